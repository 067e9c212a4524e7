//! Which of several cameras sees near things best: by what it can do and by its place in the device's list, never
//! by its name, which every system writes in the person's language.

/// What a camera says of itself before it runs.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lens {
    /// It looks away from the person.
    pub faces_away: bool,
    /// It finds its focus by itself.
    pub focuses: bool,
    /// The nearest distance that it can focus at, in metres.
    pub nearest_m: Option<f64>,
    /// The largest zoom factor over the smallest one.
    pub zoom_ratio: f64,
}

/// The place of the camera to be used; `None` where none says how near it sees, and the browser's choice stands.
///
/// Of two that see equally near the one with more zoom wins: it is the virtual camera, which changes between lenses.
pub fn nearest(lenses: &[Lens]) -> Option<usize> {
    let fit =
        |lens: &&(usize, Lens)| lens.1.faces_away && lens.1.focuses && lens.1.nearest_m.is_some_and(f64::is_finite);
    let listed: Vec<_> = lenses.iter().copied().enumerate().collect();
    let near = |lens: &Lens| lens.nearest_m.unwrap_or(f64::INFINITY);
    let best = listed
        .iter()
        .filter(fit)
        .min_by(|(_, a), (_, b)| near(a).total_cmp(&near(b)).then(b.zoom_ratio.total_cmp(&a.zoom_ratio)));
    best.map(|(index, _)| *index)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lens_is_chosen_by_what_it_can_do() {
        let away = |nearest_m, zoom_ratio| Lens { faces_away: true, focuses: true, nearest_m, zoom_ratio };
        let front = Lens { faces_away: false, ..away(Some(0.01), 4.0) };
        let fixed = Lens { focuses: false, ..away(Some(0.02), 1.0) };
        for (lenses, expected) in [
            (&[][..], None),
            (&[front], None),
            (&[front, away(None, 4.0)], None),
            (&[front, away(Some(0.24), 10.0), fixed, away(Some(0.02), 3.0), away(Some(0.02), 30.0)], Some(4)),
            (&[away(Some(0.1), 4.0), away(Some(0.1), 4.0), front], Some(0)),
            (&[away(Some(f64::NAN), 4.0)], None),
        ] {
            assert_eq!(nearest(lenses), expected, "{lenses:?}");
        }
    }
}
