//! What of a document is not as the standard says.

/// Something in the document that is not as the standard says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// The event, counted from 0 in [`Document::events`](crate::Document::events); `None` for the document itself.
    pub event: Option<usize>,
    /// The field, with the fields around it: `quantityList[1].quantity`.
    pub field: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Problem {
    /// The standard asks for it, and it is not there.
    Missing,
    /// Another JSON type was expected.
    WrongType {
        /// The type that the standard names.
        expected: &'static str,
    },
    /// A number that stands in quotation marks; it was read.
    NumberAsText,
    /// Not a date and time, or one that does not exist.
    NotATime {
        /// The text, at most 80 characters.
        text: String,
    },
    /// Not a UTC offset.
    NotAnOffset {
        /// The text, at most 80 characters.
        text: String,
    },
    /// Not one of the values that the standard lists.
    NotInList {
        /// The text, at most 80 characters.
        text: String,
    },
    /// Not a URI, where an identifier must be one.
    NotAUri {
        /// The text, at most 80 characters.
        text: String,
    },
    /// A number below zero, where the standard counts; it was read.
    Negative,
    /// A field that the standard does not know, outside any namespace.
    UnknownField,
    /// The event says nothing about which things it happened to.
    NoItem,
    /// More entries than the limit; those behind it were not read.
    TooMany {
        /// How many there are.
        found: usize,
        /// How many were read.
        read: usize,
    },
}
