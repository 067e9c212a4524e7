//! What a reader of a symbology sends for given data.

use alloc::string::String;

use crate::{
    buffer::{Buffer, Place},
    element_string::GS,
    gtin::Gtin,
    lint::check_digit,
    message::parse,
    options::{Options, Syntax},
    output::OutputError,
};

/// A symbology that carries GS1 data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Symbology {
    /// GS1 DataBar Omnidirectional.
    DataBarOmni,
    /// GS1 DataBar Truncated.
    DataBarTruncated,
    /// GS1 DataBar Stacked.
    DataBarStacked,
    /// GS1 DataBar Stacked Omnidirectional.
    DataBarStackedOmni,
    /// GS1 DataBar Limited.
    DataBarLimited,
    /// GS1 DataBar Expanded, also stacked.
    DataBarExpanded,
    /// UPC-A.
    UpcA,
    /// UPC-E.
    UpcE,
    /// EAN-13.
    Ean13,
    /// EAN-8.
    Ean8,
    /// GS1-128, alone or with a composite component.
    Gs1_128,
    /// QR Code and GS1 QR Code.
    Qr,
    /// Data Matrix and GS1 DataMatrix.
    DataMatrix,
    /// DotCode and GS1 DotCode.
    DotCode,
}

/// What a reader sends for data in the notation of [`Syntax::Unbracketed`]: the symbology
/// identifier, and GS (U+001D) for FNC1. With `add_check_digit` the digits of an EAN, UPC or DataBar
/// symbol come without their last.
///
/// ```
/// # use gs1::{Symbology, scan_data};
/// let sent = scan_data("^010950600013435210ABC^21X", Symbology::DataMatrix, false).unwrap();
/// assert_eq!(sent, "]d2010950600013435210ABC\u{1d}21X");
/// ```
///
/// # Errors
/// The data are not of a kind that the symbology carries.
///
/// Source: GS1 General Specifications, section 5.1.2 and 7.8.
pub fn scan_data(data: &str, symbology: Symbology, add_check_digit: bool) -> Result<String, OutputError> {
    let (linear, component) = match data.split_once('|') {
        Some((linear, component)) => (linear, Some(component)),
        None => (data, None),
    };
    match symbology {
        Symbology::Qr => Ok(matrix(data, linear, "]Q3", "]Q1")),
        Symbology::DataMatrix => Ok(matrix(data, linear, "]d2", "]d1")),
        Symbology::DotCode => Ok(matrix(data, linear, "]J1", "]J0")),
        Symbology::Gs1_128 if component.is_none() => elements(linear).map(|sent| ["]C1", &sent].concat()),
        Symbology::Gs1_128 | Symbology::DataBarExpanded => joined(linear, component),
        Symbology::Ean13 => retail(linear, component, 13, "]E0", add_check_digit),
        Symbology::UpcA | Symbology::UpcE => retail(linear, component, 12, "]E00", add_check_digit),
        Symbology::Ean8 => retail(linear, component, 8, "]E4", add_check_digit),
        _ => databar(linear, component, symbology, add_check_digit),
    }
}

/// Behind FNC1 in the first position the data with GS for each other FNC1.
fn elements(data: &str) -> Result<String, OutputError> {
    let rest = data.strip_prefix('^').ok_or(OutputError::NotCarried)?;
    Ok(rest.replace('^', "\u{1d}"))
}

/// A matrix symbol holds element strings or plain data; these have no composite component.
fn matrix(data: &str, linear: &str, gs1: &str, plain: &str) -> String {
    match elements(linear) {
        Ok(sent) => [gs1, &sent].concat(),
        Err(_) => {
            // One backslash before a caret says that it is data.
            let is_escaped = data.trim_start_matches('\\').starts_with('^');
            let sent = if is_escaped { data.strip_prefix('\\').unwrap_or(data) } else { data };
            [plain, sent].concat()
        }
    }
}

/// The elements of the symbol and of its composite component become one message.
fn joined(linear: &str, component: Option<&str>) -> Result<String, OutputError> {
    let mut sent = ["]e0", &elements(linear)?].concat();
    if let Some(component) = component {
        let component = elements(component)?;
        if needs_separator(linear) {
            sent.push(char::from(GS));
        }
        sent.push_str(&component);
    }
    Ok(sent)
}

/// Whether the last element needs FNC1 behind it.
fn needs_separator(linear: &str) -> bool {
    let mut buffer = Buffer::new();
    let options = Options { permit_unknown_ais: true, ..Options::tolerant() };
    parse(linear, Syntax::Unbracketed, &options, &mut buffer)
        .ok()
        .and_then(|message| message.buffer.slots.iter().rfind(|slot| slot.place == Place::Element))
        .is_some_and(|slot| !slot.row.is_fixed())
}

/// The digits of an EAN or UPC symbol; its composite component is a message of its own.
fn retail(
    linear: &str,
    component: Option<&str>,
    length: usize,
    head: &str,
    add_check_digit: bool,
) -> Result<String, OutputError> {
    let zeros = &"000000"[..14 - length];
    let digits = linear.strip_prefix("^01").and_then(|gtin| gtin.strip_prefix(zeros)).unwrap_or(linear);
    let mut sent = [head, &primary(digits, length, add_check_digit)?].concat();
    if let Some(component) = component {
        sent.push_str("|]e0");
        sent.push_str(&elements(component)?);
    }
    Ok(sent)
}

/// A GTIN in a DataBar symbol other than Expanded.
fn databar(
    linear: &str,
    component: Option<&str>,
    symbology: Symbology,
    add_check_digit: bool,
) -> Result<String, OutputError> {
    let digits = primary(linear.strip_prefix("^01").unwrap_or(linear), 14, add_check_digit)?;
    if symbology == Symbology::DataBarLimited && digits.as_bytes()[0] > b'1' {
        return Err(OutputError::TooLarge);
    }
    Ok(["]e001", &digits, &component.map_or(Ok(String::new()), elements)?].concat())
}

fn primary(digits: &str, length: usize, add_check_digit: bool) -> Result<String, OutputError> {
    let needed = length - usize::from(add_check_digit);
    if digits.len() != needed {
        return Err(OutputError::DigitCount { needed, with_check_digit: !add_check_digit });
    }
    if !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return Err(OutputError::NotDigits);
    }
    let expected = check_digit(&digits.as_bytes()[..length - 1]);
    if add_check_digit {
        let mut whole = String::from(digits);
        whole.push(char::from(b'0' + expected));
        return Ok(whole);
    }
    match Gtin::from_digits(digits.as_bytes()) {
        Ok(_) => Ok(digits.into()),
        Err(_) => Err(OutputError::CheckDigit { expected }),
    }
}
