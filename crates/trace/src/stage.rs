//! The timeline: one stage an event, in the words of the standard.

use super::clock::LocalTime;
use super::product::Certificate;

/// One entry of the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct Stage {
    /// What happened.
    pub kind: StageKind,
    /// When, in UTC and on the clock of the place; none if that cannot be read.
    pub time: Option<LocalTime>,
    /// Where.
    pub place: Option<Place>,
    /// Who, as far as an event names a party.
    pub party: Option<Party>,
    /// Who handed it over, for a shipping or receiving event.
    pub from: Option<Party>,
    /// Who was to get it, for a shipping or receiving event.
    pub to: Option<Party>,
    /// The temperatures measured.
    pub temperature: Option<TemperatureBand>,
    /// Certificates that the event names.
    pub certificates: Vec<Certificate>,
    /// Whether this stage is about an input or the packing of the item, not the item itself.
    pub about: StageAbout,
    /// The disposition word, such as `in_transit`, without a prefix.
    pub disposition: Option<String>,
    /// Index into [`TraceReport::events`](super::report::TraceReport::events).
    pub event: usize,
    /// Indices of the sources that tell of this event.
    pub sources: Vec<usize>,
    /// A finding of level stop or warn names this event.
    pub doubtful: bool,
}

/// What the stage is about.
#[derive(Clone, Debug, PartialEq)]
pub enum StageAbout {
    /// The scanned item.
    Item,
    /// An input of the item: its key.
    Input(String),
    /// The packing that held the item: its key.
    Container(String),
}

/// A stage in plain words. The business step decides, then the event's type.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum StageKind {
    /// Sowing, growing, rearing.
    Farming,
    /// Harvest on land.
    Harvest,
    /// Catch at sea.
    Catch,
    /// Slaughter.
    Slaughter,
    /// Brought into being, labelled.
    Commissioned,
    /// Made or processed from inputs.
    Processing,
    /// Packed into a container.
    Packing,
    /// Taken out of a container.
    Unpacking,
    /// Shipped or departed.
    Shipping,
    /// On its way.
    Transporting,
    /// Received or accepted.
    Receiving,
    /// Put into store, cold store included.
    Storing,
    /// Inspected or sampled.
    Inspection,
    /// Put on the shelf.
    Stocking,
    /// Sold to a consumer.
    Retail,
    /// Given out by prescription.
    Dispensing,
    /// Used up or consumed.
    Consumed,
    /// Returned.
    Returned,
    /// Imported or exported.
    Customs,
    /// Repaired or serviced.
    Repair,
    /// Recalled.
    Recall,
    /// Held back, quarantined.
    Holding,
    /// Destroyed.
    Destroyed,
    /// Taken out of circulation.
    Decommissioned,
    /// Any other step; the word as the source wrote it, without a CBV prefix.
    Other(String),
}

/// A place.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Place {
    /// The name from master data, if a source gives one.
    pub name: Option<String>,
    /// The identifier as written, such as a GLN's Digital Link.
    pub id: String,
    /// The GLN, 13 digits, if the identifier holds one.
    pub gln: Option<String>,
    /// The address from master data.
    pub address: Option<String>,
    /// Degrees north and east.
    pub coordinates: Option<(f64, f64)>,
}

/// A party.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Party {
    /// The name from master data, if a source gives one.
    pub name: Option<String>,
    /// The identifier as written.
    pub id: String,
    /// The GLN, 13 digits, if the identifier holds one.
    pub gln: Option<String>,
}

/// Lowest and highest measured temperature, degrees Celsius.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TemperatureBand {
    /// Lowest.
    pub low: f64,
    /// Highest.
    pub high: f64,
    /// The source says that this measurement is an alarm.
    pub alarm: bool,
}

/// One step back: an input of the item, and what is known of it.
#[derive(Clone, Debug, PartialEq)]
pub struct StepLink {
    /// The item's key as text, such as `(01)09521001001014(10)CT-261102`.
    pub item: String,
    /// Its name from master data.
    pub name: Option<String>,
    /// The relation.
    pub kind: StepKind,
    /// The party at the other end.
    pub party: Option<Party>,
    /// The place at the other end.
    pub place: Option<Place>,
    /// The event that links them.
    pub event: usize,
    /// Levels away from the scanned item: 1 to 3.
    pub level: u8,
    /// A source has a history of it.
    pub known: bool,
}

/// Why one item leads to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum StepKind {
    /// An input of the item's making.
    Input,
    /// Something made from the item.
    Output,
    /// The container that it was packed in.
    Container,
    /// The party that it came from.
    From,
    /// The party that it went to.
    To,
}
