//! Agreement over the frames of a film: what is read again is confirmed, what contradicts is
//! withheld.
//!
//! ```text
//! reading ─▶ seen before? ─▶ frames that agree ≥ needed + 2 × frames that contradict ─▶ confirmed
//! ```
//!
//! Rows of one frame share its blur and its glare, so a misreading repeats over rows. Over frames
//! the hand shakes and focus hunts: a right reading repeats, a wrong one hardly ever does.

use crate::symbol::{Point, Symbol, Symbology};

/// Frames that a reading is remembered for: half a second at 30 frames a second.
const MEMORY: u32 = 15;

/// Readings remembered at most: a shelf of codes.
const MOST: usize = 32;

/// Frames for which a code counts as new once it is confirmed: a linear code beside it needs two or
/// three of them for its own agreement.
const NEW: u16 = 6;

/// What was read in the last frames.
#[derive(Default)]
pub struct Film {
    frame: u32,
    seen: Vec<Seen>,
}

struct Seen {
    symbol: Symbol,
    frames: u16,
    /// Lines that gave it, of each frame no more than [`most_lines`].
    lines: u16,
    /// Frames in which it was confirmed.
    confirmed: u16,
    last: u32,
}

impl Seen {
    /// Frames that gave it on lines enough.
    fn full_frames(&self) -> u16 {
        self.frames.min(self.lines / self.symbol.symbology.entry().lines.max(1))
    }
}

impl Film {
    /// Moves one frame's readings to `shown`, each with whether it is confirmed. Of what too few lines of the frame gave,
    /// which is `weak`, only what other frames confirm.
    pub fn agree(&mut self, found: &mut Vec<Symbol>, weak: &mut Vec<Symbol>, shown: &mut Vec<(Symbol, bool)>) {
        self.frame = self.frame.wrapping_add(1);
        let now = self.frame;
        self.seen.retain(|seen| now.wrapping_sub(seen.last) <= MEMORY);
        self.take(found, shown);
        weak.retain(|symbol| most_lines(symbol) > symbol.symbology.entry().lines);
        weak.retain(|symbol| shown.iter().all(|(known, _)| !is_same(known, symbol)));
        let began = shown.len();
        self.take(weak, shown);
        let mut at = 0;
        shown.retain(|(_, confirmed)| {
            at += 1;
            at <= began || *confirmed
        });
    }

    /// Moves what was read beside them in the same frame.
    pub fn agree_beside(&mut self, found: &mut Vec<Symbol>, shown: &mut Vec<(Symbol, bool)>) {
        found.retain(|symbol| shown.iter().all(|(known, _)| !is_same(known, symbol)));
        self.take(found, shown);
    }

    /// Whether this frame shows a code that was confirmed just now: what stands beside it is worth a look.
    pub fn has_new(&self) -> bool {
        self.seen.iter().any(|seen| seen.last == self.frame && (1..=NEW).contains(&seen.confirmed))
    }

    fn take(&mut self, found: &mut Vec<Symbol>, shown: &mut Vec<(Symbol, bool)>) {
        for symbol in found.drain(..) {
            self.remember(&symbol);
            let confirmed = self.is_confirmed(&symbol);
            if let Some(seen) = self.seen.iter_mut().find(|seen| confirmed && is_same(&seen.symbol, &symbol)) {
                seen.confirmed = seen.confirmed.saturating_add(1);
            }
            shown.push((symbol, confirmed));
        }
    }

    fn remember(&mut self, symbol: &Symbol) {
        let now = self.frame;
        let lines = symbol.evidence.votes.min(most_lines(symbol));
        match self.seen.iter_mut().find(|seen| is_same(&seen.symbol, symbol)) {
            Some(seen) => {
                // Two symbols with the same number in one frame are one frame's word.
                if seen.last != now {
                    seen.frames = seen.frames.saturating_add(1);
                    seen.lines = seen.lines.saturating_add(lines);
                }
                seen.last = now;
                seen.symbol.corners = symbol.corners;
            }
            None => {
                if self.seen.len() == MOST {
                    self.seen.remove(0);
                }
                self.seen.push(Seen { symbol: symbol.clone(), frames: 1, lines, confirmed: 0, last: now });
            }
        }
    }

    fn is_confirmed(&self, symbol: &Symbol) -> bool {
        let agree = self.seen.iter().find(|seen| is_same(&seen.symbol, symbol));
        let (frames, lines) = agree.map_or((0, 0), |seen| (seen.frames, seen.lines));
        let against = self.seen.iter().filter(|seen| contradicts(&seen.symbol, symbol));
        let contradict = against.fold(0_u16, |sum, seen| sum.saturating_add(seen.full_frames())).saturating_mul(2);
        let needed = needed(symbol).saturating_add(contradict);
        frames >= needed && lines >= needed.saturating_mul(symbol.symbology.entry().lines)
    }
}

