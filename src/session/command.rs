//! What the session asks the browser to do.

use super::history::{Kept, Preferences};
use super::permalink::Place;
use super::reading::Scanned;

/// One thing to do; its outcome, if any, comes back as an [`super::Input`].
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Ask for the camera: the named one, else the one remembered, else the rear one.
    StartCamera {
        /// A `deviceId`.
        device: Option<String>,
    },
    /// Stop every track.
    StopCamera,
    /// Switch the light.
    Torch(bool),
    /// Set the zoom factor.
    Zoom(f64),
    /// Focus at a point; shares of the picture's width and height.
    FocusAt {
        /// From the left, 0 to 1.
        x: f64,
        /// From the top, 0 to 1.
        y: f64,
    },
    /// Send no more frames to the decoder and hold the picture still.
    PauseDecoding,
    /// Show the picture that was read last, under the outlines of its codes.
    ShowPicture,
    /// Let the picture run, and send frames to the decoder again.
    ResumeDecoding,

    /// Interpret a code and ask the sources; answers carry `id`.
    LookUp {
        /// To tell answers apart.
        id: u32,
        /// What was read.
        scan: Scanned,
        /// Whether answers kept from before must not be used.
        fresh: bool,
    },
    /// Drop the look-up under way.
    CancelLookUp,

    /// A short tone.
    Beep,
    /// A short vibration.
    Vibrate,
    /// Keep the screen on, or let it sleep again.
    WakeLock(bool),

    /// Set the address, so that the back button and a copied address work.
    Navigate {
        /// What the address names.
        to: Place,
        /// Whether it replaces the entry instead of adding one.
        replace: bool,
    },
    /// Offer the system's share sheet; without one copy `url`.
    Share {
        /// What is shared.
        title: String,
        /// The place whose permalink is shared.
        place: Place,
    },
    /// Copy the permalink of a place.
    CopyLink(Place),
    /// Copy text.
    Copy(String),
    /// Print the page.
    Print,
    /// Read aloud in the given BCP 47 language.
    Speak {
        /// What to read.
        text: String,
        /// Such as `vi`.
        lang: &'static str,
    },
    /// Stop reading aloud.
    Hush,
    /// Ask the device for its place, once.
    Locate,

    /// Keep these choices (language, theme, sound, camera, history switch); no identifier.
    SavePreferences(Preferences),
    /// Load kept reports.
    LoadHistory,
    /// Keep a report's entry.
    RememberReport(Kept),
    /// Forget one.
    ForgetReport(u32),
    /// Forget all kept reports and cached answers.
    ForgetAll,

    /// Load the newer version.
    ApplyUpdate,
    /// Forget the person: file inputs, scroll, answers in memory (kiosk).
    Wipe,
}
