//! What one scanned or typed text says.

mod alternative;

pub use alternative::{Alternative, Likelihood};

use alloc::{
    borrow::ToOwned,
    string::{String, ToString},
    vec::Vec,
};
use core::ops::Range;

use crate::list::Gather;
use crate::{
    ai::Ai,
    aim::SymbologyIdentifier,
    date::ShortDate,
    finding::Finding,
    gtin::Gtin,
    output::{self, CANONICAL_STEM, Item, OutputError},
    value::Value,
};

/// The text of a symbol and how it came: what [`interpret`](crate::interpret) takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScanData {
    /// The data without the symbology identifier; GS (U+001D) stands for FNC1. The spans of errors,
    /// findings and elements count the bytes of this text.
    pub text: String,
    /// The symbology, where a reader told it.
    pub aim: Option<SymbologyIdentifier>,
}

impl ScanData {
    /// The text of a symbol whose symbology is known.
    #[must_use]
    pub fn new(text: impl Into<String>, aim: Option<SymbologyIdentifier>) -> Self {
        Self { text: text.into(), aim }
    }

    /// A text typed by hand, pasted or sent by a scanner: a symbology identifier at its beginning
    /// becomes [`aim`](Self::aim).
    #[must_use]
    pub fn from_text(text: &str) -> Self {
        match SymbologyIdentifier::split(text) {
            Some((aim, data)) => Self::new(data, Some(aim)),
            None => Self::new(text, None),
        }
    }
}

/// The notation in which the data came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Form {
    /// The digits of a GTIN, from an EAN, UPC or ITF-14 symbol or typed.
    PlainGtin,
    /// The digits of an SSCC without an AI.
    PlainSscc,
    /// Element strings with brackets around the AIs.
    Bracketed,
    /// Element strings separated by FNC1.
    ElementString,
    /// A GS1 Digital Link URI.
    DigitalLink,
}

/// One element: an application identifier with its value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Element {
    /// The application identifier.
    pub ai: Ai,
    /// The value as it is meant, without escapes.
    pub raw: String,
    /// What the value means.
    pub value: Value,
    /// Where the value stands in the text, as written.
    pub span: Range<usize>,
    /// Whether it stands in the path of a Digital Link.
    pub in_path: bool,
}

/// What a GS1 Digital Link says beside its elements.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DigitalLink {
    /// `http` or `https`.
    pub scheme: String,
    /// The host in lower case, without user and port.
    pub host: String,
    /// The port, where one is written.
    pub port: Option<String>,
    /// The path before the key, without the slash at its end; empty if the key comes first.
    pub stem_path: String,
    /// The parameters of the query that are none of GS1, as written.
    pub ignored_parameters: Vec<String>,
    /// Whether the link was compressed.
    pub is_compressed: bool,
}

/// What one scanned or typed text says: its elements and what is doubtful in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scan {
    pub(crate) data: ScanData,
    pub(crate) form: Form,
    pub(crate) elements: Vec<Element>,
    pub(crate) findings: Vec<Finding>,
    pub(crate) link: Option<DigitalLink>,
    pub(crate) alternatives: Vec<Alternative>,
}

impl Scan {
    /// The text as it came, unchanged.
    #[must_use]
    pub fn raw(&self) -> &str {
        &self.data.text
    }

    /// The symbology, where a reader told it.
    #[must_use]
    pub const fn symbology(&self) -> Option<SymbologyIdentifier> {
        self.data.aim
    }

    /// The notation in which the data came.
    #[must_use]
    pub const fn form(&self) -> Form {
        self.form
    }

    /// The elements in the order of the text. Plain digits become one element, (01) or (00).
    #[must_use]
    pub fn elements(&self) -> &[Element] {
        &self.elements
    }

    /// The first element with an AI.
    #[must_use]
    pub fn element(&self, ai: Ai) -> Option<&Element> {
        self.elements.iter().find(|element| element.ai == ai)
    }

    /// What is doubtful, in the order of the text.
    #[must_use]
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// What the text may say as well, because separators were lost, the likeliest first. Whoever asks
    /// about a lot or serial asks about these too; see [`Likelihood`](crate::Likelihood).
    ///
    /// ```
    /// # use gs1::{Likelihood, ScanData, interpret};
    /// let scan = interpret(&ScanData::from_text("]C1010950600013435210L117271231")).unwrap();
    /// assert_eq!((scan.lot(), scan.expiry()), (Some("L117271231"), None));
    /// let other = &scan.alternatives()[0];
    /// assert_eq!((other.scan.lot(), other.likelihood), (Some("L1"), Likelihood::Likely));
    /// assert!(other.scan.expiry().is_some());
    /// ```
    #[must_use]
    pub fn alternatives(&self) -> &[Alternative] {
        &self.alternatives
    }

    /// The link, for [`Form::DigitalLink`].
    #[must_use]
    pub const fn digital_link(&self) -> Option<&DigitalLink> {
        self.link.as_ref()
    }

    /// The element that names the thing: in a Digital Link the key of the path, otherwise the first
    /// key of Digital Links among the elements.
    #[must_use]
    pub fn key(&self) -> Option<&Element> {
        self.elements.iter().find(|element| crate::dictionary::find(element.ai).is_some_and(|row| row.key.is_some()))
    }

    /// The trade item: the value of (01), or of (8006) for a piece of one.
    #[must_use]
    pub fn gtin(&self) -> Option<Gtin> {
        let of = |ai| match self.element(ai)?.value {
            Value::Gtin(gtin) => Some(gtin),
            _ => None,
        };
        of(Ai::GTIN).or_else(|| of(Ai::known(b"8006")))
    }

