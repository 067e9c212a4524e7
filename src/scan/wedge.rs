//! Keyboard-wedge scanners: a burst of key strokes that no hand types becomes one scan.
//!
//! A burst ends with Enter, Tab, Ctrl+J or Ctrl+M, or with a pause of 200 ms. It has no total limit of
//! time, because a long QR code takes seconds. Keys are read by position (`event.code`) with the shift
//! state, because Vietnamese input methods change what `event.key` says.
//!
//! | the scanner sends | it means |
//! |---|---|
//! | a key of the US layout | its character |
//! | Ctrl with A to Z, `[`, `\`, `]`, 6, `-` | a control character: Ctrl+] is GS |
//! | Alt with digits, such as 029 or 0029 | the character of that number |
//! | a key or text of the configuration | GS |
//! | text without keys, by an input method | itself |
//! | any other key between two characters | a doubt: something was lost |

mod burst;
mod keys;
#[cfg(test)]
mod tests;

use self::burst::{Gathering, mended};
use self::keys::{Key, alt_code, control, digit, key};

pub use self::burst::{Burst, Doubt};

const GS: char = '\u{1d}';

/// One key stroke, as the browser reports it.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct KeyStroke<'a> {
    /// `KeyboardEvent.code`, such as `Digit1`, `KeyA` or `BracketRight`; empty where the browser cannot tell.
    pub code: &'a str,
    /// `KeyboardEvent.key`, such as `1`, `a` or `Process`.
    pub key: &'a str,
    /// Shift is held.
    pub shift: bool,
    /// Ctrl is held.
    pub ctrl: bool,
    /// Alt is held.
    pub alt: bool,
    /// Meta is held: never a scanner.
    pub meta: bool,
    /// Caps Lock is on.
    pub caps: bool,
    /// The key is held down and repeats by itself.
    pub repeat: bool,
    /// The stroke goes into a field that a person may type into.
    pub in_field: bool,
    /// `KeyboardEvent.timeStamp` in milliseconds.
    pub at_ms: f64,
}

/// How the scanners of a stand are set; the default is how they come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WedgeSettings {
    /// Texts that stand for GS, such as `~` or `{GS}`.
    pub gs_texts: Vec<String>,
    /// Keys that stand for GS, as `KeyboardEvent.code`, such as `F8`; `Ctrl+`, `Alt+` or `Shift+` may go before.
    pub gs_keys: Vec<String>,
    /// What the scanner sends before each scan.
    pub prefix: String,
    /// What the scanner sends after each scan, before Enter.
    pub suffix: String,
}

/// What a key stroke led to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wedge {
    /// It is part of a burst: neither the page nor the browser must act on it.
    pub taken: bool,
    /// A scan that is complete now.
    pub scan: Option<Burst>,
}

/// What a pause led to.
#[derive(Clone, Debug, PartialEq)]
pub enum Rest {
    /// The pause is not long enough; ask again after so many milliseconds.
    Wait(f64),
    /// Nothing is under way any more; perhaps a scan is complete.
    Over(Option<Burst>),
}

/// Gathers key strokes into scans.
#[derive(Clone, Debug, Default)]
pub struct WedgeParser {
    settings: WedgeSettings,
    now: Gathering,
    alt: Option<AltDigits>,
    /// A burst that was closed, and waits whether another scanner goes on sending.
    closed: Option<Burst>,
    /// When the last burst ended, and its keys where a pause ended it: a busy device may have split it, and be it after
    /// its first key or within an Alt code.
    ended: Option<(f64, Option<Split>)>,
}

/// Digits of an Alt code: their value, how many, whether the first is a zero.
type AltDigits = (u32, u8, bool);

/// What was under way when a pause ended a burst.
type Split = (Gathering, Option<AltDigits>);

impl WedgeParser {
    /// A pause that ends a burst, in milliseconds. Slow scanners peak at 100 ms between keys.
    pub const GAP_MS: f64 = 200.0;
    /// A scan that is closed waits so long for more, in milliseconds: another line, or another scanner's keys.
    pub const SETTLE_MS: f64 = 50.0;
    /// An end that comes so late after a burst that a pause ended still belongs to it, in milliseconds.
    const LATE_END_MS: f64 = 1_000.0;
    /// A second end, such as CR before LF, belongs to the burst for so long, in milliseconds; later it is a hand's.
    const SECOND_END_MS: f64 = 400.0;
    /// Fewer characters are a hand on the keys.
    pub const MIN_CHARS: usize = 4;
    /// More bytes than any symbol holds.
    pub const MAX_BYTES: usize = 4096;

