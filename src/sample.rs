//! Invented parts of a report, for tests of every room.

use trace::clock::LocalTime;
use trace::stage::{Place, Stage, StageAbout, StageKind, StepKind, StepLink};

/// Something that happened to the item, told by the first source.
pub fn stage(kind: StageKind, time: LocalTime, place: Option<Place>) -> Stage {
    Stage {
        kind,
        time: Some(time),
        place,
        party: None,
        from: None,
        to: None,
        temperature: None,
        certificates: Vec::new(),
        about: StageAbout::Item,
        disposition: None,
        event: 0,
        sources: vec![0],
        doubtful: false,
    }
}

/// A step to or from another item; its name as a source gives it.
pub fn step_link(kind: StepKind, item: &str, name: Option<&str>, known: bool) -> StepLink {
    StepLink {
        item: item.into(),
        name: name.map(Into::into),
        kind,
        party: None,
        place: None,
        event: 0,
        level: 1,
        known,
    }
}
