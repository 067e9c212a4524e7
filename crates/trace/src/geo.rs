//! Points on Earth, and how far they are from each other.

/// A `geo:` URI of a place that somebody measured. Source: RFC 5870.
pub fn geo(text: &str) -> Option<(f64, f64)> {
    point(text).filter(|(latitude, longitude)| on_earth(*latitude, *longitude))
}

/// A `geo:` URI of any point on Earth, also with a query behind it, as maps write it. Source: RFC 5870.
pub(crate) fn point(text: &str) -> Option<(f64, f64)> {
    let (scheme, rest) = text.split_at_checked("geo:".len())?;
    if !scheme.eq_ignore_ascii_case("geo:") {
        return None;
    }
    let mut numbers = rest.split([',', ';', '?']);
    let latitude = gs1::decimal(numbers.next()?.trim())?;
    let longitude = gs1::decimal(numbers.next()?.trim())?;
    in_range(latitude, longitude).then_some((latitude, longitude))
}

fn in_range(latitude: f64, longitude: f64) -> bool {
    (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude)
}

/// Whether degrees north and east are a place on Earth that somebody measured.
pub(crate) fn on_earth(latitude: f64, longitude: f64) -> bool {
    // The point 0, 0 in the Atlantic is what devices send that do not know where they are.
    let unset = latitude == 0.0 && longitude == 0.0;
    in_range(latitude, longitude) && !unset
}

/// Distance along the surface of a sphere with the Earth's mean radius (haversine formula), in kilometres.
pub fn kilometres((lat_a, lon_a): (f64, f64), (lat_b, lon_b): (f64, f64)) -> f64 {
    let half = |a: f64, b: f64| sine((b - a) / 2.0).powi(2);
    let chord = half(lat_a, lat_b) + cosine(lat_a) * cosine(lat_b) * half(lon_a, lon_b);
    2.0 * 6371.0 * chord.clamp(0.0, 1.0).sqrt().asin()
}

/// The cosine of an angle from -90 to 270 degrees.
pub fn cosine(degrees: f64) -> f64 {
    sine(90.0 - degrees)
}

/// The sine of an angle of at most 180 degrees either way, to 13 places: by its series, since the library's, for angles
/// of any size, would be loaded with every page.
fn sine(degrees: f64) -> f64 {
    let near = match degrees {
        90.0.. => 180.0 - degrees,
        ..=-90.0 => -180.0 - degrees,
        _ => degrees,
    };
    let angle = near.to_radians();
    let (mut term, mut sum) = (angle, angle);
    for step in 1..=9 {
        let factor = f64::from(2 * step);
        term *= -angle * angle / (factor * (factor + 1.0));
        sum += term;
    }
    sum
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_distance_from_ha_noi_to_ho_chi_minh_city_is_about_1140_km() {
        let km = kilometres((21.0278, 105.8342), (10.7769, 106.7009));
        assert!((1135.0..1150.0).contains(&km), "{km}");
    }

    #[test]
    fn a_sine_is_the_librarys() {
        for tenth in -1_800..=1_800_i16 {
            let degrees = f64::from(tenth) / 10.0;
            assert!((sine(degrees) - degrees.to_radians().sin()).abs() < 1e-13, "{degrees}");
        }
    }

    #[test]
    fn a_geo_uri_is_read_and_nothing_else() {
        assert_eq!(geo("geo:20.97,107.77"), Some((20.97, 107.77)));
        assert_eq!(geo("GEO:20.97,107.77;u=30"), Some((20.97, 107.77)));
        assert_eq!(geo("geo:20.97, 107.77?z=12"), Some((20.97, 107.77)));
        assert_eq!(point("geo:0,0"), Some((0.0, 0.0)));
        for text in ["geo:0,0", "geo:91,0", "geo:x,1", "20.97,107.77", "geo:1", "geo:nan,1", "geo:inf,1"] {
            assert_eq!(geo(text), None, "{text}");
        }
    }
}
