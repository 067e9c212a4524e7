//! Everything that can happen to the session.

use std::sync::Arc;

use super::camera::CameraEvent;
use super::history::{Kept, Preferences};
use super::permalink::Place;
use super::reading::Reading;
use super::view::{Fold, Panel};
use super::{Lang, Mode, Served, StandSettings, Standin, Theme};
use crate::scan::Burst;
use trace::report::TraceReport;

/// One thing that happened: the person did it, the device reported it, or a source answered.
#[derive(Clone, Debug, PartialEq)]
pub enum Input {
    /// The element stands in a page. The first input of every session.
    Opened(Opening),
    /// The address changed by the back or forward button.
    Went(Place),

    /// The person asks for the live camera.
    CameraWanted,
    /// The person puts the live camera away.
    CameraUnwanted,
    /// The person chose a camera by its `deviceId`.
    DeviceChosen(String),
    /// The person switched the light.
    TorchToggled,
    /// The person set the zoom factor.
    Zoomed(f64),
    /// A finger moved on the picture; two of them pinch. Any unit of length will do.
    FingerMoved {
        /// Which finger.
        id: i32,
        /// From the left.
        x: f64,
        /// From the top.
        y: f64,
    },
    /// A finger left the picture.
    FingerLifted(i32),
    /// The person tapped the picture; shares of its width and height, 0 to 1.
    FocusTapped {
        /// From the left.
        x: f64,
        /// From the top.
        y: f64,
    },
    /// News from the camera.
    Camera(CameraEvent),
    /// The decoder worker answered about one frame of the live picture.
    Decoded(Reading),
    /// The decoder worker crashed, fell silent or could not be loaded.
    DecoderFailed,
    /// The decoder worker takes long to come.
    DecoderSlow,
    /// A decoder worker runs after a failure or a long wait.
    DecoderRestarted,

    /// The person gave a picture; its reading is under way.
    PictureChosen,
    /// The decoder answered about the picture.
    PictureRead(Reading),
    /// The picture cannot be opened as a picture.
    PictureUnreadable,
    /// The picture is beyond the limit of bytes or pixels.
    PictureTooBig,

    /// The field for typed codes changed.
    TypedChanged(String),
    /// The person sent the typed or pasted text of the field.
    TypedSent,
    /// Typed or pasted text came from elsewhere than the field.
    Typed(String),
    /// A wedge scanner finished a burst.
    Wedge(Burst),
    /// The person chose one of several codes, by its index in [`super::Person::offered`].
    Chosen(usize),
    /// The person asks for a code that stood beside the one reported, by its index in [`super::Person::beside`].
    BesideOpened(usize),
    /// The person went on without choosing.
    ChoiceLeft,
    /// The person asks for a kept report.
    KeptOpened(u32),

    /// News about a look-up; `id` is that of [`super::Command::LookUp`].
    Looked {
        /// Which look-up: answers to an earlier one are dropped.
        id: u32,
        /// What came.
        event: LookUpEvent,
    },
    /// The person asks the same sources again.
    LookUpAgain,
    /// The person wants to scan the next code.
    ScanAgain,

    /// The page was hidden.
    Hidden,
    /// The page is shown again.
    Visible,
    /// The network is back.
    Online,
    /// The network is gone.
    Offline,
    /// Time passed: sent once a second while the page is visible.
    Tick,
    /// The person switched between digits and letters for typing.
    LettersToggled,
    /// The person touched, typed or scrolled: the kiosk's countdown starts anew.
    Touched,
    /// The kiosk's person wants to be forgotten at once.
    WipeWanted,

    /// The person opened a panel, or closed it with [`Panel::None`].
    PanelOpened(Panel),
    /// The person chose a language, whose words are there.
    LangChosen(Lang),
    /// The words of a language that was chosen could not be fetched: the page goes on in the one that it has.
    LangMissing,
    /// The person chose a theme.
    ThemeChosen(Theme),
    /// The person switched sound and vibration.
    SoundToggled,

    /// The person switched the history on or off; off forgets everything.
    HistoryToggled,
    /// The store answered: kept reports, newest first, and remembered choices.
    HistoryLoaded(Vec<Kept>),
    /// The person deletes one kept report by its id.
    KeptDeleted(u32),
    /// The person deletes all kept reports.
    AllDeleted,

    /// The person opened a part of the report that may be long.
    Unfolded(Fold),
    /// The person shares the report, under this title.
    ShareWanted(String),
    /// The person copies the permalink.
    LinkCopyWanted,
    /// The person copies some text that is shown.
    CopyWanted(String),
    /// Something was copied.
    Copied,
    /// Copying or sharing failed; the text is shown for copying by hand.
    CopyFailed(String),
    /// The person prints the report.
    PrintWanted,
    /// The person starts or stops reading aloud; the text to read.
    SpeakToggled(String),
    /// Reading aloud ended, or the device has no voice (`false`).
    SpeechEnded(bool),

    /// The person wrote what they saw, for a problem message.
    SawChanged(String),
    /// The person tapped for the place in a problem message.
    PlaceWanted,
    /// The place: degrees north and east, as the device gave them.
    Located {
        /// Degrees north.
        latitude: f64,
        /// Degrees east.
        longitude: f64,
    },
    /// The device gave no place.
    PlaceFailed,

    /// A newer version waits.
    UpdateReady,
    /// The person agrees to the newer version.
    UpdateAgreed,
    /// The person closed the notice at the top.
    NoticeClosed,
    /// The stand is set anew.
    StandSet(StandSettings),
    /// Settings of the stand came and are faulty: the last right ones hold.
    StandRefused(Vec<String>),
    /// The configuration is faulty: its messages in English, for whoever set it up.
    ConfigRefused {
        /// What is wrong with it, or with its coming.
        faults: Vec<String>,
        /// What is used instead.
        standin: Standin,
    },
}

/// How the session begins.
#[derive(Clone, Debug, PartialEq)]
pub struct Opening {
    /// Page, embed or kiosk.
    pub mode: Mode,
    /// The language to begin with where the person chose none: the host's, else the configuration's.
    pub lang: Lang,
    /// The theme that the host asks for.
    pub theme: Theme,
    /// Where the address points.
    pub place: Place,
    /// `navigator.userAgent`; only its browser and system are kept.
    pub user_agent: String,
    /// Whether an earlier visit allowed the camera, so that it may start by itself.
    pub camera_granted: bool,
    /// Whether the network is there.
    pub online: bool,
    /// What an earlier visit left with the person's consent.
    pub preferences: Preferences,
    /// Seconds without a touch after which the kiosk wipes itself; 0 stands for the default.
    pub wipe_after_s: u16,
}

/// News about a look-up.
#[derive(Clone, Debug, PartialEq)]
pub enum LookUpEvent {
    /// What is known before every source has answered; the structure of the code at least.
    Partial(Arc<TraceReport>),
    /// What the page's server had made of the same code; the whole report follows.
    Served(Served),
    /// Every source has answered, failed or run out of time.
    Done(Arc<TraceReport>),
    /// What looks codes up could not be loaded, so nobody was asked.
    NotLoaded,
}