/// Frames that must agree: what is certain by itself needs one.
fn needed(symbol: &Symbol) -> u16 {
    let entry = symbol.symbology.entry();
    let is_certain = entry.certain.is_some_and(|least| symbol.evidence.likelihood >= least);
    if is_certain { 1 } else { entry.frames }
}

/// Lines of one frame that count: they share its blur and its glare. Of short symbols, which need more lines than two,
/// no frame stands in for another.
fn most_lines(symbol: &Symbol) -> u16 {
    match symbol.symbology.entry().lines {
        2 => 3,
        lines => lines,
    }
}

/// DataBar Expanded is read as Expanded Stacked in frames that show no whole row of it.
fn is_same(a: &Symbol, b: &Symbol) -> bool {
    let expanded = |s: &Symbol| matches!(s.symbology, Symbology::DataBarExpanded | Symbology::DataBarExpandedStacked);
    a.bytes == b.bytes && (a.symbology == b.symbology || (expanded(a) && expanded(b)))
}

/// Whether both are read at the same place: one of them is wrong. A matrix symbol and a linear one
/// do not contradict: labels bear both side by side.
fn contradicts(a: &Symbol, b: &Symbol) -> bool {
    let is_linear = |s: &Symbol| s.symbology.entry().is_linear;
    if is_same(a, b) || is_linear(a) != is_linear(b) {
        return false;
    }
    let (centre_a, size_a) = place(&a.corners);
    let (centre_b, size_b) = place(&b.corners);
    (centre_a.x - centre_b.x).hypot(centre_a.y - centre_b.y) < 0.5 * size_a.max(size_b)
}

