//! Identifiers that nobody has given a name, as people can read and compare them.

use std::borrow::Cow;

use epcis::{ItemKey, item::KeyKind};

use super::{IN_HEADING, Lang, ReportLabel, coordinates, harmless, say};

/// A GS1 key with its number, lot and serial instead of its URI, a `geo:` URI as degrees, anything
/// else as it is written, made harmless.
pub fn identifier(lang: Lang, written: &str) -> Cow<'_, str> {
    if let Some((latitude, longitude)) = trace::geo(written) {
        return coordinates(latitude, longitude).into();
    }
    ItemKey::read(written).map_or_else(|| harmless(written, IN_HEADING), |key| key_words(lang, &key).into())
}

/// A GS1 key by its number, lot and serial.
pub fn key_words(lang: Lang, key: &ItemKey) -> String {
    let mut words = String::new();
    match (key.gtin(), key.gln()) {
        (Some(gtin), _) => {
            let shortest = gtin.parse::<gs1::Gtin>().map(|gtin| gtin.shortest().to_owned());
            words.push_str("GTIN ");
            words.push_str(shortest.as_deref().unwrap_or(gtin));
        }
        (None, Some(gln)) => {
            words.push_str("GLN ");
            words.push_str(gln);
        }
        (None, None) => {
            if key.kind() == KeyKind::Sscc {
                words.push_str("SSCC ");
            }
            words.push_str(key.id());
        }
    }
    for (label, part) in [(ReportLabel::FieldLot, key.lot()), (ReportLabel::FieldSerial, key.serial())] {
        if let Some(part) = part {
            words.push_str(" · ");
            words.push_str(say(lang, &label));
            words.push(' ');
            words.push_str(part);
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(written: &str, expected: &str) {
        assert_eq!(identifier(Lang::En, written), expected);
    }

    #[test]
    fn a_key_is_shown_by_its_number_lot_and_serial() {
        check("https://id.gs1.org/01/09521001001014/10/CT-261102", "GTIN 9521001001014 · Lot number CT-261102");
        check("urn:epc:id:sgtin:9521001.000201.7", "GTIN 9521001002011 · Serial number 7");
        check("https://example.com/414/9521001000017", "GLN 9521001000017");
        check("urn:epc:id:sscc:9521001.0000000001", "SSCC 095210010000000017");
        check("https://id.gs1.org/01/09521001001014", "GTIN 9521001001014");
    }

    #[test]
    fn a_point_on_earth_is_shown_in_degrees() {
        check("geo:20.97,107.77", "20.9700, 107.7700");
    }

    #[test]
    fn whatever_else_names_something_is_shown_as_written() {
        check("Cái\u{202e} Rồng\n", "Cái Rồng");
        for written in ["Cái Rồng", "https://example.com/farm/7", "urn:uuid:1", "geo:95,1", ""] {
            check(written, written);
        }
    }
}
