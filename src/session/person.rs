//! What belongs to the person before the screen.
//!
//! Forgetting somebody is [`Person::default`], and somebody is here where it is not: a field that is
//! added is forgotten like the others.

use std::sync::Arc;

use super::{Choices, Kept, Notice, Panel, Scanned, SeenSymbol, Served, Unfolded, View};
use trace::report::TraceReport;

/// What one person did, chose, gave and was told. The default is nobody.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Person {
    /// Scan view or report.
    pub view: View,
    /// A panel over it.
    pub panel: Panel,
    /// A line at the top that asks for no decision.
    pub notice: Option<Notice>,
    /// Whether the light is on.
    pub torch: bool,
    /// The zoom factor that was set; the camera's own until then.
    pub zoom: Option<f64>,
    /// Several codes were in view: the person chooses.
    pub offered: Vec<Scanned>,
    /// Codes that were in view beside the one that is reported.
    pub beside: Vec<Scanned>,
    /// A picture is being read.
    pub picture: PictureState,
    /// What is looked up or was.
    pub scanned: Option<Scanned>,
    /// What is known about it.
    pub report: Option<Arc<TraceReport>>,
    /// What a portal's server had made of it, where the page came from one.
    pub served: Option<Served>,
    /// How far the look-up is.
    pub progress: Progress,
    /// Which long parts of the report were opened: each is built only then.
    pub unfolded: Unfolded,
    /// The text is being read aloud.
    pub speaking: bool,
    /// A text to copy by hand, because copying failed.
    pub copy_by_hand: Option<String>,
    /// What stands in the field for typed codes.
    pub typed: String,
    /// The field asks for a keyboard with letters instead of digits.
    pub letters: bool,
    /// What the person wrote for a problem message.
    pub saw: String,
    /// The place that the person allowed for a problem message.
    pub located: Located,
    /// What the person chose for this visit.
    pub choices: Choices,
    /// Kept reports, newest first.
    pub kept: Vec<Kept>,
    /// What the person left behind that the view does not show.
    pub trail: Trail,
}

impl Person {
    /// Whether the scan view waits for a code: no report, nothing to choose from. A panel may lie over it.
    pub fn is_scanning(&self) -> bool {
        self.view == View::Scan && self.offered.is_empty()
    }

    /// Whether the live picture is in front: nothing lies over the scan view.
    pub fn is_in_front(&self) -> bool {
        self.is_scanning() && self.panel == Panel::None
    }

    /// Whether nothing is under way: no code, no text, no panel. Choices and the camera's settings may stand.
    pub fn is_idle(&self) -> bool {
        let Person { torch, zoom, choices, kept, trail, .. } = self.clone();
        *self == Person { torch, zoom, choices, kept, trail, ..Person::default() }
    }
}

/// What `step` remembers of the person and the view does not show.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Trail {
    /// The codes read or offered last, which are not read twice in a row.
    pub last_texts: Vec<String>,
    /// When one of them was last in view.
    pub last_seen_ms: u64,
    /// Codes of one view that wait until their neighbour is confirmed, and since when.
    pub held: Option<(u64, Vec<SeenSymbol>)>,
    /// Fingers on the live picture: number and place.
    pub fingers: Vec<(i32, f64, f64)>,
    /// The distance of two fingers when a pinch began, and the zoom factor then.
    pub pinch_from: Option<(f64, f64)>,
    /// The address already names the report shown.
    pub address_set: bool,
}

/// A picture given by the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum PictureState {
    /// None, or done.
    #[default]
    None,
    /// Being read.
    Reading,
}

/// How far a look-up is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Progress {
    /// None under way.
    #[default]
    Idle,
    /// Sources are asked.
    Asking,
    /// Still no answer after a few seconds.
    Slow,
    /// What looks codes up could not be loaded: the network is gone, and nobody was asked.
    NotLoaded,
    /// Every source has answered, failed or run out of time.
    Done,
}

/// The place for a problem message.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum Located {
    /// Not asked for.
    #[default]
    No,
    /// Asked for.
    Asking,
    /// Degrees north and east.
    At(f64, f64),
}
