//! English. Findings: what was found, why it matters, what to do.

use trace::finding::FindingCode;

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
        FindingCode::SignatureInvalid => "A source's digital signature is wrong",
        FindingCode::SourcesDisagree => "The sources contradict each other",
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

/// The reason: sentences parted by `~`, each with its alternatives parted by `¦`.
pub(super) fn finding_why(code: FindingCode) -> &'static str {
    match code {
        FindingCode::Recalled => {
            "The recall is dated {date}.¦The recall is recorded on {time}.¦A source records a recall of this item."
        }
        FindingCode::RecalledUpstream => "Recalled input: {item}.¦A lot or item used as an input has been recalled.",
        FindingCode::Expired => "The use-by date was {date}.",
        FindingCode::Destroyed => "Recorded as destroyed on {time}.~An item that was destroyed cannot be on sale.",
        FindingCode::Stolen => "Recorded as stolen on {time}.~How it was kept since then is not known.",
        FindingCode::PastBestBefore => {
            "The best-before date was {date}.~This is not a use-by date: quality may be lower, but it need not be spoiled."
        }
        FindingCode::NotSellable => "The latest state is “{disposition}”.~This state does not allow a sale.",
        FindingCode::NoPedigreeMatch => "A party checked the item and recorded that it does not match.",
        FindingCode::AlreadySold => {
            "Recorded as sold on {time}.~Place: {place}.~If you are buying it for the first time, the code may have been copied."
        }
        FindingCode::EventAfterEndOfLife => {
            "The event of {time} came after the item was used up, sold or destroyed.~Either the code was copied or data was entered wrongly."
        }
        FindingCode::SecondCommissioning => {
            "A serial number may be assigned only once.~The second assignment is recorded on {time}."
        }
        FindingCode::BeforeOrigin => "The event of {time} comes before the item was made.",
        FindingCode::EventInFuture => "The event is dated {time}, which has not come yet.",
        FindingCode::RecordedBeforeEvent => "The event is dated {time} but was entered before.",
        FindingCode::ReceivedNotShipped => "Received at {place}.~No source records a shipment to that place.",
        FindingCode::WrongReceiver => {
            "Shipped to {expected}, received by {value}.¦Received at {place}.¦Received by {party}."
        }
        FindingCode::ImpossibleTravel => {
            "{km} apart, which makes {kmh}.~No carrier is that fast: the code may have been copied or a position entered wrongly."
        }
        FindingCode::TwoPlacesAtOnce => "At {time} the same serial number is recorded at {place} and {place2}.",
        FindingCode::LotMismatch => "The code says lot {value}, the record says lot {expected}.",
        FindingCode::ExpiryMismatch => "Two different dates: {date} and {date2}.~Look at the date printed on the pack.",
        FindingCode::AggregationBroken => {
            "Package: {item}.~The item was taken out of a package it was never put into, or was in two at once."
        }
        FindingCode::MassBalance => "{quantity} went in, {quantity2} came out.~Undeclared inputs may have been added.",
        FindingCode::ColdChainBroken => {
            "{celsius} was measured at {place}.¦{celsius} was measured: {time}.¦{celsius} was measured.~Declared range: {expected}.¦The limit: {celsius2}."
        }
        FindingCode::CertificateExpired => "Certificate {certificate} expired on {date}.",
        FindingCode::SignatureInvalid => "The answer may have been altered on the way or after it was published.",
        FindingCode::SourcesDisagree => {
            "One source says {value}, another says {expected}.¦One source says {date}, another says {date2}.¦One source says {quantity}, another says {quantity2}.¦One source says at {place}, another says at {place2}.¦One source says {time}, another says {time2}.¦One source says “{disposition}”, another says “{disposition2}”.~This page does not choose between them."
        }
        FindingCode::NoOriginEvent => "The journey starts in the middle.",
        FindingCode::ShippedNotReceived => {
            "Shipped to {place}.~It may be on its way, or the receiver has not recorded it."
        }
        FindingCode::StepBackMissing => "Input: {item}.~Where this input came from is not known.",
        FindingCode::OtherItem => "Those events are not counted.",
        FindingCode::SecondCommissioningLot => "This is normal when production runs in batches.",
        FindingCode::EventCorrected => "The corrected version is used.",
        FindingCode::EventWithdrawn => "That event is not counted.",
        FindingCode::HashUnconfirmed => {
            "Systems compute it in different ways, so this does not mean that data was altered."
        }
        FindingCode::HashConfirmed => "The event is unchanged since it was marked.",
        FindingCode::SignatureValid => "The answer was issued by this source and was not altered.",
        FindingCode::StaleCopy => "The copy dates from {time}.~A recall may have been issued since.",
        FindingCode::ClassLevelOnly => "The code may be copied: every pack of this kind carries the same one.",
        FindingCode::LotLevelOnly => "The code may be copied: every pack of this lot carries the same one.",
        FindingCode::RestrictedNumber => {
            "Numbers starting with 02 or 20–29 are made by a store or region and mean something only there."
        }
        FindingCode::ForeignPrefix => "A foreign prefix is normal and not suspicious.",
        FindingCode::UntrustedHost => "Site: {value}.~That host is not asked.",
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
        FindingCode::NoOriginEvent
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
