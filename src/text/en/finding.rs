//! English. Findings: what was found, and what to do.

use trace::answer::{Part, SignatureFault};
use trace::finding::{Field, FindingCode};
use trace::unread::{NotRead, Reason};

/// What was found.
pub(super) fn finding(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Recalled => "This product has been recalled",
        FindingCode::RecalledUpstream => "Something this product was made from has been recalled",
        FindingCode::Expired => "Past its use-by date",
        FindingCode::Destroyed => "The record says this item was destroyed",
        FindingCode::Stolen => "The record says this item was stolen",
        FindingCode::PastBestBefore => "Past its best-before date",
        FindingCode::NotSellable => "The record says it may not be sold",
        FindingCode::NoPedigreeMatch => "The item does not match its recorded history",
        FindingCode::AlreadySold => "This serial number is recorded as sold already",
        FindingCode::EventAfterEndOfLife => "Something happened after the item had ceased to exist",
        FindingCode::SecondCommissioning => "This serial number was assigned twice",
        FindingCode::BeforeOrigin => "Something happened before the item existed",
        FindingCode::EventInFuture => "An event lies in the future",
        FindingCode::RecordedBeforeEvent => "An event was recorded before it happened",
        FindingCode::ReceivedNotShipped => "Received, but no shipment is recorded",
        FindingCode::WrongReceiver => "Received elsewhere than shipped to",
        FindingCode::ImpossibleTravel => "It moved impossibly fast",
        FindingCode::TwoPlacesAtOnce => "One serial number in two places at once",
        FindingCode::LotMismatch => "The lot in the code differs from the record",
        FindingCode::ExpiryMismatch => "The expiry in the code differs from the record",
        FindingCode::AggregationBroken => "Packing and unpacking contradict each other",
        FindingCode::MassBalance => "More came out than went in",
        FindingCode::ColdChainBroken => "The temperature left the declared range",
        FindingCode::CertificateExpired => "A certificate had expired when it was needed",
        FindingCode::SignatureInvalid => "A source's digital signature does not hold",
        FindingCode::SourcesDisagree => "The sources contradict each other",
        FindingCode::NotAllRead => "Not everything was read",
        FindingCode::PartAffected => "Part of the lot is affected",
        FindingCode::EventFlagged => "A source declares one of its events wrong",
        FindingCode::OtherReading => "A separator may be missing in the code",
        FindingCode::SerialUnknown => "No record of this serial number",
        FindingCode::NoOriginEvent => "The record does not say how the item began",
        FindingCode::ShippedNotReceived => "Shipped, but no receipt is recorded",
        FindingCode::StepBackMissing => "An input has no record",
        FindingCode::OtherItem => "A source also sent events of other items",
        FindingCode::SecondCommissioningLot => "The lot was marked more than once",
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
        Field::Inputs => "Inputs",
        Field::Occurrence => "Event",
    }
}

/// What to do; empty where nothing is to be done.
pub(super) fn finding_advice(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Recalled => "Do not use it. Keep the product and the receipt, and contact the seller.",
        FindingCode::RecalledUpstream => {
            "Do not use it until the seller or maker has explained. Keep the product and the receipt."
        }
        FindingCode::Expired => {
            "Do not use it. Compare the date on the pack; if you just bought it, take it back with the receipt."
        }
        FindingCode::Destroyed | FindingCode::Stolen => "Do not buy or use it. Tell the seller or the hotline.",
        FindingCode::PastBestBefore => "Look, smell and read the pack before you use it.",
        FindingCode::NotSellable => "Ask the seller before you buy.",
        FindingCode::NoPedigreeMatch => "Ask the seller and keep the receipt.",
        FindingCode::AlreadySold
        | FindingCode::EventAfterEndOfLife
        | FindingCode::ImpossibleTravel
        | FindingCode::TwoPlacesAtOnce => "Ask the seller, and check whether a sticker was pasted over another.",
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
        FindingCode::MassBalance => "Ask the maker about the inputs.",
        FindingCode::ColdChainBroken => "For fresh or frozen goods: look and smell; if in doubt, do not use it.",
        FindingCode::CertificateExpired => "Ask the maker for a new certificate.",
        FindingCode::SignatureInvalid => "Look it up again later; if it stays so, tell the hotline.",
        FindingCode::SourcesDisagree => "Look at the pack and ask the hotline.",
        FindingCode::NotAllRead
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
        FindingCode::UntrustedHost => "Do not enter personal data, passwords or one-time codes there.",
    }
}

/// What is wrong with a signature.
pub(super) fn signature_fault(fault: SignatureFault) -> &'static str {
    match fault {
        SignatureFault::Absent => "This source must sign its answers, and there is no signature.",
        SignatureFault::Wrong => "It does not fit the content, or no known key made it.",
        SignatureFault::Unreadable => "It cannot be read.",
        SignatureFault::Unreachable(_) => "It was announced and could not be fetched.",
        SignatureFault::NotCheckable => "This device cannot check it.",
        SignatureFault::AnotherItem => "It is about another item.",
        SignatureFault::Late => "Its time is over.",
        SignatureFault::Early => "It is dated in the future.",
        SignatureFault::Unbound => "It names neither item nor time.",
        SignatureFault::NotCovered(_) => "It does not cover everything that this source says.",
        SignatureFault::Incomplete => "It lists data that did not arrive: something may have been left out.",
    }
}

/// A part of what a source says.
pub(super) fn part(part: Part) -> &'static str {
    match part {
        Part::Events => "events",
        Part::Card => "product record",
        Part::Notice => "recall notice",
        Part::StepBack => "records of inputs and packages",
    }
}

/// What was not read.
pub(super) fn not_read(what: NotRead) -> &'static str {
    match what {
        NotRead::Source(_) => "this source",
        NotRead::Events(_) => "the events about the item",
        NotRead::Pages(_) => "the pages that follow",
        NotRead::FullPage { .. } => "what may follow a full page",
        NotRead::UntrustedHost => "a link to a host that is not trusted",
        NotRead::LinkForm => "a link whose form is not understood",
        NotRead::Resolver(_) => "the resolver that was named",
        NotRead::Notice(_) => "a recall notice",
        NotRead::Card(_) => "the product record",
        NotRead::StepBack(_) => "the record of an input or package",
        NotRead::Cut(_) => "what lies beyond a limit",
        NotRead::Value => "a value",
    }
}

/// Why it was not read.
pub(super) fn reason(reason: Reason) -> &'static str {
    match reason {
        Reason::Unavailable(why) => super::trace::unavailable(why),
        Reason::Offline => "offline",
        Reason::ForPeople => "a page for people",
        Reason::Missing => "not there",
        Reason::Repeats => "it repeats itself",
    }
}
