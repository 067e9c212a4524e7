//! Readings of a text in which separators were lost.
//!
//! A scanner that is set wrongly drops FNC1 behind a value of variable length. Syntax cannot see it:
//! `10L117271231` is the lot `L117271231`, and it is the lot `L1` with the expiry (17) 271231. So the
//! text keeps its plain reading, and what else it may say stands beside it.
//!
//! ```text
//! value  = head [sign] tail                 a cut within a value of variable length
//! tail   = 1*element                        keeps every rule, and names no AI that is there already
//! likely = tail begins with a date or a number with a check digit
//! possible = tail begins with any other AI that labels print behind a lot
//! ```

use alloc::{vec, vec::Vec};

use crate::list::Gather;
use crate::{
    ai::Ai,
    buffer::Buffer,
    dictionary::{self, Pattern, pattern},
    element_string::GS,
    finding::{Finding, FindingCode},
    message::{check_components, parse},
    options::{Options, Syntax},
    output::{self, as_text},
    scan::{Alternative, Element, Form, Likelihood, Scan, ScanData},
    value::Value,
};

/// At most this many other readings are given.
const GREATEST_NUMBER: usize = 8;
/// At most this many readings are looked at, and this many cuts made one after the other.
const GREATEST_SEARCH: usize = 48;
const GREATEST_DEPTH: u8 = 3;

/// AIs whose values tell by a date or a check digit that they are meant.
const CHECKED: [Ai; 8] = [
    Ai::SSCC,
    Ai::GTIN,
    Ai::CONTENT,
    Ai::PRODUCTION_DATE,
    Ai::PACKAGING_DATE,
    Ai::BEST_BEFORE,
    Ai::SELL_BY,
    Ai::EXPIRY,
];

/// Other AIs that labels of trade items print behind a value of variable length, the commonest first.
const PRINTED: [Pattern; 14] = [
    single(b"21"),
    single(b"10"),
    single(b"7003"),
    single(b"37"),
    single(b"30"),
    pattern(b"3100", b"3165", 0, 0),
    single(b"22"),
    single(b"235"),
    single(b"240"),
    single(b"250"),
    pattern(b"3920", b"3939", 0, 0),
    single(b"422"),
    single(b"7007"),
    single(b"8008"),
];

const fn single(digits: &[u8]) -> Pattern {
    pattern(digits, digits, 0, 0)
}

/// The other readings of elements that were read without a lost separator, the likeliest first; each
/// with the cut that was made first, as a finding.
pub(crate) fn alternatives(scan: &Scan) -> Vec<(Alternative, Finding)> {
    if scan.form != Form::ElementString {
        return Vec::new();
    }
    if !scan.elements.iter().enumerate().any(|(index, one)| cuts(index, one).next().is_some()) {
        return Vec::new();
    }
    let required = FindingCode::Deviation(crate::error::ParseErrorKind::RequiredMissing);
    let is_whole = scan.findings.iter().all(|finding| finding.code != required);
    let kept = scan.findings.iter().filter(|finding| !finding.code.is_guess());
    let findings: Vec<Finding> = kept.cloned().gathered();
    let found = search(&scan.elements, is_whole);
    let alternative = |reading: Reading| {
        let scan = Scan {
            data: ScanData::new("", None),
            form: scan.form,
            elements: reading.elements,
            findings: findings.clone(),
            link: None,
            alternatives: Vec::new(),
        };
        Some((Alternative { scan, likelihood: reading.likelihood }, reading.first_cut?))
    };
    found.into_iter().filter_map(alternative).gathered()
}

/// Element strings that break a rule as they stand, read with the separators that they must have
/// lost; `skipped` bytes at the beginning are not of the caller's text. The first reading holds the
/// others as its alternatives.
pub(crate) fn recover(text: &str, skipped: usize) -> Option<Scan> {
    let elements = split_loosely(text, skipped)?;
    let mut found = search(&elements, true).into_iter();
    let first = found.next()?;
    let scan = |elements, findings, alternatives| Scan {
        data: ScanData::new("", None),
        form: Form::ElementString,
        elements,
        findings,
        link: None,
        alternatives,
    };
    let other = |reading: Reading| Alternative {
        likelihood: reading.likelihood,
        scan: scan(reading.elements, reading.first_cut.into_iter().gathered(), Vec::new()),
    };
    Some(scan(first.elements, first.first_cut.into_iter().gathered(), found.map(other).gathered()))
}

/// Splits element strings where separators and predefined lengths tell, whatever the values are.
fn split_loosely(text: &str, skipped: usize) -> Option<Vec<Element>> {
    let (bytes, mut at, mut elements) = (text.as_bytes(), skipped, Vec::new());
    let options = Options::default();
    while at < bytes.len() {
        let (ai, row) = options.look_up_prefix(&bytes[at..])?;
        let start = at + ai.len();
        let rest = bytes.get(start..)?;
        let end = rest.iter().position(|byte| *byte == GS).unwrap_or(rest.len());
        let end = start + if row.is_fixed() { end.min(usize::from(row.max)) } else { end };
        let raw = as_text(&bytes[start..end]);
        if row.is_fixed() && check_components(row, raw.as_bytes()).ok() != Some(raw.len()) {
            return None;
        }
        elements.push(element(ai, raw, start - skipped));
        at = end + usize::from(bytes.get(end) == Some(&GS));
    }
    Some(elements)
}

