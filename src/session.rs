//! The whole app as a state machine: `step(state, input, now)` gives the next state and what to do.
//!
//! Nothing here names a browser, a clock or a network. The browser executes [`Command`]s and feeds
//! their outcome back as [`Input`]s; the view reads [`State`] and sends [`Input`]s.

mod browser_kind;
mod camera;
mod command;
mod history;
mod input;
mod lang;
mod permalink;
mod reading;
mod step;
#[cfg(test)]
mod tests;

use std::sync::Arc;

pub use browser_kind::{BrowserKind, System};
pub use camera::{CameraAbilities, CameraError, CameraEvent, CameraState, Device, ZoomRange};
pub use command::Command;
pub use history::{Kept, Preferences};
pub use input::{Input, LookUpEvent, Opening, Panel};
pub use lang::{Lang, Theme};
pub use permalink::Place;
pub use reading::{Origin, Reading, Scanned, SeenSymbol};
pub use step::step;

use crate::scan::{FrameLook, Hint};
use trace::report::TraceReport;

/// Which host the element stands in.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Mode {
    /// The shopper's page: owns the address bar.
    #[default]
    Page,
    /// A part of somebody's page: touches neither address nor title.
    Embed,
    /// A public stand: starts itself, keeps nothing, wipes itself.
    Kiosk,
}

/// Everything the view shows.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// Which host the element stands in.
    pub mode: Mode,
    /// The language shown.
    pub lang: Lang,
    /// Which browser shows it, for help with a refused camera.
    pub browser: BrowserKind,
    /// The system under the browser.
    pub system: System,
    /// Scan view or report.
    pub view: View,
    /// A panel over it.
    pub panel: Panel,
    /// A line at the top that asks for no decision.
    pub notice: Option<Notice>,
    /// The camera.
    pub camera: CameraState,
    /// Whether the light is on.
    pub torch: bool,
    /// The zoom factor set.
    pub zoom: Option<f64>,
    /// What the decoder is doing.
    pub decoder: DecoderState,
    /// Outlines over the live picture.
    pub outlines: Outlines,
    /// Several codes were in view: the person chooses.
    pub choices: Vec<Scanned>,
    /// Help for reading, once six seconds passed without a read.
    pub hint: Option<Hint>,
    /// A picture is being read.
    pub picture: PictureState,
    /// What is looked up or was.
    pub scanned: Option<Scanned>,
    /// What is known about it.
    pub report: Option<Arc<TraceReport>>,
    /// How far the look-up is.
    pub progress: Progress,
    /// The network is there.
    pub online: bool,
    /// The page is shown.
    pub visible: bool,
    /// A newer version waits.
    pub update: bool,
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
    /// Choices of the person.
    pub preferences: Preferences,
    /// Kept reports, newest first.
    pub kept: Vec<Kept>,
    /// Seconds until the kiosk wipes itself, once the countdown is shown.
    pub countdown_s: Option<u16>,
    /// Faults of the configuration.
    pub config_faults: Vec<String>,
    /// What `step` remembers and the view does not show.
    pub memory: Memory,
}

/// Where the person is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum View {
    /// The scan view.
    #[default]
    Scan,
    /// A report, or the look-up that leads to it.
    Report,
}

/// A line at the top.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Notice {
    /// Text or link copied.
    Copied,
    /// Copying failed; the text stands ready.
    CopyByHand,
    /// The picture holds no readable code.
    PictureEmpty,
    /// The picture cannot be opened.
    PictureUnreadable,
    /// The picture is too big.
    PictureTooBig,
    /// The typed text is too long.
    TextTooLong,
    /// Nothing was typed.
    TextEmpty,
    /// The decoder failed and is started again.
    DecoderRestarting,
    /// The decoder failed again and again; typing works.
    DecoderGone,
    /// The device gave no place.
    NoPlace,
    /// The device has no voice for the language.
    NoVoice,
    /// Kept reports were deleted.
    Forgotten,
}

/// The decoder worker as the session knows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum DecoderState {
    /// Not needed yet, or paused.
    #[default]
    Idle,
    /// Frames go to it.
    Reading,
    /// It failed and is started again.
    Restarting,
    /// It failed too often in this visit.
    Gone,
}

/// Outlines of the codes in view.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outlines {
    /// Pixels a row of the frame that corners refer to.
    pub width: u32,
    /// Rows of the frame.
    pub height: u32,
    /// Corners of each code, in the order of [`State::choices`] when there are several.
    pub corners: Vec<[[f32; 2]; 4]>,
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

/// What `step` remembers between inputs.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Memory {
    /// The number of the last look-up.
    pub look_up_id: u32,
    /// The number of the last report: a repeated look-up keeps it.
    pub report_number: u32,
    /// When the last look-up began.
    pub look_up_at_ms: u64,
    /// When the live reading began, or last read something.
    pub reading_since_ms: u64,
    /// The measures of the last frames, averaged.
    pub look: FrameLook,
    /// The codes read or offered last, which are not read twice in a row.
    pub last_texts: Vec<String>,
    /// When one of them was last in view.
    pub last_seen_ms: u64,
    /// Codes of one view that wait until their neighbour is confirmed, and since when.
    pub held: Option<(u64, Vec<SeenSymbol>)>,
    /// When the kiosk was last touched.
    pub touched_at_ms: u64,
    /// Seconds of rest before the kiosk wipes itself.
    pub wipe_after_s: u16,
    /// Failures of the decoder in a row.
    pub decoder_failures: u8,
    /// The camera ran when the page was hidden or a report opened: it comes back.
    pub camera_wanted: bool,
    /// The number of the next kept report.
    pub next_kept_id: u32,
    /// Fingers on the live picture: number and place.
    pub fingers: Vec<(i32, f64, f64)>,
    /// The distance of two fingers when a pinch began, and the zoom factor then.
    pub pinch_from: Option<(f64, f64)>,
    /// How often the screen became another one: a heading takes the focus when this changes.
    pub screens: u32,
    /// The address already names the report shown.
    pub address_set: bool,
    /// What the session began with: the kiosk goes back to it.
    pub first_lang: Lang,
}
