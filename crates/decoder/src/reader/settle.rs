//! Several readings of one frame become its symbols.

use crate::symbol::{Point, Symbol};

/// Joins readings of the same symbol, and refuses a short linear code inside a longer symbol.
pub fn settle(found: &mut Vec<Symbol>, began: usize) {
    let mut i = began;
    while i < found.len() {
        let same = (began..i).find(|&j| is_same(&found[j], &found[i]));
        match same {
            Some(j) => {
                let again = found.remove(i);
                let kept = &mut found[j].evidence;
                kept.votes = kept.votes.saturating_add(again.evidence.votes);
                kept.likelihood = kept.likelihood.max(again.evidence.likelihood);
                if found[j].addon.is_none() {
                    found[j].addon = again.addon;
                }
            }
            None => i += 1,
        }
    }
    let mut i = began;
    while i < found.len() {
        let phantom = (began..found.len()).any(|j| j != i && is_phantom(&found[i], &found[j]));
        if phantom {
            found.remove(i);
        } else {
            i += 1;
        }
    }
}

/// The same content, at the same place or at places that touch.
fn is_same(a: &Symbol, b: &Symbol) -> bool {
    a.symbology == b.symbology && a.bytes == b.bytes && share(a, b).max(share(b, a)) > 0.0
}

/// Whether `small` is made of a part of `large`: bars of a long symbol, or modules of a matrix,
/// can look like a short code.
fn is_phantom(small: &Symbol, large: &Symbol) -> bool {
    let is_linear = |symbol: &Symbol| symbol.symbology.entry().is_linear;
    is_linear(small) && (!is_linear(large) || small.bytes.len() < large.bytes.len()) && share(small, large) > 0.7
}

/// How much of the upright rectangle around `a` lies in that around `b`.
fn share(a: &Symbol, b: &Symbol) -> f32 {
    let ((left_a, top_a), (right_a, bottom_a)) = bounds(&a.corners);
    let ((left_b, top_b), (right_b, bottom_b)) = bounds(&b.corners);
    let (width, height) = ((right_a - left_a).max(1.0), (bottom_a - top_a).max(1.0));
    let across = (right_a.min(right_b) - left_a.max(left_b)).max(-1.0) + 1.0;
    let down = (bottom_a.min(bottom_b) - top_a.max(top_b)).max(-1.0) + 1.0;
    (across / (width + 1.0)) * (down / (height + 1.0))
}

/// Least and largest coordinates.
pub fn bounds(corners: &[Point; 4]) -> ((f32, f32), (f32, f32)) {
    corners.iter().fold(((f32::MAX, f32::MAX), (f32::MIN, f32::MIN)), |(low, high), p| {
        ((low.0.min(p.x), low.1.min(p.y)), (high.0.max(p.x), high.1.max(p.y)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::symbol::{AimId, Evidence, Symbology};

    fn symbol(symbology: Symbology, text: &str, left: f32, width: f32) -> Symbol {
        let at = |x, y| Point { x, y };
        Symbol {
            symbology,
            aim: AimId(*b"]E0"),
            bytes: text.into(),
            text: text.into(),
            addon: None,
            linked: false,
            corners: [at(left, 0.0), at(left + width, 0.0), at(left + width, 50.0), at(left, 50.0)],
            evidence: Evidence { votes: 3, likelihood: 0.9 },
        }
    }

    #[track_caller]
    fn check(found: &[Symbol], expected: &[(&str, u16)]) {
        let mut found = found.to_vec();
        settle(&mut found, 0);
        let settled: Vec<_> = found.iter().map(|s| (s.text.as_str(), s.evidence.votes)).collect();
        assert_eq!(settled, expected);
    }

    #[test]
    fn one_symbol_read_twice_is_one_with_the_votes_of_both() {
        let once = symbol(Symbology::Ean13, "4006381333931", 10.0, 100.0);
        let again = symbol(Symbology::Ean13, "4006381333931", 12.0, 100.0);
        check(&[once, again], &[("4006381333931", 6)]);
    }

    #[test]
    fn the_same_number_at_two_places_is_two_symbols() {
        let left = symbol(Symbology::Ean13, "4006381333931", 10.0, 100.0);
        let right = symbol(Symbology::Ean13, "4006381333931", 300.0, 100.0);
        check(&[left, right], &[("4006381333931", 3), ("4006381333931", 3)]);
    }

    #[test]
    fn a_short_code_inside_a_longer_symbol_is_refused() {
        let short = symbol(Symbology::UpcE, "01234565", 40.0, 30.0);
        let long = symbol(Symbology::Code128, "(01)09506000134352", 0.0, 200.0);
        check(&[short.clone(), long], &[("(01)09506000134352", 3)]);
        let matrix = symbol(Symbology::DataMatrix, "A", 30.0, 50.0);
        check(&[short.clone(), matrix], &[("A", 3)]);
        let beside = symbol(Symbology::Ean13, "4006381333931", 200.0, 100.0);
        check(&[short, beside], &[("01234565", 3), ("4006381333931", 3)]);
    }
}