    /// A parser for scanners that are set so.
    pub fn new(settings: WedgeSettings) -> Self {
        Self { settings, ..Self::default() }
    }

    /// Takes one key that went down.
    pub fn key(&mut self, stroke: KeyStroke<'_>) -> Wedge {
        if stroke.repeat {
            // A scanner lets go of every key.
            return Wedge { taken: self.is_busy() && self.takes(), scan: None };
        }
        let scan = self.before(stroke.at_ms);
        self.now.in_field |= stroke.in_field;
        let key = key(stroke.code, stroke.shift);
        let alt_digit = digit(stroke.code).filter(|_| stroke.alt && !stroke.ctrl);
        let ended =
            if alt_digit.is_none() && self.alt.is_some() { self.alt_over(stroke.at_ms) } else { Wedge::default() };
        let next = if self.means_gs(&stroke) {
            self.now.held = false;
            self.push(GS, stroke.at_ms)
        } else if let Some(digit) = alt_digit {
            self.alt_digit(digit, stroke.at_ms)
        } else {
            match key {
                Key::Silent => self.modifier(stroke.code),
                _ if stroke.meta || stroke.alt => self.foreign(),
                _ if stroke.ctrl => self.control(stroke.code, stroke.at_ms),
                Key::End => self.end(stroke.at_ms),
                Key::Char(char) => self.character(char, &stroke),
                Key::Unnamed => self.unnamed(&stroke),
                Key::Foreign => self.foreign(),
            }
        };
        Wedge { taken: next.taken, scan: next.scan.or(ended.scan).or(scan) }
    }

    /// Takes the news that a key came up: Alt closes its number.
    pub fn release(&mut self, code: &str, at_ms: f64) -> Wedge {
        if !code.starts_with("Alt") {
            return Wedge::default();
        }
        let scan = self.before(at_ms);
        let told = if self.alt.is_some() { self.alt_over(at_ms) } else { Wedge::default() };
        Wedge { scan: told.scan.or(scan), ..told }
    }

    /// Takes text that came without keys, from an input method or a scanner's own service.
    pub fn text(&mut self, text: &str, in_field: bool, at_ms: f64) -> Wedge {
        let mut told = Wedge { taken: false, scan: self.before(at_ms) };
        self.now.in_field |= in_field;
        (self.now.lost, self.now.held) = (false, false);
        for char in text.chars() {
            let next = match char {
                '\r' | '\n' | '\t' => self.end(at_ms),
                _ => {
                    if !char.is_ascii() {
                        // An input method has made a letter of two keys.
                        self.now.doubt_it(Doubt::Layout);
                    }
                    self.push(char, at_ms)
                }
            };
            told = Wedge { taken: next.taken, scan: next.scan.or(told.scan) };
        }
        told
    }

    /// Called by a timer: the scan, if the keys have rested long enough at `now_ms`.
    pub fn rest(&mut self, now_ms: f64) -> Rest {
        let (since_ms, limit_ms) = match &self.closed {
            Some(closed) if self.now.is_empty() => {
                (self.ended.as_ref().map_or(0.0, |ended| ended.0), settle_ms(closed))
            }
            _ => (self.now.last_ms, Self::GAP_MS),
        };
        let left_ms = limit_ms - (now_ms - since_ms);
        if left_ms > 0.0 && self.is_busy() {
            return Rest::Wait(left_ms);
        }
        Rest::Over(self.over())
    }

    /// Whether something is under way that [`WedgeParser::rest`] is to end.
    pub fn is_busy(&self) -> bool {
        !self.now.is_empty() || self.alt.is_some() || self.closed.is_some()
    }

