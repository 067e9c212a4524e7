//! Countries as sources tell them: by code, in any letter case, or by a vocabulary's identifier.

use epcis::event::local_name;

/// A country by its two letters, whatever code or vocabulary identifier it is told by; else as it is told.
pub(super) fn code(text: &str) -> String {
    let word = local_name(text.trim()).rsplit(['/', '#']).next().unwrap_or_default();
    // Letters with marks are small in every spelling, so that names compare: no table of large ones is loaded for it.
    let word = word.to_lowercase().to_ascii_uppercase();
    let alone: String = word.chars().filter(|it| !it.is_whitespace()).collect();
    match alone.as_str() {
        "VIETNAM" | "VIệTNAM" => "VN".to_owned(),
        digits if digits.len() == 3 && digits.bytes().all(|it| it.is_ascii_digit()) => {
            gs1::Country::from_digits(digits.as_bytes()).map_or(word, |it| it.alpha2().to_owned())
        }
        letters => ALPHA_3.iter().find(|(three, _)| *three == letters).map_or(word, |(_, two)| (*two).to_owned()),
    }
}

/// Whether two sources name different countries; a name that is no known code may be that of any.
pub(super) fn differ(one: &str, other: &str) -> bool {
    let (one, other) = (code(one), code(other));
    one != other && (one.len() == 2) == (other.len() == 2)
}

/// Codes of three letters (ISO 3166-1) of Việt Nam and of those it trades food with most.
const ALPHA_3: [(&str, &str); 39] = [
    ("ARG", "AR"),
    ("AUS", "AU"),
    ("BEL", "BE"),
    ("BRA", "BR"),
    ("CAN", "CA"),
    ("CHE", "CH"),
    ("CHL", "CL"),
    ("CHN", "CN"),
    ("DEU", "DE"),
    ("DNK", "DK"),
    ("ECU", "EC"),
    ("ESP", "ES"),
    ("FRA", "FR"),
    ("GBR", "GB"),
    ("HKG", "HK"),
    ("IDN", "ID"),
    ("IND", "IN"),
    ("ITA", "IT"),
    ("JPN", "JP"),
    ("KHM", "KH"),
    ("KOR", "KR"),
    ("LAO", "LA"),
    ("MMR", "MM"),
    ("MYS", "MY"),
    ("NLD", "NL"),
    ("NOR", "NO"),
    ("NZL", "NZ"),
    ("PER", "PE"),
    ("PHL", "PH"),
    ("POL", "PL"),
    ("RUS", "RU"),
    ("SGP", "SG"),
    ("SWE", "SE"),
    ("THA", "TH"),
    ("TWN", "TW"),
    ("UKR", "UA"),
    ("USA", "US"),
    ("VNM", "VN"),
    ("ZAF", "ZA"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_country_in_many_spellings_is_one() {
        for text in
            ["VN", "vn", "704", "VNM", "Việt Nam", "VIỆT NAM", "urn:iso:std:iso:3166:VN", "https://example.org/voc#VN"]
        {
            assert_eq!(code(text), "VN", "{text}");
        }
        assert!(differ("VN", "CN") && differ("704", "CHN") && differ("Lào", "Campuchia"));
        assert!(!differ("VN", "Cộng hòa xã hội chủ nghĩa Việt Nam"), "a name may be that of any code");
    }
}
