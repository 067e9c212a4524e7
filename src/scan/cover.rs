//! A picture that covers its frame: what sticks out is cut off on both sides alike.

/// The point of a picture that is shown at `x`, `y` of its frame, all as shares of width and height.
///
/// `frame` and `picture` are sizes in any unit; where one has no area the point is given back.
pub fn picture_point((x, y): (f64, f64), frame: (f64, f64), picture: (f64, f64)) -> (f64, f64) {
    let scale = (frame.0 / picture.0).max(frame.1 / picture.1);
    let share = |point: f64, frame: f64, picture: f64| 0.5 + (point - 0.5) * frame / (picture * scale);
    let found = (share(x, frame.0, picture.0), share(y, frame.1, picture.1));
    if found.0.is_finite() && found.1.is_finite() { found } else { (x, y) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(point: (f64, f64), frame: (f64, f64), picture: (f64, f64), expected: (f64, f64)) {
        let (x, y) = picture_point(point, frame, picture);
        assert!((x - expected.0).abs() < 1e-9 && (y - expected.1).abs() < 1e-9, "{x} {y}");
    }

    #[test]
    fn a_point_of_the_frame_is_found_in_the_picture() {
        // A wide picture in a square: the outer parts are cut off to the left and right.
        check((0.0, 0.25), (300.0, 300.0), (1280.0, 720.0), (0.21875, 0.25));
        check((1.0, 1.0), (300.0, 300.0), (1280.0, 720.0), (0.78125, 1.0));
        check((0.5, 0.5), (300.0, 200.0), (720.0, 1280.0), (0.5, 0.5));
        // A tall one: above and below.
        check((1.0, 0.0), (300.0, 300.0), (720.0, 1280.0), (1.0, 0.21875));
        check((0.3, 0.7), (160.0, 90.0), (1280.0, 720.0), (0.3, 0.7));
    }

    #[test]
    fn without_a_size_the_point_stays() {
        check((0.3, 0.7), (300.0, 300.0), (0.0, 0.0), (0.3, 0.7));
        check((0.3, 0.7), (0.0, 0.0), (0.0, 0.0), (0.3, 0.7));
    }
}
