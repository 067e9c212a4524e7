//! GS1 Digital Link URIs.
//!
//! ```text
//! scheme "://" domain *( "/" segment ) "/" key "/" value *( "/" qualifier "/" value )
//!        [ "?" attribute "=" value *( "&" … ) ] [ "#" fragment ]
//! ```
//!
//! Source: GS1 Digital Link Standard: URI Syntax, section 4.

use core::ops::Range;

use crate::{
    ai::Ai,
    buffer::{Place, Slot},
    date::is_day_or_time,
    dictionary::Row,
    element_string::SCHEMES,
    error::{ParseError, ParseErrorKind},
    finding::{Finding, FindingCode},
    gtin::Gtin,
    message::Reader,
    percent::{UriPart, decode_to, encoded_at},
};

mod bits;
pub(crate) mod compression;
pub(crate) mod convenience;
pub(crate) mod epc_binary;
pub(crate) mod spelling;

/// The borders of the parts of a link: domain, path, query.
struct Borders {
    path: Range<usize>,
    query: Range<usize>,
}

const IN_URI: u8 = 1;
const IN_DOMAIN: u8 = 2;
/// Neither a border of the link's parts nor the beginning of an escape.
const PLAIN: u8 = 4;
const ANYWHERE: u8 = IN_URI | IN_DOMAIN | PLAIN;

/// For each byte whether a URI, and whether a domain, may hold it, and whether it is only itself.
///
/// Source: RFC 3986, section 2.2 and 2.3; a domain holds neither sub-delimiters nor `_`, `~` and `%`.
static URI_BYTES: [u8; 256] = {
    let mut table = [0; 256];
    let mut byte = 0;
    while byte < 256 {
        table[byte] = match byte as u8 {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b':' | b'[' | b']' | b'/' => {
                IN_URI | IN_DOMAIN | PLAIN
            }
            b'?' | b'#' | b'%' | b'+' => IN_URI,
            b'_' | b'~' | b'@' | b'!' | b'$' | b'&'..=b'*' | b',' | b';' | b'=' => IN_URI | PLAIN,
            _ => 0,
        };
        byte += 1;
    }
    table
};