/// Centre and longer diagonal.
fn place(corners: &[Point; 4]) -> (Point, f32) {
    let [a, b, c, d] = corners;
    let centre = Point { x: (a.x + b.x + c.x + d.x) / 4.0, y: (a.y + b.y + c.y + d.y) / 4.0 };
    let diagonal = |p: &Point, q: &Point| (p.x - q.x).hypot(p.y - q.y);
    (centre, diagonal(a, c).max(diagonal(b, d)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::symbol::{AimId, Evidence};

    fn symbol(symbology: Symbology, text: &str, left: f32) -> Symbol {
        let at = |x, y| Point { x, y };
        Symbol {
            symbology,
            aim: AimId(*b"]E0"),
            bytes: text.into(),
            text: text.into(),
            addon: None,
            linked: false,
            corners: [at(left, 0.0), at(left + 90.0, 0.0), at(left + 90.0, 40.0), at(left, 40.0)],
            evidence: Evidence { votes: 9, likelihood: 0.9 },
        }
    }

    /// Plays frames of readings; what is confirmed in each.
    #[track_caller]
    fn check(frames: &[&[Symbol]], expected: &[&[&str]]) {
        let mut film = Film::default();
        let confirmed: Vec<Vec<String>> = frames
            .iter()
            .map(|frame| {
                let mut shown = Vec::new();
                film.agree(&mut frame.to_vec(), &mut Vec::new(), &mut shown);
                shown.into_iter().filter(|(_, sure)| *sure).map(|(symbol, _)| symbol.text).collect()
            })
            .collect();
        assert_eq!(confirmed, expected);
    }

    #[test]
    fn a_second_frame_confirms_a_linear_code() {
        let ean = [symbol(Symbology::Ean13, "4006381333931", 10.0)];
        check(&[&ean, &[], &ean, &ean], &[&[], &[], &["4006381333931"], &["4006381333931"]]);
    }

    #[test]
    fn short_linear_codes_need_three_frames() {
        let upc_e = [symbol(Symbology::UpcE, "01234565", 10.0)];
        check(&[&upc_e, &upc_e, &upc_e], &[&[], &[], &["01234565"]]);
    }

    #[test]
    fn a_matrix_symbol_confirms_itself() {
        check(&[&[symbol(Symbology::Qr, "A", 10.0)]], &[&["A"]]);
    }

    #[test]
    fn one_frame_does_not_confirm_however_often_it_holds_the_number() {
        let twice = [symbol(Symbology::Ean13, "1", 10.0), symbol(Symbology::Ean13, "1", 300.0)];
        check(&[&twice], &[&[]]);
    }

    #[test]
    fn a_contradiction_at_the_same_place_withholds() {
        let right = [symbol(Symbology::Ean13, "4006381333931", 10.0)];
        let wrong = [symbol(Symbology::Ean13, "4006381333900", 12.0)];
        let sure: &[&str] = &["4006381333931"];
        check(&[&right, &wrong, &right, &right, &right], &[&[], &[], &[], &[], sure]);
    }

    #[test]
    fn one_content_of_databar_expanded_agrees_by_either_name() {
        let whole = [symbol(Symbology::DataBarExpanded, "0198898765432106", 10.0)];
        let joined = [symbol(Symbology::DataBarExpandedStacked, "0198898765432106", 12.0)];
        check(&[&whole, &joined], &[&[], &["0198898765432106"]]);
    }

    /// Plays frames of readings by their symbology, text and lines; what is shown in the last, and whether it is sure.
    fn played(frames: &[(Symbology, &str, u16)]) -> Vec<(String, bool)> {
        let (mut film, mut shown) = (Film::default(), Vec::new());
        for &(symbology, text, votes) in frames {
            let mut reading = symbol(symbology, text, 10.0);
            reading.evidence.votes = votes;
            let (mut found, mut weak) = (Vec::new(), Vec::new());
            if votes < symbology.entry().lines { &mut weak } else { &mut found }.push(reading);
            shown.clear();
            film.agree(&mut found, &mut weak, &mut shown);
        }
        shown.into_iter().map(|(symbol, sure)| (symbol.text, sure)).collect()
    }

    #[test]
    fn lines_of_several_frames_add_up() {
        let (ean, sure) = (Symbology::Ean13, vec![("1".to_owned(), true)]);
        assert_eq!(played(&[(ean, "1", 9), (ean, "1", 1)]), sure);
        assert_eq!(played(&[(ean, "1", 1); 4]), sure);
        // Two lines and one are not enough, and what is not sure is not shown.
        assert_eq!(played(&[(ean, "1", 2), (ean, "1", 1)]), []);
        assert_eq!(played(&[(ean, "1", 1); 3]), []);
        // Short symbols take no line of a frame that shows too few.
        assert_eq!(played(&[(Symbology::UpcE, "1", 2); 9]), []);
    }

    #[test]
    fn a_single_line_withholds_nothing_and_two_contents_on_single_lines_each_other() {
        let ean = Symbology::Ean13;
        assert_eq!(played(&[(ean, "1", 2), (ean, "2", 1), (ean, "1", 2)]), [("1".to_owned(), true)]);
        let turns: Vec<_> = (0..12).map(|i| (ean, if i % 2 == 0 { "1" } else { "2" }, 1)).collect();
        assert_eq!(played(&turns), []);
    }

    #[test]
    fn codes_side_by_side_do_not_contradict() {
        let both = [symbol(Symbology::Ean13, "1", 10.0), symbol(Symbology::Ean13, "2", 400.0)];
        check(&[&both, &both], &[&[], &["1", "2"]]);
    }

    #[test]
    fn a_code_is_new_for_some_frames_after_its_confirmation() {
        let mut film = Film::default();
        let new = (0..10).map(|_| {
            film.agree(&mut vec![symbol(Symbology::Ean13, "1", 10.0)], &mut Vec::new(), &mut Vec::new());
            film.has_new()
        });
        let expected = [false, true, true, true, true, true, true, false, false, false];
        assert_eq!(new.collect::<Vec<_>>(), expected);
    }

    #[test]
    fn what_is_read_beside_a_code_counts_for_the_same_frame() {
        let (qr, ean) = (symbol(Symbology::Qr, "A", 10.0), symbol(Symbology::Ean13, "1", 400.0));
        let mut film = Film::default();
        let mut frame = || {
            let mut shown = Vec::new();
            film.agree(&mut vec![qr.clone()], &mut Vec::new(), &mut shown);
            film.agree_beside(&mut vec![qr.clone(), ean.clone()], &mut shown);
            shown.into_iter().map(|(symbol, sure)| (symbol.text, sure)).collect::<Vec<_>>()
        };
        let row = |sure| [("A".to_owned(), true), ("1".to_owned(), sure)];
        assert_eq!([frame(), frame()], [row(false), row(true)]);
    }

    #[test]
    fn what_was_read_long_ago_is_forgotten() {
        let ean = [symbol(Symbology::Ean13, "1", 10.0)];
        let mut frames: Vec<&[Symbol]> = vec![&ean];
        frames.extend(std::iter::repeat_n(&[] as &[Symbol], MEMORY as usize + 1));
        frames.push(&ean);
        check(&frames, &vec![&[] as &[&str]; frames.len()]);
    }
}
