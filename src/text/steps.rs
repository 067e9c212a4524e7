//! How to allow the camera differs by browser and system.

use crate::session::{BrowserKind, System};

/// One way to allow the camera.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Steps {
    /// Chrome on Android.
    ChromeAndroid,
    /// Chrome on an iPhone.
    ChromeIos,
    /// Chrome on a computer.
    ChromeDesktop,
    /// Samsung Internet.
    Samsung,
    /// Safari on an iPhone.
    SafariIos,
    /// Safari on a Mac.
    SafariMac,
    /// Firefox.
    Firefox,
    /// Cốc Cốc.
    CocCoc,
    /// Inside Zalo.
    Zalo,
    /// Inside Facebook or Messenger.
    Facebook,
    /// Inside another app.
    WebView,
    /// Any other browser.
    Other,
}

impl Steps {
    /// Every way, for tests.
    pub const ALL: [Self; 12] = [
        Self::ChromeAndroid,
        Self::ChromeIos,
        Self::ChromeDesktop,
        Self::Samsung,
        Self::SafariIos,
        Self::SafariMac,
        Self::Firefox,
        Self::CocCoc,
        Self::Zalo,
        Self::Facebook,
        Self::WebView,
        Self::Other,
    ];

    /// The way of a browser on a system.
    pub fn of(browser: BrowserKind, system: System) -> Self {
        match (browser, system) {
            (BrowserKind::Chrome, System::Android) => Self::ChromeAndroid,
            (BrowserKind::Chrome, System::Ios) => Self::ChromeIos,
            (BrowserKind::Chrome, System::Desktop) => Self::ChromeDesktop,
            (BrowserKind::Samsung, _) => Self::Samsung,
            (BrowserKind::Safari, System::Ios) => Self::SafariIos,
            (BrowserKind::Safari, _) => Self::SafariMac,
            (BrowserKind::Firefox, _) => Self::Firefox,
            (BrowserKind::CocCoc, _) => Self::CocCoc,
            (BrowserKind::Zalo, _) => Self::Zalo,
            (BrowserKind::Facebook, _) => Self::Facebook,
            (BrowserKind::WebView, _) => Self::WebView,
            (BrowserKind::Other, _) => Self::Other,
        }
    }
}
