//! What the camera tells the session, and what the session remembers of it.

/// News from the camera.
#[derive(Clone, Debug, PartialEq)]
pub enum CameraEvent {
    /// Frames arrive.
    Started(CameraAbilities),
    /// There is no picture, or no longer one.
    Failed(CameraError),
    /// The person stopped it, or the session did.
    Stopped,
    /// The cameras of the device, after one came or went, or failed.
    Listed(Vec<Device>),
    /// The camera did not do what it was told: how it is set, as far as it says.
    Refused {
        /// Whether the light is on.
        torch: Option<bool>,
        /// The zoom factor.
        zoom: Option<f64>,
    },
}

/// What the running camera can do, as `getCapabilities()` names it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CameraAbilities {
    /// A light that can be switched.
    pub torch: bool,
    /// The zoom range, when zoom can be set.
    pub zoom: Option<ZoomRange>,
    /// Whether the point of focus can be set by a tap.
    pub focus: bool,
    /// Every camera of the device, the running one among them.
    pub devices: Vec<Device>,
    /// The `deviceId` of the running camera.
    pub device: String,
}

/// The zoom a camera offers, as factors.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct ZoomRange {
    /// Smallest factor.
    pub min: f64,
    /// Largest factor.
    pub max: f64,
    /// Distance of two settings.
    pub step: f64,
    /// The setting now.
    pub now: f64,
}

/// One camera of the device.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Device {
    /// `MediaDeviceInfo.deviceId`.
    pub id: String,
    /// `MediaDeviceInfo.label`; empty before the permission.
    pub label: String,
}

/// Why there is no picture: each asks for another next step of the person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum CameraError {
    /// The page came without HTTPS.
    InsecureContext,
    /// The page's or the frame's Permissions-Policy forbids the camera: asking is useless.
    PolicyBlocked,
    /// The person, or an earlier decision of theirs, refused.
    Denied,
    /// The question was closed without an answer.
    Dismissed,
    /// A sandbox or another security rule forbids it.
    Security,
    /// The question never settled within the time limit: typical of web views.
    NeverSettles,
    /// The device has no camera.
    None,
    /// Another app holds the camera.
    InUse,
    /// No camera satisfies what was asked.
    OverConstrained,
    /// The system muted the picture, as iOS does in the background.
    Muted,
    /// The picture ended: unplugged, or taken away.
    Ended,
    /// No new picture comes although the camera runs.
    Frozen,
    /// The browser has no camera interface.
    Unsupported,
}

impl CameraError {
    /// Every error, for tests and tables.
    pub const ALL: [Self; 13] = [
        Self::InsecureContext,
        Self::PolicyBlocked,
        Self::Denied,
        Self::Dismissed,
        Self::Security,
        Self::NeverSettles,
        Self::None,
        Self::InUse,
        Self::OverConstrained,
        Self::Muted,
        Self::Ended,
        Self::Frozen,
        Self::Unsupported,
    ];

    /// The error's name in attributes and events.
    pub fn word(self) -> &'static str {
        match self {
            Self::InsecureContext => "insecure-context",
            Self::PolicyBlocked => "policy-blocked",
            Self::Denied => "denied",
            Self::Dismissed => "dismissed",
            Self::Security => "security",
            Self::NeverSettles => "never-settles",
            Self::None => "none",
            Self::InUse => "in-use",
            Self::OverConstrained => "over-constrained",
            Self::Muted => "muted",
            Self::Ended => "ended",
            Self::Frozen => "frozen",
            Self::Unsupported => "unsupported",
        }
    }

    /// Whether asking again can help without a change of settings.
    pub fn may_retry(self) -> bool {
        !matches!(self, Self::InsecureContext | Self::PolicyBlocked | Self::Security | Self::Unsupported)
    }
}

/// The camera as the session knows it.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum CameraState {
    /// Not asked for.
    #[default]
    Off,
    /// Asked for; the browser or the person has not answered.
    Starting,
    /// Frames arrive.
    Running(CameraAbilities),
    /// No picture.
    Failed(CameraError),
}

impl CameraState {
    /// What the running camera can do.
    pub fn abilities(&self) -> Option<&CameraAbilities> {
        match self {
            CameraState::Running(abilities) => Some(abilities),
            CameraState::Off | CameraState::Starting | CameraState::Failed(_) => None,
        }
    }
}
