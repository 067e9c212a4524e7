//! English. The report: verdicts, what a code carries, stages, sources, checklist.

use crate::text::{CodeFault, Symbology};
use trace::carried::{Carried, SiteKind};
use trace::product::{ChecklistItem, ChecklistState, Rule};
use trace::report::{NotAsked, SourceRole, Unavailable};
use trace::stage::StageKind;
use trace::verdict::Verdict;

/// The heading of a report.
pub(super) fn verdict(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Recalled => "Recalled",
        Verdict::Expired => "Expired",
        Verdict::Warning => "Warning",
        Verdict::NeedsCrossCheck => "Needs cross-checking",
        Verdict::Incomplete => "Not read in full",
        Verdict::ProductOnly => "Only the kind of product is known",
        Verdict::RecordFound => "Record found",
        Verdict::NotFound => "Not found",
        Verdict::NotLookedUp => "Could not be looked up",
        Verdict::CodeValid => "Valid code",
        Verdict::CodeInvalid => "Invalid code",
        Verdict::Link => "Link",
        Verdict::NotAProductCode => "Not a product code",
    }
}

/// What a verdict that rests on no finding means.
pub(super) fn verdict_reason(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Incomplete => "A recall recorded only by {names} would not show up here.",
        Verdict::ProductOnly => "The sources know only this kind of product, which happens with honest goods too.",
        Verdict::RecordFound => "Declared by the company itself, which does not prove the product genuine.",
        Verdict::NotFound => "No information is no proof of a fake.",
        Verdict::NotLookedUp => "So far only the structure of the code has been checked.",
        Verdict::CodeValid => "This does not tell whether the product is genuine.",
        Verdict::CodeInvalid => "It may be misread, misprinted or a made-up number; that is no proof of a fake.",
        Verdict::Link => "The code holds a web link and no product number.",
        // These have a finding, or speak of what the code carries.
        Verdict::Recalled
        | Verdict::Expired
        | Verdict::Warning
        | Verdict::NeedsCrossCheck
        | Verdict::NotAProductCode => "",
    }
}

/// What to do then; empty where nothing is to be done.
pub(super) fn verdict_advice(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Incomplete | Verdict::NotLookedUp => "Look it up again in a few minutes.",
        Verdict::ProductOnly => "Compare name, maker, lot and dates with the pack.",
        Verdict::RecordFound => "Compare name, lot and dates with the pack.",
        Verdict::NotFound => "Check the digits and scan again; if it is still not found, ask the seller.",
        Verdict::CodeValid => "Look at the dates and the maker on the pack.",
        Verdict::CodeInvalid => "Scan it again, or type the digits under the code.",
        Verdict::Recalled
        | Verdict::Expired
        | Verdict::Warning
        | Verdict::NeedsCrossCheck
        | Verdict::Link
        | Verdict::NotAProductCode => "",
    }
}

/// What the code carries.
pub(super) fn carried(carried: &Carried) -> &'static str {
    match carried {
        Carried::Product(_) => "Product code",
        Carried::Link(_) => "Web link",
        Carried::Payment(_) => "This is a payment QR code, not a traceability code",
        Carried::Wifi { .. } => "This is a Wi-Fi code",
        Carried::Contact { .. } => "This is a contact card",
        Carried::Phone { .. } => "This is a telephone number",
        Carried::Sms { .. } => "This is a prepared text message",
        Carried::Email { .. } => "This is a prepared e-mail",
        Carried::Geo { .. } => "This is a point on the map",
        Carried::Calendar => "This is a calendar entry",
        Carried::Text => "This is plain text",
    }
}

/// What this page does with it.
pub(super) fn carried_why(carried: &Carried) -> &'static str {
    match carried {
        Carried::Product(_) => "The code is read by the GS1 rules.",
        Carried::Link(_) => {
            "Who runs the site is what matters: .vn or even .gov.vn does not make it the official portal."
        }
        Carried::Payment(_) => "This page moves no money. Pay only if you are sure who receives it.",
        Carried::Wifi { .. } => "This page joins no network and keeps no password.",
        Carried::Contact { .. } => "This page neither saves nor calls it.",
        Carried::Phone { .. } => "This page does not call it.",
        Carried::Sms { .. } => "This page sends nothing. Beware of messages that cost money.",
        Carried::Email { .. } => "This page sends nothing.",
        Carried::Geo { .. } => "This page opens no map.",
        Carried::Calendar => "This page adds nothing to a calendar.",
        Carried::Text => "It does not follow the GS1 rules. If it is a traceability sticker, ask whoever issued it.",
    }
}

/// A stage of the journey.
pub(super) fn stage(kind: &StageKind) -> &'static str {
    match kind {
        StageKind::Farming => "Growing, rearing",
        StageKind::Harvest => "Harvest",
        StageKind::Catch => "Catch",
        StageKind::Slaughter => "Slaughter",
        StageKind::Commissioned => "Labelled and coded",
        StageKind::Processing => "Processing",
        StageKind::Packing => "Packing",
        StageKind::Unpacking => "Unpacking",
        StageKind::Shipping => "Dispatch",
        StageKind::Transporting => "Transport",
        StageKind::Receiving => "Receipt",
        StageKind::Storing => "Storage",
        StageKind::Inspection => "Inspection",
        StageKind::Stocking => "Put on sale",
        StageKind::Retail => "Sold",
        StageKind::Dispensing => "Dispensed",
        StageKind::Consumed => "Used up",
        StageKind::Returned => "Returned",
        StageKind::Customs => "Import or export",
        StageKind::Repair => "Repair",
        StageKind::Recall => "Recall",
        StageKind::Holding => "Held back",
        StageKind::Destroyed => "Destroyed",
        StageKind::Decommissioned => "Taken out of circulation",
        StageKind::Other(_) => "{text}",
    }
}

