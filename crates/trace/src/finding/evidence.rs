//! What findings rest on.

use super::Finding;
use crate::clock::{Date, LocalTime};
use crate::product::Translation;
use crate::unread::NotRead;
use gs1::list::Gather;

/// An event, and when it happened.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct At {
    /// Index into [`TraceReport::events`](crate::report::TraceReport::events).
    pub event: usize,
    /// On the clock of its place; none if its time cannot be read.
    pub time: Option<LocalTime>,
}

/// Who says what a finding rests on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// The code itself.
    Code,
    /// A source, in its record of the product: index into
    /// [`TraceReport::sources`](crate::report::TraceReport::sources).
    Source(usize),
    /// An event.
    Event(At),
}

impl Basis {
    /// When the event happened, if it is one.
    pub fn time(&self) -> Option<LocalTime> {
        match self {
            Basis::Event(at) => at.time,
            Basis::Code | Basis::Source(_) => None,
        }
    }
}

/// Something whose state is told of an item, that is not the item itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inside {
    /// The item holds it: its key as written.
    Held(String),
    /// It was in a container that the item was made from: its key as written.
    Used(String),
}

/// A quantity; the unit is a UN/ECE Recommendation 20 code, none for pieces.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// How much.
    pub amount: f64,
    /// The unit.
    pub uom: Option<String>,
}

/// A part of a lot, and its state.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// The event.
    pub at: At,
    /// The disposition word.
    pub state: String,
    /// How much it is, if that is told.
    pub amount: Option<Amount>,
}

/// What a recall notice says, each text in the languages that it gives.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notice {
    /// The day of the recall.
    pub date: Option<Date>,
    /// Why.
    pub reason: Option<String>,
    /// What to do.
    pub action: Option<String>,
    /// Who recalls.
    pub issuer: Option<String>,
    /// Whom to call, as text.
    pub telephone: Option<String>,
    /// A page for people, as text.
    pub page: Option<String>,
    /// The texts in the languages of the notice.
    pub translations: Vec<Translation>,
}

impl Notice {
    /// A text of the notice in the language `tag` where it gives it, else as it is; and the language of what is given.
    pub fn said<'a>(&'a self, text: &'a str, tag: &str) -> (&'a str, Option<&'a str>) {
        crate::product::said(&self.translations, text, tag)
    }
}

/// Something that was not read, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missed {
    /// Index into [`TraceReport::sources`](crate::report::TraceReport::sources).
    pub source: usize,
    /// What.
    pub what: NotRead,
    /// Where, as text; empty for the source as a whole.
    pub at: String,
}

/// In which way packing and unpacking contradict each other. Containers are named as written.
#[derive(Clone, Debug, PartialEq)]
pub enum Aggregation {
    /// The item was in two containers at once.
    InTwo {
        /// The event that packed it into the first one.
        first: usize,
        /// The first and the second container.
        containers: [String; 2],
    },
    /// The item was taken out of a container that it was never put into.
    NeverPacked {
        /// The container.
        container: String,
    },
    /// More of the lot was taken out of a container than was put into it.
    TooMany {
        /// What was put into it.
        packed: Amount,
        /// What was taken out of it.
        unpacked: Amount,
    },
}

/// Which amounts are out of balance.
#[derive(Clone, Debug, PartialEq)]
pub enum Balance {
    /// Inputs and outputs of one transformation.
    Processing,
    /// What came into being of the lot, and what was told of it later.
    Lot,
    /// What came into being of an input, and what was used of it.
    Input {
        /// The input's key as written.
        input: String,
    },
    /// What was sent, and what was received.
    Shipment,
}

/// One field that two sources tell differently.
#[derive(Clone, Debug, PartialEq)]
pub struct Disagreement {
    /// Which.
    pub field: Field,
    /// What each of them says.
    pub said: Contrast,
    /// Who says the first.
    pub one: Saying,
    /// Who says the second.
    pub other: Saying,
}

/// Who says something, and by which event.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Saying {
    /// Index into [`TraceReport::sources`](crate::report::TraceReport::sources).
    pub source: usize,
    /// Index into [`TraceReport::events`](crate::report::TraceReport::events), if an event says so.
    pub event: Option<usize>,
    /// When that event happened, or was recorded.
    pub time: Option<LocalTime>,
}

/// A field that sources may tell differently.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Field {
    /// The amount of the item.
    Amount,
    /// Where an event happened.
    Place,
    /// The expiry date.
    Expiry,
    /// The best-before date.
    BestBefore,
    /// The day of production.
    Produced,
    /// The day of harvest or catch.
    Harvested,
    /// The lot number.
    Lot,
    /// The country of origin.
    Origin,
    /// When an event happened.
    Time,
    /// The state of the item.
    State,
    /// The business step.
    Step,
    /// Who was to receive the item.
    Receiver,
    /// The inputs that the item was made from.
    Inputs,
    /// Whether an event occurred.
    Occurrence,
}

/// What a source declares of an event that another source tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denial {
    /// That it did not occur.
    DidNotOccur,
    /// That it is wrong.
    Wrong,
}

