//! Findings: what the checks say, with their evidence. Sentences live in `text`.

use super::clock::{Date, LocalTime};

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Worth knowing; it never changes the verdict.
    Note,
    /// Look twice before buying.
    Warn,
    /// Do not buy or use.
    Stop,
}

macro_rules! codes {
    ($($level:ident { $($code:ident $name:literal $doc:literal,)+ })+) => {
        /// What a check found. The level is part of the code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum FindingCode { $($(#[doc = $doc] $code,)+)+ }

        impl FindingCode {
            /// Every code, the gravest level first.
            pub const ALL: &[FindingCode] = &[$($(FindingCode::$code,)+)+];

            /// How grave it is.
            pub fn level(self) -> Level {
                match self { $($(FindingCode::$code => Level::$level,)+)+ }
            }

            /// The code's name in snake case.
            pub fn as_str(self) -> &'static str {
                match self { $($(FindingCode::$code => $name,)+)+ }
            }
        }
    };
}

codes! {
    Stop {
        Recalled "recalled" "The item is recalled.",
        RecalledUpstream "recalled_upstream" "An input lot or serial of the item is recalled.",
        Expired "expired" "The expiry date is before today in Việt Nam.",
        Destroyed "destroyed" "The item is recorded as destroyed.",
        Stolen "stolen" "The item is recorded as stolen.",
    }
    Warn {
        PastBestBefore "past_best_before" "The best-before date is before today in Việt Nam.",
        NotSellable "not_sellable" "The latest state forbids a sale, such as damaged or returned.",
        NoPedigreeMatch "no_pedigree_match" "The item did not match its recorded history.",
        AlreadySold "already_sold" "This serial was already sold or dispensed.",
        EventAfterEndOfLife "event_after_end_of_life" "Something happened after the item had ceased to exist.",
        SecondCommissioning "second_commissioning" "This serial was brought into being twice.",
        BeforeOrigin "before_origin" "Something happened before the item was brought into being.",
        EventInFuture "event_in_future" "An event lies in the future.",
        RecordedBeforeEvent "recorded_before_event" "An event was recorded more than five minutes before it happened.",
        ReceivedNotShipped "received_not_shipped" "A receipt without a shipment to that place.",
        WrongReceiver "wrong_receiver" "Received by another party or place than it was shipped to.",
        ImpossibleTravel "impossible_travel" "Faster than 900 km/h over at least 20 km.",
        TwoPlacesAtOnce "two_places_at_once" "This serial was at two places at the same time.",
        LotMismatch "lot_mismatch" "The lot of the code and of the history differ.",
        ExpiryMismatch "expiry_mismatch" "The expiry of the code and of the history differ.",
        AggregationBroken "aggregation_broken" "Packing and unpacking contradict each other.",
        MassBalance "mass_balance" "More came out than went in.",
        ColdChainBroken "cold_chain_broken" "A measured temperature left the declared band.",
        CertificateExpired "certificate_expired" "A certificate had expired when it was needed.",
        SignatureInvalid "signature_invalid" "The answer of a source has a wrong signature.",
        SourcesDisagree "sources_disagree" "Two sources contradict each other.",
    }
    Note {
        NoOriginEvent "no_origin_event" "The history does not say how the item came into being.",
        ShippedNotReceived "shipped_not_received" "A shipment without a receipt.",
        StepBackMissing "step_back_missing" "An input without any history.",
        OtherItem "other_item" "A source sent events about other items; they are not counted.",
        SecondCommissioningLot "second_commissioning_lot" "This lot was commissioned more than once, which is lawful.",
        EventCorrected "event_corrected" "An event was replaced by its correction.",
        EventWithdrawn "event_withdrawn" "An event was declared not to have occurred.",
        HashUnconfirmed "hash_unconfirmed" "An event hash cannot be checked.",
        HashConfirmed "hash_confirmed" "An event hash is confirmed.",
        SignatureValid "signature_valid" "The answer of a source has a right signature.",
        StaleCopy "stale_copy" "A source answered from an old copy.",
        ClassLevelOnly "class_level_only" "Only the kind of product was identified.",
        LotLevelOnly "lot_level_only" "Only the lot was identified.",
        RestrictedNumber "restricted_number" "A number for use inside a store or region.",
        ForeignPrefix "foreign_prefix" "The company number is registered outside Việt Nam.",
        UntrustedHost "untrusted_host" "The host of the Digital Link is unknown and is not asked.",
    }
}

/// One thing that a check found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What.
    pub code: FindingCode,
    /// Why: in the order in which a sentence names it.
    pub evidence: Vec<Evidence>,
}

/// One piece of evidence of a finding.
#[derive(Clone, Debug, PartialEq)]
pub enum Evidence {
    /// An event: index into [`TraceReport::events`](super::report::TraceReport::events).
    Event(usize),
    /// A source: index into [`TraceReport::sources`](super::report::TraceReport::sources).
    Source(usize),
    /// A calendar day, such as an expiry date.
    Date(Date),
    /// A point in time.
    Time(LocalTime),
    /// A value as a source or the code wrote it, such as a lot number.
    Value(String),
    /// What was expected, against the [`Evidence::Value`] that was found.
    Expected(String),
    /// The name or identifier of a place.
    Place(String),
    /// The name or identifier of a party.
    Party(String),
    /// The key of another item, such as a recalled input lot.
    Item(String),
    /// Degrees Celsius.
    Celsius(f64),
    /// A quantity; the unit is a UN/ECE Recommendation 20 code, none for pieces.
    Quantity {
        /// The amount.
        amount: f64,
        /// The unit.
        uom: Option<String>,
    },
    /// A distance.
    Kilometres(f64),
    /// A speed.
    KilometresPerHour(f64),
    /// A certificate's name or address, as text. It is never opened.
    Certificate(String),
    /// The disposition word that decided.
    Disposition(String),
}