/// Whose source it is.
pub(super) fn role(role: SourceRole) -> &'static str {
    match role {
        SourceRole::Province => "Provincial source",
        SourceRole::Nation => "National source",
        SourceRole::Registry => "Number registry",
    }
}

/// Who runs a web site.
pub(super) fn site(kind: SiteKind) -> &'static str {
    match kind {
        SiteKind::StateNational => "National authority",
        SiteKind::StateProvince => "Provincial authority",
        SiteKind::StandardsBody => "GS1 standards body",
        SiteKind::Vendor => "Private traceability company",
        SiteKind::Shortener => "Link shortener: it does not say where it leads",
        SiteKind::Configured => "Trusted by the operator of this page",
        SiteKind::Unknown => "Unknown website",
    }
}

/// Why a source could not be read.
pub(super) fn unavailable(why: Unavailable) -> &'static str {
    match why {
        Unavailable::Timeout => "no answer in time",
        Unavailable::Network => "no connection to the server",
        Unavailable::Closed => "the network works, but this server is down or does not allow this page to read it",
        Unavailable::Status(_) => "the server returned error {n}",
        Unavailable::Malformed => "the answer cannot be read",
        Unavailable::TooLarge => "the answer is too large",
        Unavailable::Redirect => "the server redirects elsewhere",
        Unavailable::CircuitOpen => "it failed several times, so it is not being asked for a while",
    }
}

/// Why a source was not asked.
pub(super) fn not_asked(why: NotAsked) -> &'static str {
    match why {
        NotAsked::NothingToAsk => "there is nothing in the code to look up",
        NotAsked::Offline => "the device is offline",
        NotAsked::NotForThisItem => "this source is not used for this kind of code",
    }
}

/// An item of the legal checklist.
pub(super) fn checklist(item: ChecklistItem) -> &'static str {
    match item {
        ChecklistItem::Name => "Product name",
        ChecklistItem::Picture => "Picture",
        ChecklistItem::Organisation => "Name of producer or trader",
        ChecklistItem::Address => "Address",
        ChecklistItem::OrganisationId => "Identifier of the organisation",
        ChecklistItem::Stages => "Stages: product code, place code, time",
        ChecklistItem::ProductionTime => "Time of production or trade",
        ChecklistItem::TraceCode => "Traceability code",
        ChecklistItem::Brand => "Brand, mark, model, serial number",
        ChecklistItem::Expiry => "Expiry",
        ChecklistItem::Standards => "Standards and regulations",
        ChecklistItem::Gtin => "GTIN",
        ChecklistItem::Origin => "Origin or place of the last stage",
        ChecklistItem::Certificates => "Conformity certificates",
        ChecklistItem::SafetyWarnings => "Safety warnings",
        ChecklistItem::UniqueId => "Unique identifier",
        ChecklistItem::NationalPortal => "Connected to the national portal",
    }
}

/// The state of a checklist item.
pub(super) fn check(state: ChecklistState) -> &'static str {
    match state {
        ChecklistState::Present => "given",
        ChecklistState::Missing => "missing",
        ChecklistState::Withheld => "not published",
        ChecklistState::NotRequired => "not required",
        ChecklistState::Unknown => "not known",
    }
}

/// A rule that lists items.
pub(super) fn rule(rule: Rule) -> &'static str {
    match rule {
        Rule::Circular02Of2024 => "Circular 02/2024/TT-BKHCN",
        Rule::Decree37Of2026 => "Decree 37/2026/NĐ-CP, article 32",
    }
}

/// The kind of code.
pub(super) fn symbology(symbology: Symbology) -> &'static str {
    match symbology {
        Symbology::Ean13 => "EAN-13 or UPC barcode",
        Symbology::Ean8 => "EAN-8 barcode",
        Symbology::Code128 => "Code 128 barcode",
        Symbology::Gs1128 => "GS1-128 barcode",
        Symbology::Itf => "ITF-14 barcode",
        Symbology::DataBar => "GS1 DataBar barcode",
        Symbology::Qr => "QR code",
        Symbology::Gs1Qr => "GS1 QR code",
        Symbology::DataMatrix => "Data Matrix code",
        Symbology::Gs1DataMatrix => "GS1 DataMatrix code",
        Symbology::Other => "Another kind of code",
    }
}

/// What is wrong with a code.
pub(super) fn fault(fault: CodeFault) -> &'static str {
    match fault {
        CodeFault::CheckDigit => "The check digit is wrong: the last digit should be {n}.",
        CodeFault::DigitCount => "It has {n} digits; a product number has 8, 12, 13 or 14.",
        CodeFault::UnknownAi => "It contains an unknown application identifier.",
        CodeFault::TooShort => "A value is empty or too short.",
        CodeFault::TooLong => "A value is too long, or a separator is missing.",
        CodeFault::BadValue => "A value breaks its rule.",
        CodeFault::Missing => "Required accompanying data is missing.",
        CodeFault::Contradiction => "Parts of the code contradict or repeat each other.",
        CodeFault::Notation => "The code is not written the standard way.",
        CodeFault::LinkForm => "The link is not a GS1 Digital Link.",
        CodeFault::Oversize => "The code is longer than any standard allows.",
        CodeFault::LostSeparator => "A separator between two parts seems to be missing.",
        CodeFault::SeparatorAsText => "A separator is written with other characters; it could still be read.",
        CodeFault::UserInformation => "The part before @ looks like a website, but the link leads to the one after it.",
        CodeFault::Spelling => "Some characters differ from the standard; the meaning is clear, so the code was read.",
    }
}
