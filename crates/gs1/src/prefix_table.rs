//! Who licenses which prefix: the table of [`crate::prefix`].
//!
//! One text, and not a table of pointers: those compress badly, and this is most of what they took. A line is a prefix,
//! or the first and the last of several of one length, and what numbers with it are for: a word, or the region (`-` for
//! none) and the name of the organisation. A longer prefix stands before the shorter ones that hold it.

use crate::prefix::PrefixUse::{self, *};

/// The lines of one list, in their order.
pub(crate) type List = [&'static str; 3];

/// The prefixes of thirteen digits.
pub(crate) const RANGES: List = [FIRST, BOTH, LAST];

/// The prefixes of eight digits, of which the first three count.
///
/// Source: GS1 General Specifications, figure 1.4.3-1.
pub(crate) const GTIN_8_RANGES: List = [FIRST_OF_EIGHT, BOTH, ""];

const FIRST: &str = "\
0000000 company\n\
0000001-0000099 unassigned\n\
00001-00009 US GS1 US\n\
0001-0009 US GS1 US\n\
001-019 US GS1 US\n\
020-029 region\n\
030-039 US GS1 US\n\
040-049 company\n\
050-059 unassigned\n\
060-139 US GS1 US\n\
200-299 region";

const FIRST_OF_EIGHT: &str = "\
000-099 company\n\
100-139 US GS1 US\n\
200-299 company";

/// What both lists have.
const BOTH: &str = "\
300-379 FR GS1 France\n\
380 BG GS1 Bulgaria\n\
383 SI GS1 Slovenija\n\
385 HR GS1 Croatia\n\
387 BA GS1 BIH (Bosnia-Herzegovina)\n\
389 ME GS1 Montenegro\n\
400-440 DE GS1 Germany\n\
450-459 JP GS1 Japan\n\
460-469 RU GS1 Russia\n\
470 KG GS1 Kyrgyzstan\n\
471 TW GS1 Chinese Taipei\n\
474 EE GS1 Estonia\n\
475 LV GS1 Latvia\n\
476 AZ GS1 Azerbaijan\n\
477 LT GS1 Lithuania\n\
478 UZ GS1 Uzbekistan\n\
479 LK GS1 Sri Lanka\n\
480 PH GS1 Philippines\n\
481 BY GS1 Belarus\n\
482 UA GS1 Ukraine\n\
483 TM GS1 Turkmenistan\n\
484 MD GS1 Moldova\n\
485 AM GS1 Armenia\n\
486 GE GS1 Georgia\n\
487 KZ GS1 Kazakstan\n\
488 TJ GS1 Tajikistan\n\
489 HK GS1 Hong Kong, China\n\
490-499 JP GS1 Japan\n\
500-509 GB GS1 UK\n\
520-521 GR GS1 Association Greece\n\
528 LB GS1 Lebanon\n\
529 CY GS1 Cyprus\n\
530 AL GS1 Albania\n\
531 MK GS1 Macedonia\n\
535 MT GS1 Malta\n\
539 IE GS1 Ireland\n\
540-549 BE,LU GS1 Belgium & Luxembourg\n\
560 PT GS1 Portugal\n\
569 IS GS1 Iceland\n\
570-579 DK GS1 Denmark\n\
590 PL GS1 Poland\n\
594 RO GS1 Romania\n\
599 HU GS1 Hungary\n\
600-601 ZA GS1 South Africa\n\
603 GH GS1 Ghana\n\
604 SN GS1 Senegal\n\
605 UG GS1 Uganda\n\
606 AO GS1 Angola\n\
607 OM GS1 Oman\n\
608 BH GS1 Bahrain\n\
609 MU GS1 Mauritius\n\
610 unassigned\n\
611 MA GS1 Morocco\n\
613 DZ GS1 Algeria\n\
614 unassigned\n\
615 NG GS1 Nigeria\n\
616 KE GS1 Kenya\n\
617 CM GS1 Cameroon\n\
618 CI GS1 Côte d'Ivoire\n\
619 TN GS1 Tunisia\n\
620 TZ GS1 Tanzania\n\
621 SY GS1 Syria\n\
622 EG GS1 Egypt\n\
623 unassigned\n\
624 LY GS1 Libya\n\
625 JO GS1 Jordan\n\
626 IR GS1 Iran\n\
627 KW GS1 Kuwait\n\
628 SA GS1 Saudi Arabia\n\
629 AE GS1 Emirates\n\
630 QA GS1 Qatar\n\
631 NA GS1 Namibia\n\
632 RW GS1 Rwanda\n\
640-649 FI GS1 Finland\n\
680-681 CN GS1 China\n\
690-699 CN GS1 China\n\
700-709 NO GS1 Norway\n\
729 IL GS1 Israel\n\
730-739 SE GS1 Sweden\n\
740 GT GS1 Guatemala\n\
741 SV GS1 El Salvador\n\
742 HN GS1 Honduras\n\
743 NI GS1 Nicaragua\n\
744 CR GS1 Costa Rica\n\
745 PA GS1 Panama\n\
746 DO GS1 Republica Dominicana\n\
750 MX GS1 Mexico\n\
754-755 CA GS1 Canada\n\
758 unassigned\n\
759 VE GS1 Venezuela\n\
760-769 CH GS1 Switzerland\n\
770-771 CO GS1 Colombia\n\
773 UY GS1 Uruguay\n\
775 PE GS1 Peru\n\
777 BO GS1 Bolivia\n\
778-779 AR GS1 Argentina\n\
780 CL GS1 Chile\n\
784 PY GS1 Paraguay\n\
786 EC GS1 Ecuador\n\
789-790 BR GS1 Brasil\n\
800-839 IT GS1 Italy\n\
840-849 ES GS1 Spain\n\
850 CU GS1 Cuba\n\
858 SK GS1 Slovakia\n\
859 CZ GS1 Czech\n\
860 RS GS1 Serbia\n\
865 MN GS1 Mongolia\n\
867 KP GS1 North Korea\n\
868-869 TR GS1 Türkiye\n\
870-879 NL GS1 Netherlands\n\
880-881 KR GS1 South Korea\n\
883 MM GS1 Myanmar\n\
884 KH GS1 Cambodia\n\
885 TH GS1 Thailand\n\
888 SG GS1 Singapore\n\
890 IN GS1 India\n\
893 VN GS1 Vietnam\n\
894 unassigned\n\
896 PK GS1 Pakistan\n\
899 ID GS1 Indonesia\n\
900-919 AT GS1 Austria\n\
930-939 AU GS1 Australia\n\
940-949 NZ GS1 New Zealand\n\
950 - GS1 Global Office\n\
951 unassigned\n\
952 demonstration\n\
955 MY GS1 Malaysia\n\
958 MO GS1 Macau, China\n\
960-961 GB GS1 UK\n\
9620-9624 GB GS1 UK\n\
9625-9626 PL GS1 Poland\n\
9627-9629 - GS1 Global Office\n\
963-969 - GS1 Global Office";

const LAST: &str = "\
977 issn\n\
9790 ismn\n\
978-979 isbn\n\
980 refund\n\
981-983 coupon\n\
99 coupon";

/// The first range of a list that holds the prefix of `digits`: how long this prefix is, and what it is for.
pub(crate) fn find(digits: &str, list: &List) -> Option<(usize, PrefixUse)> {
    let (first, usage) = list.iter().flat_map(|lines| lines.split('\n')).find_map(|line| {
        let (range, usage) = line.split_once(' ')?;
        let (first, last) = range.split_once('-').unwrap_or((range, range));
        let head = digits.get(..first.len())?;
        (first <= head && head <= last).then_some((first, usage))
    })?;
    Some((first.len(), read(usage)))
}

fn read(usage: &'static str) -> PrefixUse {
    match usage {
        "region" => RestrictedRegion,
        "company" => RestrictedCompany,
        "coupon" => Coupon,
        "refund" => RefundReceipt,
        "issn" => Issn,
        "isbn" => Isbn,
        "ismn" => Ismn,
        "demonstration" => Demonstration,
        licensed => match licensed.split_once(' ') {
            Some((region, organisation)) => Licensed { organisation, region: if region == "-" { "" } else { region } },
            None => Unassigned,
        },
    }
}

/// How long company prefixes under 893 are, by their first digits.
#[rustfmt::skip]
pub(crate) static GCP_LENGTHS: [(&[u8], u8); 16] = [
    (b"8931", 10),
    (b"89320000", 9),
    (b"89320001", 9),
    (b"8932001", 7),
    (b"89328", 12),
    (b"8934", 7),
    (b"8935", 8),
    (b"89360", 9),
    (b"89361", 9),
    (b"89362", 9),
    (b"89364", 10),
    (b"89380", 9),
    (b"89385", 10),
    (b"89386", 10),
    (b"89389", 10),
    (b"8939", 12),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_begin_and_end_with_prefixes_of_one_length_in_order() {
        for list in [RANGES, GTIN_8_RANGES] {
            for line in list.iter().flat_map(|lines| lines.lines()) {
                let (range, usage) = line.split_once(' ').unwrap_or_default();
                let (first, last) = range.split_once('-').unwrap_or((range, range));
                let is_number = |digits: &str| !digits.is_empty() && digits.bytes().all(|digit| digit.is_ascii_digit());
                assert!(is_number(first) && is_number(last), "{line}");
                assert!(first.len() == last.len() && first <= last, "{line}");
                // A word that is not known would be an unassigned prefix.
                assert_eq!(read(usage) == Unassigned, usage == "unassigned", "{line}");
                assert!(!matches!(read(usage), Licensed { organisation: "", .. }), "{line}");
            }
        }
        assert_eq!(RANGES.iter().flat_map(|lines| lines.lines()).count(), 150);
    }

    #[track_caller]
    fn check(list: &List, digits: &str, expected: Option<(usize, PrefixUse)>) {
        assert_eq!(find(digits, list), expected, "{digits}");
    }

    #[test]
    fn the_first_range_that_holds_a_prefix_is_its_own() {
        check(&RANGES, "8934588063053", Some((3, Licensed { organisation: "GS1 Vietnam", region: "VN" })));
        check(
            &RANGES,
            "5420000000000",
            Some((3, Licensed { organisation: "GS1 Belgium & Luxembourg", region: "BE,LU" })),
        );
        check(&RANGES, "0000000999999", Some((7, RestrictedCompany)));
        check(&RANGES, "9625123456789", Some((4, Licensed { organisation: "GS1 Poland", region: "PL" })));
        check(&RANGES, "9501101530003", Some((3, Licensed { organisation: "GS1 Global Office", region: "" })));
        check(&RANGES, "9790060115615", Some((4, Ismn)));
        check(&RANGES, "9950000000000", Some((2, Coupon)));
        check(&RANGES, "1400000000000", None);
        check(&RANGES, "89", None);
        check(&GTIN_8_RANGES, "21234567", Some((3, RestrictedCompany)));
        check(&GTIN_8_RANGES, "97712345", None);
    }
}