impl Reader<'_> {
    /// Reads the link that begins at `from`.
    pub(crate) fn read_digital_link(&mut self, from: usize) -> Result<(), ParseError> {
        let borders = self.link_borders(from)?;
        let first = self.buffer.slots.len();
        let path = self.without_trailing_slash(borders.path)?;
        let key = self.find_key(path.clone())?;
        self.read_path(key..path.end)?;
        let qualified = self.buffer.slots.len();
        self.read_query(borders.query)?;
        self.check_qualifiers(first, qualified)?;
        self.check_attributes(first, qualified)?;
        self.check_values(first)
    }

    fn link_borders(&mut self, from: usize) -> Result<Borders, ParseError> {
        let bytes = self.text;
        // One walk over the link finds what no URI holds, and the first of each border.
        let (mut question, mut hash) = (bytes.len(), bytes.len());
        self.has_escapes = false;
        for (at, byte) in bytes.iter().enumerate().skip(from) {
            match URI_BYTES[usize::from(*byte)] {
                class if class & PLAIN != 0 => {}
                0 => return Err(self.error(ParseErrorKind::UriCharacter, at..at + 1, None)),
                _ => match byte {
                    b'?' => question = question.min(at),
                    b'#' => hash = hash.min(at),
                    _ => self.has_escapes = true,
                },
            }
        }
        let link = &bytes[from..];
        let scheme = SCHEMES.iter().find(|scheme| link.starts_with(scheme.as_bytes()));
        let Some(scheme) = scheme else {
            return Err(self.error(ParseErrorKind::UriScheme, from..bytes.len(), None));
        };
        let domain = from + scheme.len();
        let mut end = domain;
        while end < bytes.len() && bytes[end] != b'/' {
            if self.options.tolerant && matches!(bytes[end], b'?' | b'#') {
                // An address of the web, in whose query another address may stand.
                return Err(self.error(ParseErrorKind::UriWithoutPath, domain..bytes.len(), None));
            }
            if URI_BYTES[usize::from(bytes[end])] & IN_DOMAIN == 0 {
                return Err(self.error(ParseErrorKind::DomainCharacter, end..end + 1, None));
            }
            end += 1;
        }
        if end == domain || end == bytes.len() {
            return Err(self.error(ParseErrorKind::UriWithoutPath, domain..bytes.len(), None));
        }
        // A mark behind the fragment's belongs to the fragment.
        let query = Some(question).filter(|mark| *mark < hash);
        Ok(Borders { path: end..query.unwrap_or(hash), query: query.map_or(hash, |mark| mark + 1)..hash })
    }

    /// A slash at the end is refused later on; a tolerant reader leaves it out.
    fn without_trailing_slash(&mut self, path: Range<usize>) -> Result<Range<usize>, ParseError> {
        if !self.options.tolerant || !self.text[path.clone()].ends_with(b"/") || path.len() == 1 {
            return Ok(path);
        }
        let (code, span) = (FindingCode::TrailingSlash, path.end - 1..path.end);
        self.buffer.findings.push(Finding { code, span, ai: None });
        Ok(path.start..path.end - 1)
    }

    /// Walks the pairs of segments from the right to the first that begins with a key; gives the
    /// place of the slash before it.
    fn find_key(&self, path: Range<usize>) -> Result<usize, ParseError> {
        let bytes = self.text;
        let mut end = path.end;
        loop {
            let value = bytes[path.start..end].iter().rposition(|byte| *byte == b'/').map(|at| path.start + at);
            let name = value.and_then(|value| {
                bytes[path.start..value].iter().rposition(|byte| *byte == b'/').map(|at| (path.start + at, value))
            });
            let row = name.and_then(|(name, value)| self.look_up_name(&bytes[name + 1..value]));
            match (row, name) {
                (Some((_, row, _)), Some((name, _))) if row.key.is_some() => return Ok(name),
                (Some(_), Some((name, _))) => end = name,
                _ => return Err(self.error(ParseErrorKind::NoKeyInPath, path, None)),
            }
        }
    }

    /// The AI that a segment of the path names, and whether by a convenience name.
    fn look_up_name(&self, name: &[u8]) -> Option<(Ai, &'static Row, bool)> {
        let named = match (self.options.tolerant, self.options.permit_convenience_names) {
            (true, _) => convenience::ai_in_any_case(name),
            (false, true) => convenience::ai(name),
            (false, false) => None,
        };
        if let Some(ai) = named {
            return self.options.look_up(&ai.padded()[..ai.len()]).map(|(ai, row)| (ai, row, true));
        }
        self.options.look_up(name).map(|(ai, row)| (ai, row, false))
    }

    fn read_path(&mut self, path: Range<usize>) -> Result<(), ParseError> {
        let mut at = path.start;
        while at < path.end {
            let (name, value) = (self.segment(at + 1, path.end), self.segment_behind(at + 1, path.end));
            // The names were looked up when the key was searched for.
            let Some((ai, row, by_name)) = self.look_up_name(&self.text[name.clone()]) else {
                return Err(self.error(ParseErrorKind::NoKeyInPath, name, None));
            };
            if by_name && !self.options.permit_convenience_names {
                let (code, span) = (FindingCode::ConvenienceName, name.clone());
                self.buffer.findings.push(Finding { code, span, ai: Some(ai) });
            }
            if value.is_empty() {
                return Err(self.error(ParseErrorKind::EmptyPathValue, name, Some(ai)));
            }
            at = value.end;
            self.push_decoded(ai, row, Place::Path, name.start, value)?;
        }
        Ok(())
    }

    fn segment(&self, from: usize, end: usize) -> Range<usize> {
        let slash = self.text[from..end].iter().position(|byte| *byte == b'/');
        from..slash.map_or(end, |slash| from + slash)
    }

    fn segment_behind(&self, from: usize, end: usize) -> Range<usize> {
        let name = self.segment(from, end);
        self.segment((name.end + 1).min(end), end)
    }

    fn read_query(&mut self, query: Range<usize>) -> Result<(), ParseError> {
        let mut at = query.start;
        while at < query.end {
            while self.text.get(at) == Some(&b'&') && at < query.end {
                at += 1;
            }
            let rest = &self.text[at..query.end];
            let end = at + rest.iter().position(|byte| *byte == b'&').unwrap_or(rest.len());
            self.read_parameter(at..end)?;
            at = end;
        }
        Ok(())
    }

    fn read_parameter(&mut self, parameter: Range<usize>) -> Result<(), ParseError> {
        let bytes = &self.text[parameter.clone()];
        let name = bytes.iter().position(|byte| *byte == b'=').map(|equals| &bytes[..equals]);
        // Only a name of digits can be an AI; anything else is the business of others.
        let Some(name) = name.filter(|name| name.iter().all(u8::is_ascii_digit)) else {
            return self.push_named(name.unwrap_or_default(), parameter);
        };
        let (start, length) = (parameter.start, name.len());
        let Some((ai, row)) = self.options.look_up(name) else {
            self.doubt(ParseErrorKind::UnknownAiInQuery, start..start + length, None)?;
            return self.push_ignored(parameter);
        };
        let value = start + length + 1..parameter.end;
        if value.is_empty() {
            self.doubt(ParseErrorKind::EmptyQueryValue, parameter.clone(), Some(ai))?;
            return self.push_ignored(parameter);
        }
        self.push_decoded(ai, row, Place::Element, start, value)
    }

    fn push_ignored(&mut self, span: Range<usize>) -> Result<(), ParseError> {
        use crate::options::UNKNOWN;
        let (start, end) = (span.start as u32, span.end as u32);
        self.push(Slot { ai: Ai::SSCC, row: &UNKNOWN, place: Place::Ignored, ai_at: start, start, end, decoded: None })
    }

    /// Takes a value as written, undoes percent-encoding where there is any, and checks its extent.
    fn push_decoded(
        &mut self,
        ai: Ai,
        row: &'static Row,
        place: Place,
        ai_at: usize,
        value: Range<usize>,
    ) -> Result<(), ParseError> {
        let part = if place == Place::Path { UriPart::Path } else { UriPart::Query };
        let written = &self.text[value.clone()];
        let is_escape = |byte: &u8| *byte == b'%' || *byte == b'+' && part == UriPart::Query;
        let is_written_otherwise = self.has_escapes && written.iter().any(is_escape);
        let from = self.buffer.text.len();
        let pads = self.options.permit_zero_suppressed_gtin || self.options.tolerant;
        if is_written_otherwise {
            decode_to(written, part, &mut self.buffer.text);
            if self.buffer.text[from..].contains(&0) {
                let kind = if part == UriPart::Path { ParseErrorKind::NullInPath } else { ParseErrorKind::NullInQuery };
                return Err(self.error(kind, value, Some(ai)));
            }
        }
        let length = if is_written_otherwise { self.buffer.text.len() - from } else { written.len() };
        let suppressed = pads
            && ai == Ai::GTIN
            && (matches!(length, 12 | 13)
                || length == 8 && (self.options.permit_zero_suppressed_gtin || is_short_gtin(written)));
        if suppressed {
            if !is_written_otherwise {
                self.buffer.text.extend_from_slice(written);
            }
            self.buffer.text.splice(from..from, core::iter::repeat_n(b'0', 14 - length));
            if !self.options.permit_zero_suppressed_gtin {
                let (code, span) = (FindingCode::ZeroSuppressedGtin, value.clone());
                self.buffer.findings.push(Finding { code, span, ai: Some(ai) });
            }
        }
        let decoded = (suppressed || is_written_otherwise).then_some((from as u32, self.buffer.text.len() as u32));
        let (start, end) = (value.start as u32, value.end as u32);
        let slot = Slot { ai, row, place, ai_at: ai_at as u32, start, end, decoded };
        self.check_extent(&slot)?;
        self.push(slot)
    }

    /// A span of a value as meant becomes one of the value as written.
    pub(crate) fn span_in_input(&self, slot: &Slot, span: Range<usize>) -> Range<usize> {
        let start = slot.start as usize;
        let written = &self.text[slot.span()];
        let Some((from, to)) = slot.decoded else { return start + span.start..start + span.end };
        let added = (to - from) as usize;
        if added > written.len() {
            // Zeros were put before the digits.
            let zeros = added - written.len();
            return start + span.start.saturating_sub(zeros)..start + span.end.saturating_sub(zeros);
        }
        let place = |index| start + self.written_at(slot, written, index);
        place(span.start)..place(span.end)
    }

    fn written_at(&self, slot: &Slot, written: &[u8], index: usize) -> usize {
        if slot.is_in_link(self.text) {
            let part = if slot.place == Place::Path { UriPart::Path } else { UriPart::Query };
            return encoded_at(written, part, index);
        }
        // In brackets only a backslash before a bracket is written beside the value.
        let mut at = 0;
        for _ in 0..index {
            at += if written[at..].starts_with(b"\\(") { 2 } else { 1 };
        }
        at
    }

    /// Qualifiers belong to the key and keep its order; any may be left out.
    fn check_qualifiers(&mut self, first: usize, qualified: usize) -> Result<(), ParseError> {
        let slots = &self.buffer.slots[first..qualified];
        let Some((key, qualifiers)) = slots.split_first() else { return Ok(()) };
        let lists = key.row.key.unwrap_or(&[]);
        if qualifiers.is_empty() || lists.iter().any(|list| is_in_order(qualifiers, list)) {
            return Ok(());
        }
        let span = key.ai_at as usize..slots[slots.len() - 1].end as usize;
        self.doubt(ParseErrorKind::QualifierOrder, span, Some(key.ai))
    }

    /// No AI stands twice, and in the query stand only attributes that have no place in the path.
    /// The AIs are checked in lexical order.
    fn check_attributes(&mut self, first: usize, qualified: usize) -> Result<(), ParseError> {
        if let Some(slot) = self.first_repeated(first) {
            self.doubt(ParseErrorKind::DuplicateAi, slot.span(), Some(slot.ai))?;
        }
        let mut worst: Option<(Slot, ParseErrorKind)> = None;
        for index in qualified..self.buffer.slots.len() {
            let slot = self.buffer.slots[index];
            if slot.place != Place::Element {
                continue;
            }
            let Some(kind) = self.attribute_doubt(first, qualified, &slot) else { continue };
            if self.options.tolerant {
                self.doubt(kind, slot.span(), Some(slot.ai))?;
            } else if worst.is_none_or(|(other, _)| slot.ai < other.ai) {
                worst = Some((slot, kind));
            }
        }
        match worst {
            None => Ok(()),
            Some((slot, kind)) => Err(self.error(kind, slot.span(), Some(slot.ai))),
        }
    }

    /// The lexically first AI that stands twice.
    fn first_repeated(&self, first: usize) -> Option<Slot> {
        let elements = || self.buffer.slots[first..].iter().filter(|slot| slot.is_element());
        // One bit for each AI by its digits: most links hold no AI twice, and need not be searched.
        let mut seen = [0_u64; 16];
        let mut may_repeat = false;
        for slot in elements() {
            let place = usize::from(slot.ai.number()) % 1024;
            may_repeat |= seen[place / 64] & 1 << (place % 64) != 0;
            seen[place / 64] |= 1 << (place % 64);
        }
        if !may_repeat {
            return None;
        }
        let repeats = |(at, slot): &(usize, &Slot)| elements().take(*at).any(|other| other.ai == slot.ai);
        elements().enumerate().filter(repeats).map(|(_, slot)| *slot).min_by_key(|slot| slot.ai)
    }

    fn attribute_doubt(&self, first: usize, qualified: usize, slot: &Slot) -> Option<ParseErrorKind> {
        if !(slot.row.is_attribute() || slot.row.is_unknown() && self.options.unknown_ais_are_attributes) {
            return Some(ParseErrorKind::NotAnAttribute);
        }
        let (key, qualifiers) = self.buffer.slots[first..qualified].split_first()?;
        let lists = key.row.key.unwrap_or(&[]);
        let belongs = |list: &&[Ai]| list.contains(&slot.ai) && is_in_order(qualifiers, list);
        let is_there = qualifiers.iter().any(|other| other.ai == slot.ai);
        (!is_there && lists.iter().any(belongs)).then_some(ParseErrorKind::BelongsInPath)
    }
}

impl Slot {
    /// Whether the value stands in a link and not in brackets.
    fn is_in_link(&self, input: &[u8]) -> bool {
        self.place == Place::Path || self.start > 0 && input[self.start as usize - 1] == b'='
    }
}

/// The AI that a segment of a path names: by its digits, or by a convenience name such as `gtin` in any
/// case.
#[must_use]
pub fn named_ai(segment: &str) -> Option<Ai> {
    Ai::from_digits(segment.as_bytes()).or_else(|| convenience::ai_in_any_case(segment.as_bytes()))
}

/// Whether eight digits are a GTIN: in the path of any address they are as likely a day.
fn is_short_gtin(digits: &[u8]) -> bool {
    Gtin::from_digits(digits).is_ok() && !is_day_or_time(digits)
}

/// Whether the AIs of the slots are a selection of the list in its order.
fn is_in_order(slots: &[Slot], list: &[Ai]) -> bool {
    let mut list = list.iter();
    slots.iter().all(|slot| list.any(|ai| *ai == slot.ai))
}