fn element(ai: Ai, raw: alloc::string::String, start: usize) -> Element {
    let (value, span) = (Value::of(ai, &raw), start..start + raw.len());
    Element { ai, raw, value, span, in_path: false }
}

/// Elements with some cuts made.
#[derive(Clone, Debug)]
struct Reading {
    elements: Vec<Element>,
    likelihood: Likelihood,
    depth: u8,
    first_cut: Option<Finding>,
}

/// Cuts values until nothing more can be cut; the readings that keep every rule, the likeliest first.
fn search(elements: &[Element], check_required: bool) -> Vec<Reading> {
    let start = Reading { elements: elements.to_vec(), likelihood: Likelihood::Likely, depth: 0, first_cut: None };
    let options = Options { check_required, ..Options::default() };
    let mut buffer = Buffer::new();
    let mut seen = vec![start];
    let mut at = 0;
    while at < seen.len() && seen.len() < GREATEST_SEARCH {
        let reading = seen[at].clone();
        at += 1;
        if reading.depth == GREATEST_DEPTH {
            continue;
        }
        for cut in reading.elements.iter().enumerate().flat_map(|(index, one)| cuts(index, one)) {
            let Some(next) = reading.with(&cut, &mut buffer) else { continue };
            if seen.iter().all(|other| other.elements != next.elements) {
                seen.push(next);
            }
        }
    }
    seen.retain(|reading| reading.depth > 0 && keeps_rules(&reading.elements, &options, &mut buffer));
    crate::order::sort_by_key(&mut seen, |reading| (reading.likelihood, reading.depth));
    seen.truncate(GREATEST_NUMBER);
    seen
}

fn keeps_rules(elements: &[Element], options: &Options, buffer: &mut Buffer) -> bool {
    let items = elements.iter().map(|one| output::Item::new(one.ai, one.raw.as_bytes(), false));
    parse(&output::unbracketed(items), Syntax::Unbracketed, options, buffer).is_ok()
}

/// Where a value may be cut.
struct Cut {
    index: usize,
    at: usize,
    likelihood: Likelihood,
}

/// The places within a value behind which an AI may begin. Only a value of variable length that
/// stands as it was written can be cut; a key is no such value.
fn cuts(index: usize, element: &Element) -> impl Iterator<Item = Cut> + '_ {
    let row = dictionary::find(element.ai);
    let is_open = row.is_some_and(|row| !row.is_fixed() && row.key.is_none() && row.components.len() == 1)
        && element.raw.is_ascii()
        && element.raw.len() == element.span.len();
    let last = if is_open { element.raw.len() } else { 0 };
    (1..last).filter_map(move |at| {
        let (ai, _) = Options::default().look_up_prefix(&element.raw.as_bytes()[at..])?;
        let likelihood = if CHECKED.contains(&ai) {
            Likelihood::Likely
        } else if PRINTED.iter().any(|printed| printed.matches(ai)) {
            Likelihood::Possible
        } else {
            return None;
        };
        Some(Cut { index, at, likelihood })
    })
}

impl Reading {
    /// The reading with one more cut, if the tail keeps every rule and repeats no AI.
    fn with(&self, cut: &Cut, buffer: &mut Buffer) -> Option<Self> {
        let whole = &self.elements[cut.index];
        let (head, tail) = whole.raw.split_at(cut.at);
        // A sign at the end of the head may be what the reader sent for FNC1: hardly a value ends in one.
        let head = match head.strip_suffix(|sign: char| sign.is_ascii_punctuation()) {
            Some(head) if !head.is_empty() => head,
            _ => head,
        };
        let row = dictionary::find(whole.ai)?;
        if check_components(row, head.as_bytes()).ok()? != head.len() {
            return None;
        }
        let options = Options { check_required: false, ..Options::default() };
        let text = ["^", tail].concat();
        let message = parse(&text, Syntax::Unbracketed, &options, buffer).ok()?;
        if message.parts().any(|part| self.elements.iter().any(|one| one.ai == part.ai)) {
            return None;
        }
        let at = whole.span.start + cut.at;
        let parts: Vec<Element> =
            message.parts().map(|part| element(part.ai, as_text(part.value), at + part.span.0 - 1)).gathered();
        let rest = output::bracketed(parts.iter().map(|one| output::Item::new(one.ai, one.raw.as_bytes(), false)));
        let code = FindingCode::LostSeparator { value: head.into(), rest };
        let finding = Finding { code, span: whole.span.clone(), ai: Some(whole.ai) };
        let mut elements = self.elements[..cut.index].to_vec();
        elements.push(element(whole.ai, head.into(), whole.span.start));
        elements.extend(parts);
        elements.extend_from_slice(&self.elements[cut.index + 1..]);
        Some(Self {
            elements,
            likelihood: self.likelihood.max(cut.likelihood),
            depth: self.depth + 1,
            first_cut: self.first_cut.clone().or(Some(finding)),
        })
    }
}
