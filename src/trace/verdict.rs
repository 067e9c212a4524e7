//! The verdict: what the findings amount to, by one table.

/// What the report amounts to. Headings and sentences live in `text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Verdict {
    /// Payment, Wi-Fi, contact, plain text.
    NotAProductCode,
    /// A URL that carries no GS1 key.
    Link,
    /// A GS1 code that breaks the rules.
    CodeInvalid,
    /// The item or one of its inputs is recalled.
    Recalled,
    /// The item is past its expiry date.
    Expired,
    /// Another finding of level stop or warn.
    Warning,
    /// The sources contradict each other.
    NeedsCrossCheck,
    /// At least one event or record about this item, and nothing against it.
    RecordFound,
    /// Every source answered, and none knows the item.
    NotFound,
    /// A source did not answer, and none that did knows the item.
    NotLookedUp,
    /// The code is well formed, and nothing was to be asked.
    CodeValid,
}

impl Verdict {
    /// The verdict's name in snake case, as case files and the portal write it.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::NotAProductCode => "not_a_product_code",
            Verdict::Link => "link",
            Verdict::CodeInvalid => "code_invalid",
            Verdict::Recalled => "recalled",
            Verdict::Expired => "expired",
            Verdict::Warning => "warning",
            Verdict::NeedsCrossCheck => "needs_cross_check",
            Verdict::RecordFound => "record_found",
            Verdict::NotFound => "not_found",
            Verdict::NotLookedUp => "not_looked_up",
            Verdict::CodeValid => "code_valid",
        }
    }
}
