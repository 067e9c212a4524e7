//! Drawn symbols through the whole linear reader.

use super::LinearReader;
use crate::{
    Effort, Frame, Symbol, Symbology,
    draw::{Kind, modules},
};

const SIDE: usize = 360;

/// How a symbol is photographed.
#[derive(Clone, Copy, Debug)]
struct View {
    degrees: f32,
    /// Pixels a module.
    pixels: f32,
    /// Width of the box that blurs, in modules.
    blur: f32,
    /// Grey levels between bars and spaces.
    contrast: f32,
}

const PLAIN: View = View { degrees: 0.0, pixels: 2.2, blur: 0.0, contrast: 180.0 };

/// `data` in the middle of a light frame, 60 modules high.
fn picture(kind: Kind, data: &str, view: View) -> Vec<u8> {
    let bars = match modules(kind, data) {
        Ok(bars) => bars,
        Err(error) => unreachable!("{data}: {error}"),
    };
    let width = bars.width() as f32;
    // Dark modules left of `u`.
    let dark_before = |u: f32| {
        let (mut from, mut sum) = (0.0, 0.0);
        for (i, &w) in bars.rows[0].widths.iter().enumerate() {
            let to = from + f32::from(w);
            if i % 2 == 1 {
                sum += (u.min(to) - from).max(0.0);
            }
            from = to;
        }
        sum
    };
    let (s, c) = view.degrees.to_radians().sin_cos();
    let half = view.blur.max(1.0 / view.pixels) * 0.5;
    (0..SIDE * SIDE)
        .map(|i| {
            let x = ((i % SIDE) as f32 + 0.5 - SIDE as f32 * 0.5) / view.pixels;
            let y = ((i / SIDE) as f32 + 0.5 - SIDE as f32 * 0.5) / view.pixels;
            let (u, v) = (x * c + y * s + width * 0.5, y * c - x * s);
            let dark = (dark_before(u + half) - dark_before(u - half)) / (2.0 * half);
            let dark = if v.abs() < 30.0 { dark } else { 0.0 };
            (210.0 - view.contrast * dark) as u8
        })
        .collect()
}

fn read(kind: Kind, data: &str, view: View) -> Vec<Symbol> {
    let luma = picture(kind, data, view);
    let Ok(frame) = Frame::new(&luma, SIDE, SIDE) else {
        unreachable!("the size is in range");
    };
    let mut found = Vec::new();
    LinearReader::default().read(&frame, Effort::Still, &mut found);
    found
}

#[track_caller]
fn check(kind: Kind, data: &str, view: View, expected: (Symbology, &str, &str, Option<&str>)) {
    let found = read(kind, data, view);
    let [symbol] = found.as_slice() else {
        unreachable!("{view:?}: {found:?}");
    };
    let addon = symbol.addon.as_deref();
    assert_eq!((symbol.symbology, symbol.aim.as_str(), symbol.text.as_str(), addon), expected, "{view:?}");
}

#[test]
fn each_kind_has_its_symbology_and_identifier() {
    check(Kind::Ean13, "4006381333931", PLAIN, (Symbology::Ean13, "]E0", "4006381333931", None));
    check(Kind::Ean8, "96385074", PLAIN, (Symbology::Ean8, "]E4", "96385074", None));
    check(Kind::UpcA, "036000291452", PLAIN, (Symbology::UpcA, "]E0", "036000291452", None));
    check(Kind::UpcE, "04252614", PLAIN, (Symbology::UpcE, "]E0", "04252614", None));
}

#[test]
fn add_ons_are_read_with_their_symbol() {
    let two = (Symbology::Ean13, "]E3", "9771234567003", Some("05"));
    check(Kind::Ean13, "9771234567003 05", PLAIN, two);
    let five = (Symbology::Ean13, "]E3", "9780393058673", Some("52595"));
    check(Kind::Ean13, "9780393058673 52595", PLAIN, five);
    check(Kind::Ean13, "9780393058673 52595", View { degrees: 160.0, ..PLAIN }, five);
}

#[test]
fn bars_may_run_in_any_direction() {
    for degrees in [5.0, 30.0, 45.0, 60.0, 90.0, 135.0, 180.0, 270.0] {
        let view = View { degrees, ..PLAIN };
        check(Kind::Ean13, "4006381333931", view, (Symbology::Ean13, "]E0", "4006381333931", None));
    }
}

