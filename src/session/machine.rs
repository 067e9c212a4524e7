//! What belongs to the machine: its devices, its network, its configuration.

use super::{BrowserKind, CameraState, Device, Lang, Mode, Notice, System, Theme};
use crate::scan::{Burst, Doubt, FrameLook, Hint};

/// What is so whoever stands before the screen.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Machine {
    /// Which host the element stands in.
    pub mode: Mode,
    /// The language that the session began with.
    pub lang: Lang,
    /// The theme that the host asks for.
    pub theme: Theme,
    /// Which browser shows it, for help with a refused camera.
    pub browser: BrowserKind,
    /// The system under the browser.
    pub system: System,
    /// The camera.
    pub camera: CameraState,
    /// The camera that was chosen last: browsers change the id when site data is cleared, so its label too.
    pub device: Option<Device>,
    /// The cameras that the device is known to have.
    pub devices: Vec<Device>,
    /// What the decoder is doing.
    pub decoder: DecoderState,
    /// What is to be said about the decoder.
    pub notice: Option<Notice>,
    /// Outlines over the live picture.
    pub outlines: Outlines,
    /// Help for reading, once six seconds passed without a read.
    pub hint: Option<Hint>,
    /// The network is there.
    pub online: bool,
    /// The page is shown.
    pub visible: bool,
    /// A newer version waits.
    pub update: bool,
    /// Seconds until the kiosk wipes itself, once the countdown is shown.
    pub countdown_s: Option<u16>,
    /// What the stand's scanner sent last.
    pub scanner: Option<ScannerSeen>,
    /// How the stand is set.
    pub stand: StandSettings,
    /// Faults of its settings, for the staff.
    pub stand_faults: Vec<String>,
    /// Faults of the configuration.
    pub config_faults: Vec<String>,
    /// What stands in for a configuration that did not come.
    pub config: Standin,
}

/// How a scanner's last scan came, without the scan: for whoever sets the scanner.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ScannerSeen {
    /// GS arrived.
    pub gs: bool,
    /// The AIM symbology identifier; empty where none was sent.
    pub prefix: String,
    /// Keys that brought a character.
    pub keys: usize,
    /// The longest pause between two of them, in milliseconds.
    pub longest_ms: u16,
    /// It ended with Enter or its like.
    pub closed: bool,
    /// What was wrong with it.
    pub doubt: Option<Doubt>,
}

impl ScannerSeen {
    /// What is to be seen of a scan.
    pub fn of(burst: &Burst) -> Self {
        let prefix = if burst.text.starts_with(']') { burst.text.get(..3).unwrap_or_default() } else { "" };
        Self {
            gs: burst.text.contains('\u{1d}'),
            prefix: prefix.to_owned(),
            keys: burst.keys,
            longest_ms: burst.longest_ms,
            closed: burst.closed,
            doubt: burst.doubt,
        }
    }
}

/// How a stand is set, as far as the session goes by it; the default is how a stand comes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct StandSettings {
    /// Seconds without a touch after which it wipes itself; 0 leaves them to the configuration.
    pub wipe_after_s: u16,
    /// It has no camera: codes come from a hand scanner and by typing.
    pub blind: bool,
    /// Every control stands in the lower half of the screen.
    pub low: bool,
    /// The code that opens the page of its staff; the set-up sheet's where it is empty.
    pub staff: String,
}

impl StandSettings {
    /// The staff's code of the set-up sheet.
    const STAFF: &str = "#/diag";

    /// Whether a scan opens the page of the staff.
    pub fn opens_for(&self, scanned: &str) -> bool {
        scanned == if self.staff.is_empty() { Self::STAFF } else { &self.staff }
    }
}

/// What stands in for the configuration.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standin {
    /// Nothing: it is there, or the installation has none.
    #[default]
    None,
    /// The last one that was right, kept at that time (ms since 1970 UTC).
    Kept(u64),
    /// The neutral one.
    Neutral,
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
    /// Corners of each code, in the order of [`super::Person::offered`] when there are several.
    pub corners: Vec<[[f32; 2]; 4]>,
    /// The frame is a picture that the person gave, not the live one.
    pub still: bool,
}

/// What `step` remembers of the machine between inputs.
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
    /// When the kiosk was last touched.
    pub touched_at_ms: u64,
    /// Seconds of rest before the kiosk wipes itself.
    pub wipe_after_s: u16,
    /// Failures of the decoder in a row.
    pub decoder_failures: u8,
    /// The camera ran when the page was hidden or a report opened: it comes back.
    pub camera_wanted: bool,
    /// When a frame of the camera was last read.
    pub frame_ms: u64,
    /// How often in a row the camera failed, and when it did last.
    pub camera_tries: u8,
    /// See there.
    pub camera_failed_ms: u64,
    /// A camera was chosen that has not shown a picture yet: it is not remembered before.
    pub device_chosen: bool,
    /// The number of the next kept report.
    pub next_kept_id: u32,
    /// How often the screen became another one: a heading takes the focus when this changes.
    pub screens: u32,
}
