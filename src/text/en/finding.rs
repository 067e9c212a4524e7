//! English. Findings: what was found, and what to do.

use trace::answer::{Part, SignatureFault};
use trace::finding::{Field, FindingCode};
use trace::unread::{NotRead, Reason};

/// What was found.
pub(super) fn finding(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Recalled => "This product has been recalled",
        FindingCode::RecalledUpstream => "An ingredient of this product has been recalled",
        FindingCode::Expired => "Past its use-by date",
        FindingCode::Destroyed => "Recorded as destroyed",
        FindingCode::Stolen => "Recorded as stolen",
        FindingCode::PastBestBefore => "Past its best-before date",
        FindingCode::NotSellable => "Recorded as not for sale",
        FindingCode::NoPedigreeMatch => "The item does not match its recorded history",
        FindingCode::AlreadySold => "Recorded as already sold",
        FindingCode::EventAfterEndOfLife => "There is activity after the item was sold or destroyed",
        FindingCode::SecondCommissioning => "This serial number was assigned twice",
        FindingCode::BeforeOrigin => "There is activity before the item was made",
        FindingCode::EventInFuture => "An event is dated in the future",
        FindingCode::RecordedBeforeEvent => "An event was recorded before it happened",
        FindingCode::ReceivedNotShipped => "Received, but never recorded as shipped",
        FindingCode::WrongReceiver => "Received at a different place from where it was sent",
        FindingCode::ImpossibleTravel => "It moved impossibly fast",
        FindingCode::TwoPlacesAtOnce => "One serial number in two places at once",
        FindingCode::LotMismatch => "The lot in the code differs from the record",
        FindingCode::ExpiryMismatch => "The expiry in the code differs from the record",
        FindingCode::AggregationBroken => "Packing and unpacking contradict each other",
        FindingCode::MassBalance => "More came out than went in",
        FindingCode::ColdChainBroken => "The temperature went outside the declared range",
        FindingCode::CertificateExpired => "A certificate had already expired when it was needed",
        FindingCode::SignatureInvalid => "A source's digital signature could not be confirmed",
        FindingCode::SourcesDisagree => "The sources contradict each other",
        FindingCode::NotAllRead => "Not everything was read",
        FindingCode::LotsRecalled => "Some lots of this product are recalled",
        FindingCode::PartAffected => "Part of the lot is affected",
        FindingCode::EventFlagged => "A source declares one of its events wrong",
        FindingCode::OtherReading => "A separator may be missing from the code",
        FindingCode::SerialUnknown => "No record of this serial number",
        FindingCode::NoOriginEvent => "The record does not say where the item comes from",
        FindingCode::ShippedNotReceived => "Shipped, but not yet recorded as received",
        FindingCode::StepBackMissing => "An ingredient has no record",
        FindingCode::OtherItem => "A source also sent events of other items",
        FindingCode::SecondCommissioningLot => "The lot was coded in several runs",
        FindingCode::EventCorrected => "An event was corrected",
        FindingCode::EventWithdrawn => "An event was withdrawn",
        FindingCode::HashUnconfirmed => "An event's fingerprint cannot be checked",
        FindingCode::HashConfirmed => "An event's fingerprint matches",
        FindingCode::SignatureValid => "A source's digital signature is valid",
        FindingCode::StaleCopy => "The information comes from an old copy",
        FindingCode::ClassLevelOnly => "Only the kind of product is known",
        FindingCode::LotLevelOnly => "Only the lot is known",
        FindingCode::RestrictedNumber => "A number for internal use",
        FindingCode::ForeignPrefix => "The company number is registered abroad",
        FindingCode::UntrustedHost => "The link in the code leads to an unknown site",
        FindingCode::DisguisedLink => "The link in the code borrows another site’s name",
    }
}

/// A field that sources tell differently.
pub(super) fn field(field: Field) -> &'static str {
    match field {
        Field::Amount => "Amount",
        Field::Place => "Place",
        Field::Expiry => "Use-by date",
        Field::BestBefore => "Best-before date",
        Field::Produced => "Date of production",
        Field::Harvested => "Date of harvest or catch",
        Field::Lot => "Lot",
        Field::Origin => "Origin",
        Field::Time => "Time",
        Field::State => "State",
        Field::Step => "Step",
        Field::Receiver => "Receiver",
        Field::Inputs => "Ingredients",
        Field::Occurrence => "Event",
    }
}

