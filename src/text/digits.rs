//! Numbers in plain decimal digits, as attributes, links and `Intl` take them. The library's own way with floating point
//! weighs six kilobytes.

/// Digits of a number, rounded to at most four `places` half away from zero, without needless zeros; `None` where it is
/// not finite or has more than fifteen digits before the point.
pub fn decimal(value: f64, places: u32) -> Option<String> {
    let digits = fixed(value, places)?;
    let bare = if places > 0 { digits.trim_end_matches('0').trim_end_matches('.') } else { &digits };
    Some(bare.to_owned())
}

/// The same with all its `places`.
pub(super) fn fixed(value: f64, places: u32) -> Option<String> {
    if !value.is_finite() || value.abs() >= 1e15 {
        return None;
    }
    let scale = 10_u64.pow(places);
    let scaled = (value.abs() * scale as f64).round() as u64;
    let mut digits = (scaled / scale).to_string();
    if value < 0.0 && scaled > 0 {
        digits.insert(0, '-');
    }
    if places > 0 {
        let rest = (scaled % scale).to_string();
        digits.push('.');
        digits.extend(std::iter::repeat_n('0', places as usize - rest.len()));
        digits.push_str(&rest);
    }
    Some(digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_rounded_to_its_places() {
        for (value, places, short, long) in [
            (0.0, 2, "0", "0.00"),
            (-0.004, 2, "0", "0.00"),
            (1234.5, 2, "1234.5", "1234.50"),
            (1.995, 2, "2", "2.00"),
            (0.999_96, 4, "1", "1.0000"),
            (-18.25, 1, "-18.3", "-18.3"),
            (100.0, 0, "100", "100"),
            (20.970_06, 4, "20.9701", "20.9701"),
            (-107.000_04, 4, "-107", "-107.0000"),
            (123_456_789_012_345.0, 2, "123456789012345", "123456789012345.00"),
        ] {
            assert_eq!(decimal(value, places).as_deref(), Some(short));
            assert_eq!(fixed(value, places).as_deref(), Some(long));
        }
        for value in [f64::NAN, f64::INFINITY, 1e15, -1e300] {
            assert_eq!(decimal(value, 2), None);
        }
    }
}
