//! What a coloured picture shows that its luma hides: dark red print on red, dark blue on blue.
//!
//! Luma weighs blue by a tenth and red by a third, so two shades of one of them differ by little. The brightest of the
//! three colours differs by all that they do; what only luma tells apart, such as red on white, was read before.

/// Levels by which a pixel's brightest colour lies above its luma where it is coloured.
const COLOURED: u8 = 32;
/// One pixel in so many is coloured in a picture that is worth a second look: a stamp fills no less.
const SHARE: usize = 32;

/// Writes the brightest colour of each pixel, four bytes of red, green, blue and anything, over its `luma`; whether
/// enough of the picture is coloured for that to show more.
pub fn brightest(pixels: &[u8], luma: &mut [u8]) -> bool {
    let mut coloured = 0;
    for (to, pixel) in luma.iter_mut().zip(pixels.chunks_exact(4)) {
        let brightest = pixel[0].max(pixel[1]).max(pixel[2]);
        coloured += usize::from(brightest.saturating_sub(*to) >= COLOURED);
        *to = brightest;
    }
    coloured * SHARE >= luma.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        Effort, Frame, decode,
        draw::{Kind, modules},
    };

    /// Reads EAN-13 in two colours, by luma (ITU-R BT.601) and by the brightest colour, if there is enough of it.
    #[track_caller]
    fn check(bar: [u8; 3], ground: [u8; 3], by_luma: bool, by_brightest: Option<bool>) {
        let Ok(bars) = modules(Kind::Ean13, "4006381333931") else { unreachable!() };
        let quiet = || std::iter::repeat_n(false, 12);
        let row = quiet().chain(bars.rows[0].modules()).chain(quiet()).flat_map(|dark| [dark; 3]);
        let row: Vec<u8> = row
            .flat_map(|dark| {
                let [r, g, b] = if dark { bar } else { ground };
                [r, g, b, 255]
            })
            .collect();
        let (pixels, width, height) = (row.repeat(120), row.len() / 4, 120);
        let weighed = |p: &[u8]| (306 * u32::from(p[0]) + 601 * u32::from(p[1]) + 117 * u32::from(p[2]) + 512) >> 10;
        let mut luma: Vec<u8> = pixels.chunks_exact(4).map(|pixel| weighed(pixel) as u8).collect();
        let is_read = |luma: &[u8]| {
            let Ok(frame) = Frame::new(luma, width, height) else { unreachable!() };
            decode(&frame, Effort::Still).iter().any(|symbol| symbol.text == "4006381333931")
        };
        assert_eq!(is_read(&luma), by_luma, "{bar:?} on {ground:?} by luma");
        let read_again = brightest(&pixels, &mut luma).then(|| is_read(&luma));
        assert_eq!(read_again, by_brightest, "{bar:?} on {ground:?} by the brightest colour");
    }

    #[test]
    fn shades_of_one_colour_are_told_apart_by_it() {
        check([165, 40, 45], [200, 23, 25], false, Some(true));
        check([20, 20, 110], [10, 10, 180], false, Some(true));
    }

    #[test]
    fn other_colours_are_told_apart_by_luma() {
        check([200, 0, 0], [255, 255, 255], true, Some(true));
        check([20, 20, 20], [235, 235, 235], true, None);
    }
}
