//! What can be wrong with an event that is sent.

use epcis::document::{Finding, Problem};
use serde_json::{Value, json};

/// What is wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Code {
    /// The standard asks for it, and it is not there.
    Missing,
    /// It is not what the standard asks for.
    Invalid,
    /// More than is read.
    TooMany,
    /// A check digit is wrong, or a GS1 identifier is none.
    WrongKey,
    /// The token is not for this place or product.
    OutOfScope,
    /// The identifier stands for another event already.
    Conflict,
    /// Another organisation recorded the event that is declared wrong, or none did.
    NotYours,
    /// A spreadsheet cut digits off: `8.93E+12`, or zeros at the beginning.
    LostDigits,
    /// Text in TCVN3 (ABC) or VNI instead of Unicode.
    OldEncoding,
    /// A cell that is computed, and not written.
    Formula,
    /// Day and month stand in another order than elsewhere in the file, or in one that cannot be told.
    MixedDates,
    /// The same stands in the file before.
    Duplicate,
    /// A cell that others were merged into: its value stands elsewhere.
    Merged,
    /// It is read, and whoever looks at the sheet does not see it.
    Hidden,
    /// It is read as it stands, and should be written otherwise.
    Doubtful,
}

impl Code {
    /// Its name in answers.
    pub fn name(self) -> &'static str {
        match self {
            Code::Missing => "missing",
            Code::Invalid => "invalid",
            Code::TooMany => "tooMany",
            Code::WrongKey => "wrongKey",
            Code::OutOfScope => "outOfScope",
            Code::Conflict => "conflict",
            Code::NotYours => "notYours",
            Code::LostDigits => "lostDigits",
            Code::OldEncoding => "oldEncoding",
            Code::Formula => "formula",
            Code::MixedDates => "mixedDates",
            Code::Duplicate => "duplicate",
            Code::Merged => "merged",
            Code::Hidden => "hidden",
            Code::Doubtful => "doubtful",
        }
    }

    /// Whether an event with it is not recorded.
    pub fn rejects(self) -> bool {
        !matches!(self, Code::Doubtful | Code::Hidden)
    }
}

/// Something wrong at a place of an event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// What.
    pub code: Code,
    /// Where: `quantityList[1].quantity`, or a cell (`C7`); empty for the event as a whole.
    pub place: String,
    /// In words, for a log.
    pub detail: String,
}

impl Fault {
    pub(crate) fn new(code: Code, place: impl Into<String>, detail: impl Into<String>) -> Fault {
        Fault { code, place: place.into(), detail: detail.into() }
    }

    /// As answers tell it.
    pub fn told(&self) -> Value {
        json!({ "code": self.code.name(), "place": self.place, "detail": self.detail })
    }

    /// What the reader found.
    pub(crate) fn of(finding: &Finding) -> Fault {
        let (code, detail) = match &finding.problem {
            Problem::Missing => (Code::Missing, "the standard asks for it".to_owned()),
            Problem::WrongType { expected } => (Code::Invalid, format!("expected: {expected}")),
            Problem::NumberAsText => (Code::Doubtful, "a number in quotation marks".to_owned()),
            Problem::NotATime { text } => (Code::Invalid, format!("not a date and time: {text}")),
            Problem::NotAnOffset { text } => (Code::Invalid, format!("not an offset from UTC: {text}")),
            Problem::NotInList { text } => {
                // Words of one's own are allowed as URIs; a bare one is a slip.
                let code = if text.contains(':') { Code::Doubtful } else { Code::Invalid };
                (code, format!("not in the standard's list: {text}"))
            }
            Problem::NotAUri { text } => (Code::Invalid, format!("not a URI: {text}")),
            Problem::Negative => (Code::Invalid, "below zero".to_owned()),
            Problem::UnknownField => (Code::Doubtful, "the standard does not know this field".to_owned()),
            Problem::NoItem => (Code::Missing, "names nothing that it happened to".to_owned()),
            Problem::TooMany { found, read } => (Code::TooMany, format!("{found} entries, at most {read} are read")),
        };
        Fault::new(code, finding.field.clone(), detail)
    }
}