    fn text_of(&self, ai: Ai) -> Option<&str> {
        self.element(ai).map(|element| element.raw.as_str())
    }

    /// The batch or lot, (10).
    #[must_use]
    pub fn lot(&self) -> Option<&str> {
        self.text_of(Ai::LOT)
    }

    /// The serial number, (21).
    #[must_use]
    pub fn serial(&self) -> Option<&str> {
        self.text_of(Ai::SERIAL)
    }

    /// The consumer product variant, (22).
    #[must_use]
    pub fn variant(&self) -> Option<&str> {
        self.text_of(Ai::VARIANT)
    }

    /// The logistic unit, (00).
    #[must_use]
    pub fn sscc(&self) -> Option<&str> {
        self.text_of(Ai::SSCC)
    }

    /// The location, (414).
    #[must_use]
    pub fn gln(&self) -> Option<&str> {
        self.text_of(Ai::GLN)
    }

    /// The date of an AI such as [`Ai::EXPIRY`]; `None` if it is not there or no date.
    #[must_use]
    pub fn date(&self, ai: Ai) -> Option<ShortDate> {
        match self.element(ai)?.value {
            Value::Date(date) | Value::DateTime(date, _) | Value::DateRange(date, _) => Some(date),
            _ => None,
        }
    }

    /// Until when the product may be used: (17), or the date of (7003).
    #[must_use]
    pub fn expiry(&self) -> Option<ShortDate> {
        self.date(Ai::EXPIRY).or_else(|| self.date(Ai::EXPIRY_TIME))
    }

    /// Until when the product is at its best, (15).
    #[must_use]
    pub fn best_before(&self) -> Option<ShortDate> {
        self.date(Ai::BEST_BEFORE)
    }

    /// When the product was made, (11).
    #[must_use]
    pub fn production_date(&self) -> Option<ShortDate> {
        self.date(Ai::PRODUCTION_DATE)
    }

    /// When the product was packed, (13).
    #[must_use]
    pub fn packaging_date(&self) -> Option<ShortDate> {
        self.date(Ai::PACKAGING_DATE)
    }

    /// Until when the product may be sold, (16).
    #[must_use]
    pub fn sell_by(&self) -> Option<ShortDate> {
        self.date(Ai::SELL_BY)
    }

    /// Moves every span, those of the alternatives too.
    pub(crate) fn move_spans(&mut self, moved: &dyn Fn(Range<usize>) -> Range<usize>) {
        for element in &mut self.elements {
            element.span = moved(element.span.clone());
        }
        for finding in &mut self.findings {
            finding.span = moved(finding.span.clone());
        }
        for alternative in &mut self.alternatives {
            alternative.scan.move_spans(moved);
        }
    }

    /// Notes the text and symbology of which it was read, for the alternatives too.
    pub(crate) fn read_from(&mut self, data: &ScanData) {
        self.data = data.clone();
        for alternative in &mut self.alternatives {
            alternative.scan.read_from(data);
        }
    }

    fn items(&self) -> impl Iterator<Item = Item<'_>> {
        self.elements.iter().map(|element| Item::new(element.ai, element.raw.as_bytes(), element.in_path))
    }

    /// The elements with brackets: `(01)09506000134352(10)ABC`.
    #[must_use]
    pub fn bracketed(&self) -> String {
        output::bracketed(self.items())
    }

    /// The elements with `^` for FNC1: `^010950600013435210ABC`.
    #[must_use]
    pub fn unbracketed(&self) -> String {
        output::unbracketed(self.items())
    }

    /// The lines of human readable interpretation: `(01) 09506000134352`.
    #[must_use]
    pub fn hri(&self) -> Vec<String> {
        output::hri(self.items(), false)
    }

    /// The canonical GS1 Digital Link URI of the elements, at `https://id.gs1.org`.
    ///
    /// # Errors
    /// No element is a key, or one may stand neither in the path nor in the query.
    pub fn canonical_link(&self) -> Result<String, OutputError> {
        self.link_at(CANONICAL_STEM)
    }

    /// A GS1 Digital Link URI of the elements behind a stem such as `https://example.vn/p`.
    ///
    /// # Errors
    /// As [`Scan::canonical_link`].
    pub fn link_at(&self, stem: &str) -> Result<String, OutputError> {
        let items: Vec<Item<'_>> = self.items().gathered();
        output::digital_link(&items, stem, false)
    }
}

impl DigitalLink {
    /// Takes scheme, host and the path before the key out of a link; the key's AI stands at `key_at`.
    pub(crate) fn of(link: &str, key_at: usize) -> Option<Self> {
        let (scheme, rest) = link.split_once("://")?;
        let (authority, _) = rest.split_once('/')?;
        let host_and_port = authority.rsplit('@').next().unwrap_or(authority);
        let (host, port) = match host_and_port.rsplit_once(':') {
            Some((host, port)) if !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit()) => {
                (host, Some(port.to_owned()))
            }
            _ => (host_and_port, None),
        };
        let path_at = link.len() - rest.len() + authority.len();
        Some(Self {
            scheme: scheme.to_ascii_lowercase(),
            host: host.to_ascii_lowercase(),
            port,
            stem_path: link.get(path_at..key_at.saturating_sub(1)).unwrap_or_default().to_string(),
            ignored_parameters: Vec::new(),
            is_compressed: false,
        })
    }
}
