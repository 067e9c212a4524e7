//! Findings: what the checks say, each with its evidence by name. Sentences live in `text`.

mod evidence;

pub use evidence::{
    Aggregation, Amount, At, Balance, Basis, Contrast, Denial, Disagreement, Field, Inside, Missed, Notice, Part,
    Saying,
};

use super::answer::SignatureFault;

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

macro_rules! findings {
    ($($level:ident { $(#[doc = $doc:literal] $code:ident $name:literal {
        $($(#[$meta:meta])* $field:ident: $type:ty,)*
    })+ })+) => {
        /// One thing that a check found, with its evidence.
        #[derive(Clone, Debug, PartialEq)]
        pub enum Finding { $($(#[doc = $doc] $code { $($(#[$meta])* $field: $type,)* },)+)+ }

        /// What a check found, without its evidence: as verdict tables, case files and style sheets name it.
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

        impl Finding {
            /// What was found.
            pub fn code(&self) -> FindingCode {
                match self { $($(Finding::$code { .. } => FindingCode::$code,)+)+ }
            }

            /// How grave it is.
            pub fn level(&self) -> Level {
                self.code().level()
            }
        }
    };
}

findings! {
    Stop {
        /// The item is recalled.
        Recalled "recalled" {
            /// Who says so.
            basis: Basis,
            /// How much of the lot, if the recall names a part.
            part: Option<Amount>,
            /// What the item holds that is recalled, as written, if it is not the item itself.
            inside: Option<String>,
            /// What the recall notice says, if one was read.
            notice: Option<Box<Notice>>,
        }
        /// An input lot or serial of the item is recalled.
        RecalledUpstream "recalled_upstream" {
            /// The input's key as written.
            input: String,
            /// The recall.
            at: At,
        }
        /// The expiry date is before today in Việt Nam.
        Expired "expired" {
            /// The day; none where the latest state alone says so.
            expiry: Option<Date>,
            /// Who says so.
            basis: Basis,
            /// What is past its expiry, if it is not the item itself.
            inside: Option<Inside>,
        }
        /// The item is recorded as destroyed.
        Destroyed "destroyed" {
            /// The destruction.
            at: At,
        }
        /// The item is recorded as stolen.
        Stolen "stolen" {
            /// The theft.
            at: At,
        }
    }
    Warn {
        /// The best-before date is before today in Việt Nam.
        PastBestBefore "past_best_before" {
            /// The day.
            date: Date,
            /// Who says so.
            basis: Basis,
        }
        /// The latest state forbids a sale, such as damaged or returned.
        NotSellable "not_sellable" {
            /// The event that put it into that state.
            at: At,
            /// The disposition word.
            state: String,
        }
        /// The item did not match its recorded history.
        NoPedigreeMatch "no_pedigree_match" {
            /// The event that says so.
            at: At,
        }
        /// This serial was already sold or dispensed.
        AlreadySold "already_sold" {
            /// The sale.
            at: At,
            /// Where.
            place: Option<String>,
        }
        /// Something happened after the item had ceased to exist.
        EventAfterEndOfLife "event_after_end_of_life" {
            /// What happened then.
            at: At,
            /// The event that ended it.
            end: usize,
        }
        /// This serial was brought into being twice.
        SecondCommissioning "second_commissioning" {
            /// The second time.
            at: At,
            /// The first event.
            first: usize,
        }
        /// Something happened before the item was brought into being.
        BeforeOrigin "before_origin" {
            /// What happened then.
            at: At,
            /// The event by which it came into being.
            origin: usize,
        }
        /// An event lies in the future.
        EventInFuture "event_in_future" {
            /// That event.
            at: At,
        }
        /// An event was recorded more than five minutes before it happened.
        RecordedBeforeEvent "recorded_before_event" {
            /// When it is said to have happened.
            at: At,
            /// When it was recorded.
            recorded: LocalTime,
        }
        /// A receipt without a shipment to that place.
        ReceivedNotShipped "received_not_shipped" {
            /// The receipt.
            at: At,
            /// Where.
            place: Option<String>,
        }
        /// Received by another party or place than it was shipped to.
        WrongReceiver "wrong_receiver" {
            /// The receipt.
            at: At,
            /// The shipment's event.
            shipment: usize,
            /// Where it was received.
            place: Option<String>,
            /// Where it was to go.
            expected: Option<String>,
        }
        /// Faster than 900 km/h over at least 20 km.
        ImpossibleTravel "impossible_travel" {
            /// The arrival.
            at: At,
            /// The event before it.
            from: usize,
            /// Kilometres between the two places.
            km: f64,
            /// Kilometres per hour.
            kmh: f64,
        }
        /// This serial was at two places at the same time.
        TwoPlacesAtOnce "two_places_at_once" {
            /// One of the events.
            at: At,
            /// The other.
            other: usize,
            /// The places, in the same order.
            places: [String; 2],
        }
        /// The lot of the code and of the history differ.
        LotMismatch "lot_mismatch" {
            /// The lot of the code.
            code: String,
            /// The lot that is told.
            told: String,
            /// The event that tells it, if one does.
            event: Option<usize>,
        }
        /// The expiry of the code and of the history differ.
        ExpiryMismatch "expiry_mismatch" {
            /// The day of the code.
            code: Date,
            /// The day that is told.
            told: Date,
            /// Who tells it.
            basis: Basis,
        }
        /// Packing and unpacking contradict each other.
        AggregationBroken "aggregation_broken" {
            /// Where it shows.
            at: At,
            /// In which way.
            how: Aggregation,
        }
        /// More came out than went in.
        MassBalance "mass_balance" {
            /// The event that tells too much.
            event: usize,
            /// What went in, was made or was sent.
            into: Amount,
            /// What came out, was told later or was received.
            out: Amount,
            /// Which of them.
            how: Balance,
        }
        /// A measured temperature left the declared band.
        ColdChainBroken "cold_chain_broken" {
            /// The measurement.
            at: At,
            /// Degrees Celsius, if they are told.
            measured: Option<f64>,
            /// The limit that was passed, degrees Celsius, if one is declared.
            limit: Option<f64>,
            /// Where.
            place: Option<String>,
        }
        /// A certificate had expired when it was needed.
        CertificateExpired "certificate_expired" {
            /// The event that names it.
            at: At,
            /// Its name or address as text; it is never opened.
            certificate: Option<String>,
            /// Its last day, if it is told.
            ended: Option<Date>,
        }
        /// The answer of a source has a wrong signature.
        SignatureInvalid "signature_invalid" {
            /// The source.
            source: usize,
            /// What is wrong.
            fault: SignatureFault,
        }
        /// Two sources contradict each other.
        SourcesDisagree "sources_disagree" {
            /// In what, one entry a field; at least one.
            about: Vec<Disagreement>,
        }
    }
    Note {
        /// Not everything that the sources have, or may have, was read.
        NotAllRead "not_all_read" {
            /// What and where; at least one.
            unread: Vec<Missed>,
        }
        /// Lots or single things of the product are recalled, and nothing says whether the item is one of them.
        LotsRecalled "lots_recalled" {
            /// Those lots.
            lots: Vec<String>,
            /// Those serial numbers.
            serials: Vec<String>,
            /// Who says so, one of each.
            by: Vec<Basis>,
        }
        /// A part of the lot, or single members of it, are in a state against a sale.
        PartAffected "part_affected" {
            /// The parts; at least one.
            parts: Vec<Part>,
        }
        /// Its own source declares an event wrong, and no correction was read.
        EventFlagged "event_flagged" {
            /// Those events.
            events: Vec<usize>,
        }
        /// A separator may be lost in the code: it says one thing or another.
        OtherReading "other_reading" {
            /// Each reading with its elements, the plain one first.
            readings: Vec<String>,
        }
        /// Sources know the lot of the code and not its serial number.
        SerialUnknown "serial_unknown" {}
        /// The history does not say how the item came into being.
        NoOriginEvent "no_origin_event" {}
        /// A shipment without a receipt.
        ShippedNotReceived "shipped_not_received" {
            /// The shipment.
            at: At,
            /// Where it was to go.
            place: Option<String>,
        }
        /// An input without any history.
        StepBackMissing "step_back_missing" {
            /// The inputs' keys as written; at least one.
            inputs: Vec<String>,
        }
        /// A source sent events about other items; they are not counted.
        OtherItem "other_item" {
            /// Those events.
            events: Vec<usize>,
        }
        /// This lot was commissioned more than once, which is lawful.
        SecondCommissioningLot "second_commissioning_lot" {
            /// The second time.
            at: At,
            /// The first event.
            first: usize,
        }
        /// An event was replaced by its correction.
        EventCorrected "event_corrected" {
            /// Those events.
            events: Vec<usize>,
        }
        /// An event was declared not to have occurred.
        EventWithdrawn "event_withdrawn" {
            /// Those events.
            events: Vec<usize>,
        }
        /// An event hash cannot be checked.
        HashUnconfirmed "hash_unconfirmed" {
            /// Those events.
            events: Vec<usize>,
        }
        /// An event hash is confirmed.
        HashConfirmed "hash_confirmed" {
            /// Those events.
            events: Vec<usize>,
        }
        /// The answer of a source has a right signature.
        SignatureValid "signature_valid" {
            /// The source.
            source: usize,
            /// Parts that are shown from this source and that it does not cover.
            uncovered: Vec<crate::answer::Part>,
        }
        /// A source answered from an old copy.
        StaleCopy "stale_copy" {
            /// The source.
            source: usize,
            /// When the copy was made.
            copied: LocalTime,
        }
        /// Only the kind of product was identified.
        ClassLevelOnly "class_level_only" {}
        /// Only the lot was identified.
        LotLevelOnly "lot_level_only" {}
        /// A number for use inside a store or region.
        RestrictedNumber "restricted_number" {
            /// Its first digits.
            prefix: String,
        }
        /// The company number is registered outside Việt Nam.
        ForeignPrefix "foreign_prefix" {
            /// Its first digits.
            prefix: String,
            /// The GS1 organisation that licensed it.
            organisation: String,
        }
        /// The host of the Digital Link is unknown and is not asked.
        UntrustedHost "untrusted_host" {
            /// The host.
            host: String,
            /// The known host that it resembles.
            lookalike_of: Option<String>,
        }
        /// The link in the code shows the name of one site before `@` and leads to another.
        DisguisedLink "disguised_link" {
            /// The name that it shows.
            shown: String,
            /// The host that it leads to.
            host: String,
        }
    }
}