/// What two sources say of one field, in the order in which they are named.
#[derive(Clone, Debug, PartialEq)]
pub enum Contrast {
    /// Texts as the sources wrote them.
    Texts([String; 2]),
    /// Days.
    Dates([Date; 2]),
    /// Points in time.
    Times([LocalTime; 2]),
    /// Names or identifiers of places, parties or items.
    Names([String; 2]),
    /// Quantities.
    Amounts([Amount; 2]),
    /// Disposition words.
    States([String; 2]),
    /// A disposition word that one source tells and the other says is lifted.
    Lifted(String),
    /// An event that one source tells, with its disposition word if it has one, and what the other declares of it.
    Denied {
        /// The disposition word.
        state: Option<String>,
        /// What the other source declares.
        denial: Denial,
    },
}

impl Finding {
    /// The events that it rests on.
    pub fn events(&self) -> Vec<usize> {
        let of = |at: &At| vec![at.event];
        let by = |basis: &Basis| match basis {
            Basis::Event(at) => vec![at.event],
            Basis::Code | Basis::Source(_) => Vec::new(),
        };
        match self {
            Finding::Recalled { basis, .. }
            | Finding::Expired { basis, .. }
            | Finding::PastBestBefore { basis, .. }
            | Finding::ExpiryMismatch { basis, .. } => by(basis),
            Finding::RecalledUpstream { at, .. }
            | Finding::Destroyed { at }
            | Finding::Stolen { at }
            | Finding::NotSellable { at, .. }
            | Finding::NoPedigreeMatch { at }
            | Finding::AlreadySold { at, .. }
            | Finding::EventInFuture { at }
            | Finding::RecordedBeforeEvent { at, .. }
            | Finding::ReceivedNotShipped { at, .. }
            | Finding::ColdChainBroken { at, .. }
            | Finding::CertificateExpired { at, .. }
            | Finding::ShippedNotReceived { at, .. } => of(at),
            Finding::EventAfterEndOfLife { at, end: other }
            | Finding::SecondCommissioning { at, first: other }
            | Finding::BeforeOrigin { at, origin: other }
            | Finding::WrongReceiver { at, shipment: other, .. }
            | Finding::ImpossibleTravel { at, from: other, .. }
            | Finding::TwoPlacesAtOnce { at, other, .. }
            | Finding::SecondCommissioningLot { at, first: other } => vec![at.event, *other],
            Finding::AggregationBroken { at, how: Aggregation::InTwo { first, .. } } => vec![at.event, *first],
            Finding::AggregationBroken { at, .. } => of(at),
            Finding::MassBalance { event, .. } => vec![*event],
            Finding::LotMismatch { event, .. } => event.iter().copied().gathered(),
            Finding::SourcesDisagree { about } => {
                about.iter().flat_map(|it| [it.one.event, it.other.event]).flatten().gathered()
            }
            Finding::LotsRecalled { by: all, .. } => all.iter().flat_map(by).gathered(),
            Finding::PartAffected { parts } => parts.iter().map(|part| part.at.event).gathered(),
            Finding::OtherItem { events }
            | Finding::EventFlagged { events }
            | Finding::EventCorrected { events }
            | Finding::EventWithdrawn { events }
            | Finding::HashUnconfirmed { events }
            | Finding::HashConfirmed { events } => events.clone(),
            Finding::SignatureInvalid { .. }
            | Finding::NotAllRead { .. }
            | Finding::SerialUnknown {}
            | Finding::OtherReading { .. }
            | Finding::NoOriginEvent {}
            | Finding::StepBackMissing { .. }
            | Finding::SignatureValid { .. }
            | Finding::StaleCopy { .. }
            | Finding::ClassLevelOnly {}
            | Finding::LotLevelOnly {}
            | Finding::RestrictedNumber { .. }
            | Finding::ForeignPrefix { .. }
            | Finding::UntrustedHost { .. }
            | Finding::DisguisedLink { .. } => Vec::new(),
        }
    }

    /// The sources that it names besides those that tell its events.
    pub fn sources(&self) -> Vec<usize> {
        match self {
            Finding::Recalled { basis: Basis::Source(source), .. }
            | Finding::Expired { basis: Basis::Source(source), .. }
            | Finding::PastBestBefore { basis: Basis::Source(source), .. }
            | Finding::ExpiryMismatch { basis: Basis::Source(source), .. }
            | Finding::SignatureInvalid { source, .. }
            | Finding::SignatureValid { source, .. }
            | Finding::StaleCopy { source, .. } => vec![*source],
            Finding::NotAllRead { unread } => unread.iter().map(|it| it.source).gathered(),
            Finding::LotsRecalled { by, .. } => by
                .iter()
                .filter_map(|basis| match basis {
                    Basis::Source(source) => Some(*source),
                    _ => None,
                })
                .gathered(),
            Finding::SourcesDisagree { about } => {
                about.iter().flat_map(|it| [it.one.source, it.other.source]).gathered()
            }
            _ => Vec::new(),
        }
    }
}
