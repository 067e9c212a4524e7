//! From a text of unknown form to what it says.

use alloc::{borrow::ToOwned, vec, vec::Vec};
use core::ops::Range;

use crate::{
    ai::Ai,
    aim::{Carried, SymbologyIdentifier},
    buffer::{Buffer, Place},
    date::is_day_or_time,
    dictionary,
    digital_link::{
        compression::decompress,
        epc_binary,
        spelling::{self, Address},
    },
    element_string::GS,
    error::{ParseError, ParseErrorKind},
    finding::{Finding, FindingCode, in_text_order},
    grouped,
    gtin::{Gtin, GtinError},
    item::is_for_whole_item,
    lint::check_digit,
    lint_error::LintError,
    list::Gather,
    lost_separator,
    message::{Message, parse},
    options::{Options, Syntax},
    output::as_text,
    scan::{DigitalLink, Element, Form, Likelihood, Scan, ScanData},
    separator,
    value::Value,
    written::{self, Written},
};

/// Reads what a symbol or a typed text says, in whichever form it came: digits of a GTIN, element
/// strings with brackets, `^` or GS, or a GS1 Digital Link.
///
/// What can be tolerated becomes a finding; the text is kept as it came.
///
/// ```
/// # use gs1::{ScanData, interpret};
/// let scan = interpret(&ScanData::from_text("(01)09506000134352(10)ABC(17)271231")).unwrap();
/// assert_eq!(scan.gtin().unwrap().shortest(), "9506000134352");
/// assert_eq!(scan.lot(), Some("ABC"));
/// assert_eq!(scan.expiry().unwrap().seen_from(2026).to_string(), "2027-12-31");
/// ```
///
/// # Errors
/// The text is nothing of GS1, or it cannot be read without a guess.
pub fn interpret(data: &ScanData) -> Result<Scan, ParseError> {
    let text = data.text.as_str();
    let limit = Options::default().max_len;
    if text.len() > limit {
        let span = text.floor_char_boundary(limit)..text.len();
        return Err(ParseError::new(ParseErrorKind::TooLong { limit }, span));
    }
    let mut aim = data.aim;
    let mut scan = match written::clean(text) {
        Some(written) if written.text().is_empty() => Err(ParseError::new(ParseErrorKind::Empty, 0..text.len())),
        Some(written) => written.read(|text| read_marked(text, &mut aim)),
        None => read_marked(text, &mut aim),
    }?;
    scan.read_from(&ScanData { text: data.text.clone(), aim });
    Ok(scan)
}

/// Takes a symbology identifier off that only the cleaned text begins with.
fn read_marked(text: &str, aim: &mut Option<SymbologyIdentifier>) -> Result<Scan, ParseError> {
    let marked = SymbologyIdentifier::split(text).filter(|_| aim.is_none());
    let Some((found, rest)) = marked else { return read(text, *aim) };
    *aim = Some(found);
    let mut written = Written::default();
    written.keep(text, text.len() - rest.len()..text.len());
    written.read(|rest| match rest.is_empty() {
        true => Err(ParseError::new(ParseErrorKind::Empty, 0..0)),
        false => read(rest, Some(found)),
    })
}

fn read(text: &str, aim: Option<SymbologyIdentifier>) -> Result<Scan, ParseError> {
    if let Some(written) = separator::without_envelope(text) {
        return written.read(|text| read(text, Some(SymbologyIdentifier::GS1_DATA_MATRIX)));
    }
    match aim.and_then(SymbologyIdentifier::carried) {
        Some(Carried::ElementStrings) if Address::find(text).is_some() => read_any(text),
        Some(Carried::ElementStrings) => read_behind_fnc1(text),
        Some(Carried::Ean13 | Carried::Ean8) => read_ean(text),
        Some(Carried::Itf14) => read_digits(text),
        Some(Carried::AddOn) => Err(ParseError::new(ParseErrorKind::NotGs1, 0..text.len())),
        Some(Carried::Plain) | None => read_any(text),
    }
}

/// Finds the form by how the text begins.
fn read_any(text: &str) -> Result<Scan, ParseError> {
    let first = text.as_bytes()[0];
    if first == b'('
        && grouped::is_plain(text)
        && let Ok(scan) = read_message(text, 0, Syntax::Bracketed, Form::Bracketed)
    {
        return Ok(scan);
    }
    if let Some(address) = Address::find(text) {
        return read_link(text, &address);
    }
    if let Some(written) = grouped::brackets(text) {
        return written.read(|text| read_message(text, 0, Syntax::Bracketed, Form::Bracketed));
    }
    if first == b'(' && separator::at_start(text).is_none() {
        return read_message(text, 0, Syntax::Bracketed, Form::Bracketed);
    }
    if first == b'^' {
        return read_message(text, 0, Syntax::Unbracketed, Form::ElementString);
    }
    match separator::leading(text) {
        0 => grouped::labelled(text).map_or_else(|| read_digits(text), |written| written.read(read_digits)),
        length => read_behind(text, length, read_behind_fnc1),
    }
}

