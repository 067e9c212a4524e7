//! Amounts with their unit, as people write them.

use std::borrow::Cow;

use super::Lang;

/// The sign of a unit; `None` for one that is not known here.
///
/// Source: UN/ECE Recommendation 20.
pub(super) fn unit(lang: Lang, code: &str) -> Option<&'static str> {
    Some(match code {
        "KGM" => "kg",
        "GRM" => "g",
        "MGM" => "mg",
        "TNE" => "t",
        "LTR" => "l",
        "DLT" => "dl",
        "CLT" => "cl",
        "MLT" => "ml",
        "MTR" => "m",
        "CMT" => "cm",
        "MMT" => "mm",
        "MTK" => "m²",
        "MTQ" => "m³",
        "CEL" => "°C",
        "LBR" => "lb",
        "ONZ" => "oz",
        "H87" | "EA" | "C62" => match lang {
            Lang::Vi => "cái",
            Lang::En => "pcs",
            Lang::Zh => "件",
        },
        _ => return None,
    })
}

/// A stated amount such as `500 GRM` with the unit's sign and the language's decimal mark. Every digit
/// stays; what is no plain number with a known unit is shown as the source wrote it.
pub fn amount<'a>(lang: Lang, stated: &'a str) -> Cow<'a, str> {
    let end = stated.find(|char: char| !char.is_ascii_digit() && char != '.').unwrap_or(stated.len());
    let (number, code) = stated.split_at(end);
    let is_plain = number.starts_with(|char: char| char.is_ascii_digit())
        && number.ends_with(|char: char| char.is_ascii_digit())
        && number.matches('.').count() <= 1;
    match unit(lang, code.trim()).filter(|_| is_plain) {
        Some(sign) if lang == Lang::Vi => [number.replace('.', ",").as_str(), " ", sign].concat().into(),
        Some(sign) => [number, " ", sign].concat().into(),
        None => stated.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(stated: &str, expected: [&str; 3]) {
        for (lang, expected) in Lang::ALL.into_iter().zip(expected) {
            assert_eq!(amount(lang, stated), expected, "{stated}");
        }
    }

    #[test]
    fn an_amount_has_the_sign_of_its_unit() {
        check("500 GRM", ["500 g"; 3]);
        check("500GRM", ["500 g"; 3]);
        check("0.125 KGM", ["0,125 kg", "0.125 kg", "0.125 kg"]);
        check("6 H87", ["6 cái", "6 pcs", "6 件"]);
    }

    #[test]
    fn what_is_no_amount_in_a_known_unit_stays_as_written() {
        for stated in ["500 g", "1.2.3 KGM", ".5 KGM", "5. KGM", "GRM", "12 XYZ", "500", "-5 GRM", "1,5 KGM", ""] {
            check(stated, [stated; 3]);
        }
    }
}