/// A crisp symbol of whole pixels a module, turned by quarters, almost up to the border; what is read.
fn read_crisp(kind: Kind, data: &str, pixels: usize, quarters: usize) -> Vec<(Symbology, String)> {
    let Ok(bars) = modules(kind, data) else { unreachable!("{data} fits") };
    let rows = bars.rows.iter().flat_map(|row| std::iter::repeat_n(row, usize::from(row.height)));
    let dark: Vec<Vec<bool>> = rows.map(|row| row.modules().collect()).collect();
    let (width, height) = ((bars.width() + 2) * pixels, (bars.height() + 2) * pixels);
    let is_dark = |x: usize, y: usize| {
        let row = (y / pixels).checked_sub(1).and_then(|y| dark.get(y));
        row.zip((x / pixels).checked_sub(1)).is_some_and(|(row, x)| row.get(x) == Some(&true))
    };
    let (across, down) = if quarters.is_multiple_of(2) { (width, height) } else { (height, width) };
    let turned = |x: usize, y: usize| match quarters {
        0 => (x, y),
        1 => (y, height - 1 - x),
        2 => (width - 1 - x, height - 1 - y),
        _ => (width - 1 - y, x),
    };
    let places = (0..across * down).map(|i| turned(i % across, i / across));
    let luma: Vec<u8> = places.map(|(x, y)| if is_dark(x, y) { 30 } else { 230 }).collect();
    let Ok(frame) = Frame::new(&luma, across, down) else { unreachable!("the size is in range") };
    let mut found = Vec::new();
    LinearReader::default().read(&frame, Effort::Still, &mut found);
    found.into_iter().map(|s| (s.symbology, s.text)).collect()
}

#[test]
fn crisp_databar_may_lie_on_any_side() {
    // Wide elements part the texture of large modules. Of 4 and 8 pixels a module no region is found: the
    // edges of lying bars fall between the rows whose gradient is taken.
    let rows = [
        (Kind::DataBarOmni, "00012345678905", Symbology::DataBar, "0100012345678905"),
        (Kind::DataBarStacked, "90012345678908", Symbology::DataBar, "0190012345678908"),
        (Kind::DataBarStackedOmni, "90012345678908", Symbology::DataBar, "0190012345678908"),
        (Kind::DataBarLimited, "00012345678905", Symbology::DataBarLimited, "0100012345678905"),
        (
            Kind::DataBarExpandedStacked { segments: 4 },
            "10123456A1234A",
            Symbology::DataBarExpandedStacked,
            "10123456A1234A",
        ),
        (Kind::DataBarExpandedStacked { segments: 2 }, "101098-1234", Symbology::DataBarExpandedStacked, "101098-1234"),
    ];
    for (kind, data, symbology, text) in rows {
        for (pixels, quarters) in
            [1, 2, 3, 5, 6, 7].into_iter().flat_map(|pixels| (0..4).map(move |quarters| (pixels, quarters)))
        {
            let found = read_crisp(kind, data, pixels, quarters);
            assert_eq!(found, [(symbology, text.to_owned())], "{kind:?}, {pixels} pixels, {quarters} quarter turns");
        }
    }
}

#[test]
fn corners_follow_the_reading_direction() {
    let found = read(Kind::Ean13, "4006381333931", View { degrees: 180.0, ..PLAIN });
    let [a, b, c, d] = found[0].corners;
    assert!(a.x > b.x + 180.0 && d.x > c.x + 180.0, "{found:?}");
    assert!(a.y > d.y + 50.0 && b.y > c.y + 50.0, "{found:?}");
}

#[test]
fn blur_of_one_and_a_half_modules_and_faint_print_are_read() {
    for (blur, contrast) in [(1.2, 180.0), (1.5, 180.0), (1.5, 90.0), (0.0, 25.0)] {
        let view = View { blur, contrast, pixels: 3.0, degrees: 4.0 };
        check(Kind::Ean13, "4006381333931", view, (Symbology::Ean13, "]E0", "4006381333931", None));
    }
}

#[test]
fn what_a_round_reflection_leaves_of_itf_14_is_no_shorter_symbol() {
    let view = View { pixels: 2.0, ..PLAIN };
    for radius in [30.0_f32, 45.0, 70.0, 110.0] {
        for step in 0..40 {
            let mut luma = picture(Kind::Itf, "18930616157210", view);
            let centre = (70.0 + 2.0 * step as f32, 190.0);
            for (i, level) in luma.iter_mut().enumerate() {
                let (x, y) = ((i % SIDE) as f32 - centre.0, (i / SIDE) as f32 - centre.1);
                *level = if x.hypot(y) < radius { 210 } else { *level };
            }
            let Ok(frame) = Frame::new(&luma, SIDE, SIDE) else { unreachable!() };
            let mut found = Vec::new();
            LinearReader::default().read(&frame, Effort::Still, &mut found);
            let texts: Vec<_> = found.iter().map(|s| s.text.as_str()).filter(|&t| t != "18930616157210").collect();
            assert_eq!(texts, [""; 0], "radius {radius}, centre {centre:?}");
        }
    }
}

#[test]
fn shorter_itf_is_read_as_itself() {
    check(Kind::Itf, "0616157210", PLAIN, (Symbology::Itf, "]I0", "0616157210", None));
    check(Kind::Itf, "070429", View { degrees: 35.0, ..PLAIN }, (Symbology::Itf, "]I0", "070429", None));
}