/// Reads element strings behind FNC1. What stands for FNC1 within them is read as that where it means
/// nothing else, or where everything keeps every rule with it.
fn read_behind_fnc1(text: &str) -> Result<Scan, ParseError> {
    let length = separator::leading(text);
    if length > 0 && length < text.len() {
        return read_behind(text, length, read_behind_fnc1);
    }
    let plain = || read_elements(&["]C1", text].concat(), 3);
    if !separator::may_stand_in(text) {
        return plain();
    }
    if let Some(written) = separator::with_gs(text, false)
        && let Ok(scan) = written.read(read_behind_fnc1)
    {
        return Ok(scan);
    }
    let with_substitutes = separator::with_gs(text, true);
    let scan = with_substitutes.and_then(|written| {
        let message = ["]C1", written.text()].concat();
        let options = Options { check_required: false, ..Options::default() };
        parse(&message, Syntax::Scan, &options, &mut Buffer::new()).ok()?;
        written.read(|text| read_elements(&["]C1", text].concat(), 3)).ok()
    });
    scan.map_or_else(plain, Ok)
}

/// Reads what stands behind separators at the beginning.
fn read_behind(
    text: &str,
    length: usize,
    read: impl FnOnce(&str) -> Result<Scan, ParseError>,
) -> Result<Scan, ParseError> {
    let mut written = Written::default();
    if text[..length].bytes().any(|byte| byte != GS) {
        written.note(FindingCode::SeparatorAsText, 0..length);
    }
    written.keep(text, length..text.len());
    written.read(read)
}

/// Reads an address, in the spelling of the standard.
fn read_link(text: &str, address: &Address) -> Result<Scan, ParseError> {
    let whole = || ParseError::new(ParseErrorKind::OrdinaryUrl, 0..text.len());
    let read = if address.has_semicolons(text) {
        let parted = address.written(text, true).read(read_written_link);
        // Whatever stands behind a semicolon must keep its own rules.
        let breaks = |finding: &Finding| match finding.code {
            FindingCode::Deviation(kind) => {
                !matches!(kind, ParseErrorKind::BelongsInPath | ParseErrorKind::RequiredMissing)
            }
            _ => false,
        };
        parted.ok().filter(|scan| !scan.findings.iter().any(breaks))
    } else {
        None
    };
    let plain = match read {
        Some(scan) => Ok(scan),
        None if address.is_standard(text) => read_written_link(text),
        None => address.written(text, false).read(read_written_link),
    };
    // A template may have been filled in badly.
    let tidied = |link: &str| match spelling::without_empty_segments(link) {
        Some(written) => written.read(read_written_link),
        None => Err(whole()),
    };
    let mut scan = match plain {
        Err(error) if error.kind == ParseErrorKind::OrdinaryUrl => {
            address.written(text, false).read(tidied).map_err(|_| whole())?
        }
        read => read?,
    };
    // The day in the address of a news page is no product, even if its check digit happens to be right.
    if scan.key().is_some_and(|key| key.ai == Ai::GTIN && is_day_or_time(text[key.span.clone()].as_bytes())) {
        return Err(whole());
    }
    if let Some(link) = &mut scan.link {
        link.host = address.host(text);
        link.port = address.port(text);
    }
    Ok(scan)
}

fn read_written_link(link: &str) -> Result<Scan, ParseError> {
    match read_message(link, 0, Syntax::DigitalLink, Form::DigitalLink) {
        Err(error) if is_of_others(link, &error) => {
            read_compressed(link).ok_or_else(|| ParseError::new(ParseErrorKind::OrdinaryUrl, 0..link.len()))
        }
        read => read,
    }
}