    /// What the time that went by before a key or a text means.
    fn before(&mut self, at_ms: f64) -> Option<Burst> {
        if !self.now.is_empty() || self.alt.is_some() {
            // A busy device tells of the pause only now.
            return if at_ms - self.now.last_ms > Self::GAP_MS { self.over() } else { None };
        }
        if let Some((ended_ms, split)) = &mut self.ended
            && at_ms - *ended_ms <= Self::GAP_MS
            && let Some(split) = split.take()
        {
            // The pause was the device's and not the scanner's: the burst goes on.
            (self.now, self.alt) = split;
            return None;
        }
        let ended_ms = self.ended.as_ref().map_or(f64::NEG_INFINITY, |ended| ended.0);
        let settled = self.closed.as_ref().is_some_and(|closed| at_ms - ended_ms > settle_ms(closed));
        if settled { self.closed.take() } else { None }
    }

    fn character(&mut self, char: char, stroke: &KeyStroke<'_>) -> Wedge {
        let mut keys = stroke.key.chars();
        // An input method says `Process`, a Vietnamese layout a letter with marks: both say nothing of the scanner.
        if let (Some(key), None) = (keys.next(), keys.next())
            && key.is_ascii_graphic()
            && !key.eq_ignore_ascii_case(&char)
            && !stroke.code.starts_with("Numpad")
        {
            self.now.doubt_it(Doubt::Layout);
        }
        self.now.capitals |= stroke.caps && char.is_ascii_alphabetic();
        self.push(char, stroke.at_ms)
    }

    /// Some devices give the character and no position, some give neither, and then the text comes by itself.
    fn unnamed(&mut self, stroke: &KeyStroke<'_>) -> Wedge {
        let mut chars = stroke.key.chars();
        match (chars.next(), chars.next(), stroke.key) {
            (Some(char), None, _) if !char.is_control() => self.push(char, stroke.at_ms),
            (_, _, "Enter" | "Tab") => self.end(stroke.at_ms),
            _ => {
                self.now.lost = !self.now.is_empty();
                Wedge::default()
            }
        }
    }

    fn control(&mut self, code: &str, at_ms: f64) -> Wedge {
        match control(code) {
            Some('\t' | '\n' | '\r') => Wedge { taken: true, ..self.end(at_ms) },
            // A hand copies, pastes and selects with Ctrl and a letter; a scan begins with GS, RS or STX.
            Some(char) if !self.now.is_empty() || matches!(char, '\u{2}' | '\u{4}' | '\u{1b}'..) => {
                self.now.held = false;
                self.push(char, at_ms)
            }
            Some(_) => Wedge::default(),
            None => self.foreign(),
        }
    }

    /// A key without a meaning: nothing outside a burst, a doubt inside it.
    fn foreign(&mut self) -> Wedge {
        self.now.lost = !self.now.is_empty();
        Wedge { taken: self.now.lost && self.takes(), scan: None }
    }

    /// A modifier went down. Where Ctrl or Alt is not followed by its key, that key was lost.
    fn modifier(&mut self, code: &str) -> Wedge {
        if code.starts_with("Control") || code.starts_with("Alt") {
            self.now.held = !self.now.is_empty();
        }
        Wedge::default()
    }

    fn alt_digit(&mut self, digit: u8, at_ms: f64) -> Wedge {
        let (value, count, zero) = self.alt.unwrap_or((0, 0, digit == 0));
        let value = value.saturating_mul(10).saturating_add(digit.into());
        self.alt = Some((value, count.saturating_add(1), zero));
        self.now.held = false;
        self.now.last_ms = at_ms;
        Wedge { taken: true, scan: None }
    }

    fn alt_over(&mut self, at_ms: f64) -> Wedge {
        let Some((value, _, zero)) = self.alt.take() else { return Wedge::default() };
        match alt_code(value, zero) {
            Some('\t' | '\n' | '\r') => self.end(at_ms),
            Some(char) => self.push(char, at_ms),
            None => self.foreign(),
        }
    }

    fn means_gs(&self, stroke: &KeyStroke<'_>) -> bool {
        let held = |name: &str, held: bool| if held { [name, "+"].concat() } else { String::new() };
        let named = || {
            let (ctrl, alt, shift) = (held("Ctrl", stroke.ctrl), held("Alt", stroke.alt), held("Shift", stroke.shift));
            [&ctrl, &alt, &shift, stroke.code].concat()
        };
        !self.settings.gs_keys.is_empty() && self.settings.gs_keys.contains(&named())
    }

