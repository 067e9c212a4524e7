//! Sine and cosine for the browser, which has none of its own: those of the C library reduce angles of any size and
//! weigh seven kilobytes.

use std::f64::consts::FRAC_PI_2;

/// Cosine and sine of an angle in radians, right to the sixth digit up to some thousand turns.
pub fn cos_sin(angle: f32) -> (f32, f32) {
    let angle = f64::from(angle);
    let quarters = (angle / FRAC_PI_2).round();
    let rest = angle - quarters * FRAC_PI_2;
    let square = rest * rest;
    // Taylor's series, of which the next terms are below a millionth for an eighth of a turn.
    let cos = 1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0)));
    let sin = rest * (1.0 - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0))));
    let (cos, sin) = match (quarters as i64).rem_euclid(4) {
        0 => (cos, sin),
        1 => (-sin, cos),
        2 => (-cos, -sin),
        _ => (sin, -cos),
    };
    (cos as f32, sin as f32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn they_are_those_of_the_library() {
        for step in -5000..5000 {
            let angle = step as f32 * 0.137;
            let (cos, sin) = cos_sin(angle);
            assert!((cos - angle.cos()).abs() < 1e-6 && (sin - angle.sin()).abs() < 1e-6, "{angle}: {cos} {sin}");
        }
    }
}
