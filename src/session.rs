//! The whole app as a state machine: `step(state, input, now)` gives the next state and what to do.
//!
//! Nothing here names a browser, a clock or a network. The browser executes [`Command`]s and feeds
//! their outcome back as [`Input`]s; the view reads [`State`] and sends [`Input`]s.

mod browser_kind;
mod camera;
mod choices;
mod command;
mod history;
mod input;
mod lang;
mod lens;
mod machine;
mod outward;
mod permalink;
mod person;
mod reading;
mod served;
mod step;
mod taken;
#[cfg(test)]
mod tests;
mod view;

pub use browser_kind::{BrowserKind, System};
pub use camera::{CameraAbilities, CameraError, CameraEvent, CameraState, Device, ZoomRange};
pub use choices::Choices;
pub use command::Command;
pub use history::{Kept, Preferences};
pub use input::{Input, LookUpEvent, Opening};
pub use lang::{Lang, Theme};
pub use lens::{Lens, nearest};
pub use machine::{DecoderState, Machine, Memory, Outlines, ScannerSeen, StandSettings, Standin};
pub use outward::Outward;
pub use permalink::Place;
pub use person::{Located, Person, PictureState, Progress, Trail};
pub use reading::{Origin, Reading, Scanned, SeenSymbol};
pub use served::Served;
pub use step::step;
pub use taken::{Taken, take};
pub use view::{Fold, Panel, Unfolded, View};

use crate::scan::Doubt;

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

/// Everything the view shows, by whose it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct State {
    /// What belongs to the person before the screen. The default is nobody.
    pub person: Person,
    /// What belongs to the machine, whoever stands before it.
    pub machine: Machine,
    /// What `step` remembers of the machine and the view does not show.
    pub memory: Memory,
}

impl State {
    /// The language shown: the person's, else the one that the session began with.
    pub fn lang(&self) -> Lang {
        self.person.choices.lang.unwrap_or(self.machine.lang)
    }

    /// The theme shown: the person's, else the host's.
    pub fn theme(&self) -> Theme {
        self.person.choices.theme.unwrap_or(self.machine.theme)
    }

    /// The zoom factor of the running camera, if it can be set: the person's, else the one it began with.
    pub fn zoom(&self) -> Option<f64> {
        let now = self.machine.camera.abilities().and_then(|abilities| abilities.zoom)?.now;
        Some(self.person.zoom.unwrap_or(now))
    }

    /// The line at the top: about what the person did, else about the decoder.
    pub fn notice(&self) -> Option<Notice> {
        self.person.notice.or(self.machine.notice)
    }

    /// What is kept on the device with the person's consent.
    pub fn preferences(&self) -> Preferences {
        Preferences { choices: self.person.choices, device: self.machine.device.clone() }
    }
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
    /// The picture shows a code that is none of a product.
    PictureForeign(crate::scan::Foreign),
    /// The picture cannot be opened.
    PictureUnreadable,
    /// The picture is too big.
    PictureTooBig,
    /// The typed text is too long.
    TextTooLong,
    /// Nothing was typed.
    TextEmpty,
    /// The decoder takes long to come; typing works.
    DecoderSlow,
    /// The decoder failed and is started again.
    DecoderRestarting,
    /// The decoder failed again and again; typing works.
    DecoderGone,
    /// The device gave no place.
    NoPlace,
    /// The device has no voice for the language.
    NoVoice,
    /// The words of the language that was chosen did not come.
    LangMissing,
    /// Kept reports were deleted.
    Forgotten,
    /// A wedge scanner's scan cannot be relied on.
    Scanner(Doubt),
}