    fn push(&mut self, char: char, at_ms: f64) -> Wedge {
        self.now.push(char, at_ms, Self::MAX_BYTES);
        Wedge { taken: self.takes(), scan: None }
    }

    /// Whether the keys so far are kept from a field; outside a field they always are.
    fn takes(&self) -> bool {
        !self.now.in_field || self.now.is_of_a_scanner(Self::MIN_CHARS)
    }

    /// Enter or its like. After a burst it belongs to it, also where a pause has ended the burst before.
    fn end(&mut self, at_ms: f64) -> Wedge {
        if self.now.is_empty() {
            let late = self.ended.as_ref().is_some_and(|(ended_ms, split)| {
                let after_ms = at_ms - ended_ms;
                match split {
                    None => after_ms <= Self::SECOND_END_MS,
                    Some((keys, _)) => after_ms <= Self::LATE_END_MS && keys.is_of_a_scanner(Self::MIN_CHARS),
                }
            });
            return Wedge { taken: late, scan: None };
        }
        let is_scan = self.now.is_of_a_scanner(Self::MIN_CHARS);
        let scan = self.finish(true);
        self.ended = is_scan.then_some((at_ms, None));
        self.closed = scan;
        Wedge { taken: is_scan, scan: None }
    }

    /// The keys rest: what is complete, is.
    fn over(&mut self) -> Option<Burst> {
        let split = (self.now.clone(), self.alt);
        if self.alt.is_some() {
            self.alt_over(split.0.last_ms);
        }
        let scan = if self.now.is_empty() { None } else { self.finish(false) };
        if !split.0.is_empty() || split.1.is_some() {
            self.ended = Some((split.0.last_ms, Some(split)));
        }
        // What ran into another scan tells of both.
        let closed = self.closed.take();
        scan.or(closed)
    }

    fn finish(&mut self, closed: bool) -> Option<Burst> {
        let now = std::mem::take(&mut self.now);
        let before = self.closed.take();
        // The rest of a scan that another one ran into may be short.
        if !now.is_of_a_scanner(Self::MIN_CHARS) && before.is_none() {
            return None;
        }
        let (mut text, mut doubt) = (self.stripped(&now.text), now.doubt);
        if text.get(1..).is_some_and(|rest| text.starts_with(']') && has_identifier(rest)) {
            doubt = Some(Doubt::TwoScanners);
        }
        if let Some(before) = before {
            // Text of several lines has words in it; codes have not.
            let is_text = [&before.text, &text].into_iter().any(|text| text.contains(' '));
            doubt = if is_text { doubt.or(before.doubt) } else { Some(Doubt::TwoScanners) };
            text = [&before.text, "\n", &text].concat();
        }
        if now.capitals {
            match mended(&text) {
                Some(mended) => text = mended,
                None => doubt = doubt.or(Some(Doubt::CapsLock)),
            }
        }
        Some(Burst { text, doubt, keys: now.keys, longest_ms: now.longest_ms.min(WedgeParser::GAP_MS) as u16, closed })
    }

    /// The text without the frame around it and with GS in its place.
    fn stripped(&self, text: &str) -> String {
        let text = text.trim_start_matches(['\u{1}', '\u{2}']).trim_end_matches('\u{3}');
        let text = text.strip_prefix(self.settings.prefix.as_str()).unwrap_or(text);
        let text = text.strip_suffix(self.settings.suffix.as_str()).unwrap_or(text);
        let texts = self.settings.gs_texts.iter().filter(|gs| !gs.is_empty());
        texts.fold(text.to_owned(), |text, gs| text.replace(gs.as_str(), "\u{1d}"))
    }
}

/// How long a closed scan waits: a slow scanner's next line comes later.
fn settle_ms(closed: &Burst) -> f64 {
    f64::from(closed.longest_ms * 2).clamp(WedgeParser::SETTLE_MS, WedgeParser::GAP_MS)
}

/// Whether an AIM symbology identifier of a GS1 symbol stands in the middle: a second scan.
fn has_identifier(text: &str) -> bool {
    ["]E0", "]C1", "]d2", "]Q3", "]e0"].iter().any(|identifier| text.contains(identifier))
}
