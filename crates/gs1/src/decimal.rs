//! Numbers written in decimal digits, in texts of others.

/// Digits that a number of 64 bits holds, whatever they are.
const MOST_DIGITS: u32 = 18;
/// Powers of ten up to this one are exact.
const EXACT: u32 = 22;
/// No number of this format has a larger exponent of ten.
const MOST_EXPONENT: i32 = 400;

/// A finite number in decimal digits: a sign, digits with a point among them, an exponent behind `e`.
///
/// Up to 15 digits with an exponent from -22 to 22 it is the nearest that the format has; beyond, the last bit may
/// differ, as it does where JSON numbers are read. The library's own reader is exact for any text, with 12 KB of tables
/// that every page would load.
///
/// ```
/// assert_eq!(gs1::decimal(" 20.97"), None);
/// assert_eq!(gs1::decimal("-20.97"), Some(-20.97));
/// assert_eq!(gs1::decimal("1e3"), Some(1000.0));
/// assert_eq!(gs1::decimal("inf"), None);
/// ```
pub fn decimal(text: &str) -> Option<f64> {
    let (is_negative, text) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    let (digits, exponent) = text.split_once(['e', 'E']).map_or((text, None), |(digits, it)| (digits, Some(it)));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    let mut power = match exponent {
        Some(exponent) => exponent_of(exponent)?,
        None => 0,
    };
    if whole.is_empty() && part.is_empty() {
        return None;
    }
    let (mut number, mut held) = (0_u64, 0);
    for (index, digit) in whole.bytes().chain(part.bytes()).enumerate() {
        let is_part = index >= whole.len();
        if !digit.is_ascii_digit() {
            return None;
        }
        if held < MOST_DIGITS {
            number = number * 10 + u64::from(digit - b'0');
            held += u32::from(number > 0);
            power -= i32::from(is_part);
        } else {
            power += i32::from(!is_part);
        }
    }
    let read = scaled(number as f64, power);
    read.is_finite().then_some(if is_negative { -read } else { read })
}

/// An exponent; one beyond the format's is the largest or the smallest that is told apart.
fn exponent_of(text: &str) -> Option<i32> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if unsigned.is_empty() || !unsigned.bytes().all(|it| it.is_ascii_digit()) {
        return None;
    }
    let size = unsigned.parse().unwrap_or(MOST_EXPONENT * 1_000).min(MOST_EXPONENT * 1_000);
    Some(if text.starts_with('-') { -size } else { size })
}

/// A number times a power of ten, in steps that are exact by themselves.
fn scaled(mut number: f64, power: i32) -> f64 {
    let mut left = power.unsigned_abs();
    while left > 0 && number != 0.0 && number.is_finite() {
        let step = left.min(EXACT);
        let factor = (0..step).fold(1.0, |factor, _| factor * 10.0);
        number = if power < 0 { number / factor } else { number * factor };
        left -= step;
    }
    number
}

#[cfg(test)]
mod tests {
    extern crate std;

    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_is_no_number_is_none() {
        for text in [
            "", "-", "+", ".", "-.", "e1", ".e1", "1e", "1e+", "1 ", " 1", "1,5", "nan", "inf", "0x1", "1e1.5", "--1",
            "1e400",
        ] {
            assert_eq!(decimal(text), None, "{text}");
        }
    }

    #[test]
    fn what_people_and_devices_write_is_read_as_the_library_reads_it() {
        for text in [
            "0",
            "-0",
            "+7",
            "007",
            "1.",
            ".5",
            "-.5",
            "20.97",
            "107.770000",
            "-18",
            "4e0",
            "1E-3",
            "2.5e+2",
            "0.0000001",
            "99999999999999",
            "1e22",
            "1e-22",
            "123456789012345",
            "0e99999999999",
            "1e-99999999999",
            "0.1e-5",
            "273.15",
        ] {
            assert_eq!(decimal(text).map(f64::to_bits), text.parse::<f64>().ok().map(f64::to_bits), "{text}");
        }
    }

    proptest! {
        #[test]
        fn fifteen_digits_are_exact(number in -999_999_999_999_999_i64..=999_999_999_999_999, places in 0_usize..=15) {
            let digits = std::format!("{:016}", number.unsigned_abs());
            let (whole, part) = digits.split_at(digits.len() - places);
            let text = std::format!("{}{whole}.{part}", if number < 0 { "-" } else { "" });
            prop_assert_eq!(decimal(&text), text.parse::<f64>().ok());
        }

        #[test]
        fn any_number_is_near(number in any::<f64>().prop_filter("finite", |it| it.is_finite() && it.abs() > 1e-290)) {
            let read = decimal(&std::format!("{number:e}")).unwrap_or(f64::NAN);
            prop_assert!((read - number).abs() <= number.abs() * 1e-15 * 4.0, "{} {}", read, number);
        }

        #[test]
        fn any_text_is_read_where_the_library_reads_a_finite_number(text in "[-+]?[0-9]{0,4}[.]?[0-9]{0,4}([eE][-+]?(1[0-8]|[0-9])?)?") {
            let expected = text.parse::<f64>().ok().filter(|it| it.is_finite());
            prop_assert_eq!(decimal(&text), expected, "{}", text);
        }
    }
}