/// Whether an address that cannot be read claims nothing of GS1: it has no key, or what stands behind
/// the digits of a key cannot be its value, as in `/2026/01/31`. Twelve and more digits are a claim.
fn is_of_others(link: &str, error: &ParseError) -> bool {
    const CLAIM: usize = 12;
    let value = link.get(error.span.clone()).unwrap_or_default();
    let start = link[..error.span.start].rfind('/').map_or(0, |slash| slash + 1);
    let segment = link[start..].split(['/', '?', '#']).next().unwrap_or_default();
    let is_key = error.ai.and_then(dictionary::find).is_some_and(|row| row.key.is_some());
    match error.kind {
        ParseErrorKind::NoKeyInPath | ParseErrorKind::UriWithoutPath | ParseErrorKind::UriCharacter => true,
        _ if !is_key => false,
        _ if is_day_or_time(segment.as_bytes()) => true,
        ParseErrorKind::ValueTooShort | ParseErrorKind::ValueTooLong => {
            value.len() < CLAIM || !value.bytes().all(|byte| byte.is_ascii_digit())
        }
        ParseErrorKind::Value(
            LintError::NonDigitCharacter | LintError::InvalidGcpPrefix | LintError::TooShortForGcp,
        ) => true,
        _ => false,
    }
}

/// Reads a compressed link, or one that holds the EPC of a tag. Any address may end in letters of
/// base 64, so that only one that unpacks to a message that keeps every rule counts.
fn read_compressed(link: &str) -> Option<Scan> {
    let (unpacked, code) = match epc_binary::unpack(link) {
        Some(unpacked) => (unpacked, FindingCode::EpcBinary),
        None => (decompress(link).ok()?, FindingCode::Compressed),
    };
    let mut scan = read_message(&unpacked, 0, Syntax::DigitalLink, Form::DigitalLink).ok()?;
    if !scan.findings.is_empty() {
        return None;
    }
    let path_end = link.find(['?', '#']).unwrap_or(link.len());
    let span = link[..path_end].rfind('/')? + 1..path_end;
    for element in &mut scan.elements {
        element.span = span.clone();
    }
    scan.findings.push(Finding { code, span, ai: None });
    if let Some(link) = &mut scan.link {
        link.is_compressed = true;
    }
    Some(scan)
}

/// Reads a text in a notation; `skipped` bytes at its beginning are not of the caller's text.
fn read_message(text: &str, skipped: usize, syntax: Syntax, form: Form) -> Result<Scan, ParseError> {
    let back = |span: &Range<usize>| span.start.saturating_sub(skipped)..span.end.saturating_sub(skipped);
    let mut buffer = Buffer::new();
    let message = parse(text, syntax, &Options::tolerant(), &mut buffer)
        .map_err(|error| ParseError { span: back(&error.span), ..error })?;
    let elements: Vec<Element> = message
        .parts()
        .map(|part| {
            let raw = as_text(part.value);
            let value = Value::of(part.ai, &raw);
            let span = back(&crate::buffer::on_borders(text.as_bytes(), part.span.0..part.span.1));
            Element { ai: part.ai, raw, value, span, in_path: part.in_path }
        })
        .gathered();
    let kept = message.findings().iter().map(|finding| Finding { span: back(&finding.span), ..finding.clone() });
    let mut findings: Vec<Finding> = kept.gathered();
    in_text_order(&mut findings);
    let link = link_of(&message, form);
    let scan = Scan { data: ScanData::new("", None), form, elements, findings, link, alternatives: Vec::new() };
    Ok(with_alternatives(scan))
}

/// Reads element strings behind a symbology identifier. Where they break a rule that a lost separator
/// explains, they are read with the separator.
fn read_elements(text: &str, skipped: usize) -> Result<Scan, ParseError> {
    let read = read_message(text, skipped, Syntax::Scan, Form::ElementString);
    let may_be_cut = |ai: Option<Ai>| ai.and_then(dictionary::find).is_some_and(|row| !row.is_fixed());
    let asks_for_a_cut = match &read {
        Err(error) => error.kind == ParseErrorKind::ExcessData && may_be_cut(error.ai),
        Ok(scan) => scan.findings.iter().any(|finding| {
            let code = FindingCode::Deviation(ParseErrorKind::Value(LintError::NonDigitCharacter));
            finding.code == code && may_be_cut(finding.ai)
        }),
    };
    match asks_for_a_cut.then(|| lost_separator::recover(text, skipped)).flatten() {
        Some(scan) => Ok(scan),
        None => read,
    }
}

/// Puts the other readings beside what was read; of each value that likely lost a separator the first
/// is a finding as well.
fn with_alternatives(mut scan: Scan) -> Scan {
    for (alternative, finding) in lost_separator::alternatives(&scan) {
        let is_told = scan.findings.iter().any(|other| other.code.is_guess() && other.ai == finding.ai);
        if alternative.likelihood == Likelihood::Likely && !is_told {
            scan.findings.push(finding);
        }
        scan.alternatives.push(alternative);
    }
    in_text_order(&mut scan.findings);
    scan
}

