//! What of an answer was not read: nothing that a source has, or may have, is dropped without a word.

use super::asked::Unavailable;

/// Most notes of one answer: whoever sends more faults than this has said enough.
pub const MOST: usize = 60;

/// Longest [`Unread::at`], characters.
const LONGEST: usize = 300;

/// One thing that a source has, or may have, and that was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unread {
    /// What it is.
    pub what: NotRead,
    /// Where it is, as text: an address, or for [`NotRead::Value`] the field with the fields around it and what
    /// stands there. Empty for the source as a whole. It is foreign text, never to be opened.
    pub at: String,
}

/// What was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum NotRead {
    /// The source: it is silent, or nothing of what it said could be read.
    Source(Reason),
    /// Its events about the item, while another part of its answer was read.
    Events(Reason),
    /// The pages behind the last one that was read: the next one failed, or gives nothing new for ever.
    Pages(Reason),
    /// What may stand behind a full page whose `next` could not be seen.
    FullPage {
        /// Events on that page.
        events: usize,
    },
    /// A link that counts (events, record, recall notice, another resolver) on a host that is not trusted.
    UntrustedHost,
    /// A link that counts, whose form is not understood.
    LinkForm,
    /// The resolver that another one names as knowing more.
    Resolver(Reason),
    /// A recall notice.
    Notice(Reason),
    /// The product's record.
    Card(Reason),
    /// The events of an input or a container, one step back.
    StepBack(Reason),
    /// What lies beyond a bound.
    Cut(Bound),
    /// A single value; the rest of its event or record was read. A note alone.
    Value,
}

impl NotRead {
    /// Whether a record about the item, or a recall of it, may stand in it.
    pub fn is_grave(self) -> bool {
        self != NotRead::Value
    }

    /// Why it was not read, where that is told.
    pub fn reason(self) -> Option<Reason> {
        match self {
            NotRead::Source(why)
            | NotRead::Events(why)
            | NotRead::Pages(why)
            | NotRead::Resolver(why)
            | NotRead::Notice(why)
            | NotRead::Card(why)
            | NotRead::StepBack(why) => Some(why),
            NotRead::FullPage { .. }
            | NotRead::UntrustedHost
            | NotRead::LinkForm
            | NotRead::Cut(_)
            | NotRead::Value => None,
        }
    }
}

/// Why something was not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reason {
    /// It was asked for, and did not come in a way that could be read.
    Unavailable(Unavailable),
    /// The device is offline.
    Offline,
    /// It is a page for people.
    ForPeople,
    /// It is linked or announced, and is not there.
    Missing,
    /// It says nothing new, page after page.
    Repeats,
}

/// A bound of a look-up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Bound {
    /// Bytes of one answer, or of the whole look-up.
    Bytes,
    /// Events of one answer, or of the whole look-up.
    Events,
    /// Pages of one answer.
    Pages,
    /// Requests of the whole look-up.
    Requests,
    /// Time of the whole look-up.
    Time,
    /// Levels or things of the steps back.
    StepBack,
    /// Entries of a list within an answer.
    Entries,
}

impl Unread {
    /// A note of what was not read, and where.
    pub fn new(what: NotRead, at: &str) -> Unread {
        Unread { what, at: at.chars().take(LONGEST).collect() }
    }

    /// Whether a record about the item, or a recall of it, may stand in what was not read: then the source did
    /// not answer in full. A single value that cannot be read is a note alone.
    pub fn is_grave(&self) -> bool {
        self.what.is_grave()
    }
}

/// Adds a note, unless it is there already or there are [`MOST`]. A grave one takes the place of one that is
/// not, so that no flood of unreadable values hides it.
pub(crate) fn add(notes: &mut Vec<Unread>, note: Unread) {
    if notes.contains(&note) {
        return;
    }
    if notes.len() < MOST {
        notes.push(note);
    } else if note.is_grave()
        && let Some(slight) = notes.iter_mut().rev().find(|known| !known.is_grave())
    {
        *slight = note;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_flood_of_values_hides_what_is_grave() {
        let mut notes = Vec::new();
        for number in 0..1000 {
            add(&mut notes, Unread::new(NotRead::Value, &format!("eventTime {number}")));
        }
        let grave = Unread::new(NotRead::FullPage { events: 30 }, "https://a.example/events");
        add(&mut notes, grave.clone());
        add(&mut notes, grave.clone());
        assert_eq!(notes.len(), MOST);
        assert_eq!(notes.iter().filter(|note| **note == grave).count(), 1);
    }

    #[test]
    fn a_long_place_is_cut() {
        assert_eq!(Unread::new(NotRead::LinkForm, &"ộ".repeat(9_000)).at.chars().count(), LONGEST);
    }
}