/// What to do; empty where nothing is to be done.
pub(super) fn finding_advice(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Recalled => "Do not use it. Keep the product and receipt, and contact the seller.",
        FindingCode::RecalledUpstream => "Do not use it yet. Keep the product and receipt, and ask the seller.",
        FindingCode::Expired => "Do not use it. Check the pack; if just bought, return it with the receipt.",
        FindingCode::Destroyed | FindingCode::Stolen => "Do not buy or use it. Tell the seller or the hotline.",
        FindingCode::PastBestBefore => "Look, smell and read the pack before you use it.",
        FindingCode::NotSellable => "Ask the seller before you buy.",
        FindingCode::NoPedigreeMatch => "Ask the seller and keep the receipt.",
        FindingCode::AlreadySold
        | FindingCode::EventAfterEndOfLife
        | FindingCode::ImpossibleTravel
        | FindingCode::TwoPlacesAtOnce => "Ask the seller, and look for a sticker pasted over another.",
        FindingCode::SecondCommissioning => "Ask the seller or the maker.",
        FindingCode::BeforeOrigin => "Look at the dates on the pack, and ask the seller if they differ.",
        FindingCode::EventInFuture | FindingCode::RecordedBeforeEvent => {
            "The data is doubtful: look at the dates on the pack."
        }
        FindingCode::ReceivedNotShipped | FindingCode::WrongReceiver | FindingCode::AggregationBroken => {
            "Ask the seller where the goods came from."
        }
        FindingCode::LotMismatch => "Compare the lot printed on the pack.",
        FindingCode::ExpiryMismatch => "To be safe, go by the earlier date.",
        FindingCode::MassBalance => "Ask the maker about the ingredients.",
        FindingCode::ColdChainBroken => "Look and smell; if in doubt, do not use it.",
        FindingCode::CertificateExpired => "Ask the maker for a new certificate.",
        FindingCode::SignatureInvalid => "Look it up again later; if it stays so, tell the hotline.",
        FindingCode::SourcesDisagree => "Check what is printed on the pack, and ask the seller.",
        FindingCode::NotAllRead
        | FindingCode::LotsRecalled
        | FindingCode::PartAffected
        | FindingCode::EventFlagged
        | FindingCode::SerialUnknown
        | FindingCode::OtherReading
        | FindingCode::NoOriginEvent
        | FindingCode::ShippedNotReceived
        | FindingCode::StepBackMissing
        | FindingCode::OtherItem
        | FindingCode::SecondCommissioningLot
        | FindingCode::EventCorrected
        | FindingCode::EventWithdrawn
        | FindingCode::HashUnconfirmed
        | FindingCode::HashConfirmed
        | FindingCode::SignatureValid
        | FindingCode::ClassLevelOnly
        | FindingCode::LotLevelOnly
        | FindingCode::RestrictedNumber
        | FindingCode::ForeignPrefix => "",
        FindingCode::StaleCopy => "Look it up again when the network is back.",
        FindingCode::UntrustedHost | FindingCode::DisguisedLink => {
            "Do not enter personal data, passwords or one-time codes there."
        }
    }
}

/// What is wrong with a signature.
pub(super) fn signature_fault(fault: SignatureFault) -> &'static str {
    match fault {
        SignatureFault::Absent => "This source must sign its answers, but there is no signature.",
        SignatureFault::Wrong => "The signature does not match the content, or was made with an unknown key.",
        SignatureFault::Unreadable => "The signature cannot be read.",
        SignatureFault::Unreachable(_) => "A signature was announced but could not be fetched.",
        SignatureFault::NotCheckable => "This device cannot check the signature.",
        SignatureFault::AnotherItem => "The signature is for another item.",
        SignatureFault::Late => "The signature is out of date.",
        SignatureFault::Early => "The signature is dated in the future.",
        SignatureFault::Unbound => "The signature is tied to no item and no time.",
        SignatureFault::NotCovered(_) => "The signature does not cover everything this source says.",
        SignatureFault::Incomplete => "The signature lists data that did not arrive: something may have been left out.",
    }
}

/// A part of what a source says.
pub(super) fn part(part: Part) -> &'static str {
    match part {
        Part::Events => "events",
        Part::Card => "product record",
        Part::Notice => "recall notice",
        Part::StepBack => "records of ingredients and packages",
    }
}

/// What was not read.
pub(super) fn not_read(what: NotRead) -> &'static str {
    match what {
        NotRead::Source(_) => "this source",
        NotRead::Events(_) => "the events about the item",
        NotRead::Pages(_) => "the following pages",
        NotRead::FullPage { .. } => "whatever may follow a full page",
        NotRead::UntrustedHost => "a link to a host that is not trusted",
        NotRead::LinkForm => "a link whose form is not understood",
        NotRead::Resolver(_) => "the resolver it pointed to",
        NotRead::Notice(_) => "a recall notice",
        NotRead::Card(_) => "the product record",
        NotRead::StepBack(_) => "the record of an ingredient or package",
        NotRead::Cut(_) => "whatever exceeds the reading limit",
        NotRead::Value => "a value",
    }
}

/// Why it was not read.
pub(super) fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Unavailable(why) => super::trace::unavailable(why),
        Reason::Offline => "offline",
        Reason::ForPeople => "a web page meant for people",
        Reason::Missing => "not found",
        Reason::Repeats => "it only repeats itself",
    }
}