fn link_of(message: &Message<'_>, form: Form) -> Option<DigitalLink> {
    if form != Form::DigitalLink {
        return None;
    }
    let key = message.buffer.slots.iter().find(|slot| slot.place == Place::Path)?;
    let mut link = DigitalLink::of(core::str::from_utf8(message.text).ok()?, key.ai_at as usize)?;
    link.ignored_parameters = message.ignored_parameters().map(ToOwned::to_owned).gathered();
    Some(link)
}

/// Digits of a GTIN or SSCC, or element strings whose FNC1 was lost at the beginning.
fn read_digits(text: &str) -> Result<Scan, ParseError> {
    if let Some(written) = grouped::digits(text) {
        return written.read(read_digits);
    }
    let digits = text.as_bytes();
    if !digits.iter().all(u8::is_ascii_digit) {
        return read_unmarked(text);
    }
    let whole = 0..text.len();
    match Gtin::from_digits(digits) {
        Ok(gtin) => Ok(plain(Form::PlainGtin, Ai::GTIN, gtin.as_str(), whole)),
        // Eight digits may be the text of a UPC-E symbol.
        Err(GtinError::CheckDigit { expected }) => match Gtin::from_upc_e(digits).ok().filter(|_| digits.len() == 8) {
            Some(gtin) => Ok(plain(Form::PlainGtin, Ai::GTIN, gtin.as_str(), whole)),
            None => Err(ParseError::of(ParseErrorKind::CheckDigit { expected }, text.len() - 1..text.len(), Ai::GTIN)),
        },
        Err(_) if digits.len() == 18 && digits[17] == b'0' + check_digit(&digits[..17]) => {
            Ok(plain(Form::PlainSscc, Ai::SSCC, text, whole))
        }
        Err(_) => {
            read_unmarked(text).map_err(|_| ParseError::new(ParseErrorKind::DigitCount { found: digits.len() }, whole))
        }
    }
}

/// Thirteen or eight digits of an EAN symbol; readers also send twelve for UPC-A and fewer for UPC-E.
fn read_ean(text: &str) -> Result<Scan, ParseError> {
    let (digits, rest) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
    if let Some(component) = rest.strip_prefix("|]e0") {
        let mut scan = read_digits(digits)?;
        let skipped = text.len() - component.len();
        let more = read(component, Some(SymbologyIdentifier::DATABAR))
            .map_err(|error| ParseError { span: error.span.start + skipped..error.span.end + skipped, ..error })?;
        let moved = |span: Range<usize>| span.start + skipped..span.end + skipped;
        let element = |one: Element| Element { span: moved(one.span.clone()), ..one };
        more.elements.into_iter().map(element).gather_into(&mut scan.elements);
        // What the composite component requires stands in the symbol beside it.
        let required = FindingCode::Deviation(ParseErrorKind::RequiredMissing);
        let kept = more.findings.into_iter().filter(|finding| finding.code != required);
        kept.map(|one| Finding { span: moved(one.span.clone()), ..one }).gather_into(&mut scan.findings);
        return Ok(scan);
    }
    grouped::without_add_on(text).map_or_else(|| read_digits(text), |written| written.read(read_digits))
}

fn plain(form: Form, ai: Ai, number: &str, span: Range<usize>) -> Scan {
    let element = Element { ai, raw: number.to_owned(), value: Value::of(ai, number), span, in_path: false };
    Scan {
        data: ScanData::new("", None),
        form,
        elements: vec![element],
        findings: Vec::new(),
        link: None,
        alternatives: Vec::new(),
    }
}

/// Element strings that begin with a key but without FNC1, as some scanners and people send them.
/// They are read only if nothing in them breaks a rule of its own.
fn read_unmarked(text: &str) -> Result<Scan, ParseError> {
    let not_gs1 = || ParseError::new(ParseErrorKind::NotGs1, 0..text.len());
    let read = match grouped::spaced(text) {
        Some(written) => written.read(read_behind_fnc1),
        None => read_behind_fnc1(text),
    };
    let mut scan = read.map_err(|_| not_gs1())?;
    let begins_with_key = scan.key().is_some_and(|key| Some(key) == scan.elements.first());
    let breaks = |finding: &Finding| matches!(finding.code, FindingCode::Deviation(_)) && !is_for_whole_item(finding);
    if !begins_with_key || scan.findings.iter().any(breaks) {
        return Err(not_gs1());
    }
    let code = FindingCode::Deviation(ParseErrorKind::MissingFnc1);
    scan.findings.insert(0, Finding { code, span: 0..0, ai: None });
    Ok(scan)
}
