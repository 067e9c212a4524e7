//! English. The camera: errors, help for each browser, hints, notices.

use crate::scan::{Doubt, Foreign, Hint};
use crate::session::{CameraError, Notice};
use crate::text::Steps;

/// What is wrong with the camera.
pub(super) fn camera(error: CameraError) -> &'static str {
    match error {
        CameraError::InsecureContext => "The page was not opened over HTTPS",
        CameraError::PolicyBlocked => "This page is not allowed to use the camera",
        CameraError::Denied => "The camera is not allowed",
        CameraError::Dismissed => "The camera question was closed",
        CameraError::Security => "The browser blocks the camera on this page",
        CameraError::NeverSettles => "The camera does not respond",
        CameraError::None => "No camera was found",
        CameraError::InUse => "Another app is using the camera",
        CameraError::OverConstrained => "The camera cannot do what was asked",
        CameraError::Muted => "The camera is paused",
        CameraError::Ended => "The camera was disconnected",
        CameraError::Frozen => "The camera picture stands still",
        CameraError::Unsupported => "This browser has no camera support",
    }
}

/// Why, and the next best way.
pub(super) fn camera_why(error: CameraError) -> &'static str {
    match error {
        CameraError::InsecureContext => {
            "Browsers allow the camera only if the address starts with https://. You can still take a photo or type the code."
        }
        CameraError::PolicyBlocked => {
            "The web site around this tool has switched the camera off; asking again does not help. Take a photo or type the code."
        }
        CameraError::Denied => "Allow it again by the steps below, or take a photo or type the code.",
        CameraError::Dismissed => "Press “Try again” and choose “Allow”, or take a photo or type the code.",
        CameraError::Security => {
            "The page around this tool sets a security limit. Take a photo, type the code, or open it in a browser."
        }
        CameraError::NeverSettles => {
            "This app may not let web pages use the camera. Take a photo, type the code, or open it in a browser."
        }
        CameraError::None => "The device has no camera, or it is switched off. Choose a picture or type the code.",
        CameraError::InUse => "Close the app that uses the camera (video call, camera app) and press “Try again”.",
        CameraError::OverConstrained => "Press “Try again” to use another camera, or take a photo or type the code.",
        CameraError::Muted => "The device pauses the camera in the background. Press “Try again” to go on.",
        CameraError::Ended => "The camera was unplugged or taken by another app. Press “Try again”.",
        CameraError::Frozen => "Tap “Try again”, or take a photo, or type the code.",
        CameraError::Unsupported => "Update the browser, or take a photo or type the code.",
    }
}

/// How to allow the camera.
pub(super) fn steps(steps: Steps) -> &'static str {
    match steps {
        Steps::ChromeAndroid => "Tap the icon left of the address → Permissions → Camera → Allow, then reload.",
        Steps::ChromeIos => "Open the iPhone's Settings → Chrome → turn Camera on, then reload.",
        Steps::ChromeDesktop => "Click the icon left of the address → turn Camera on, then reload.",
        Steps::Samsung => "Tap the lock next to the address → Permissions → Camera → Allow, then reload.",
        Steps::SafariIos => "Tap aA (or the page icon) next to the address → Website Settings → Camera → Allow.",
        Steps::SafariMac => "Menu Safari → Settings → Websites → Camera → Allow.",
        Steps::Firefox => "Tap the lock next to the address → unblock the camera, then reload.",
        Steps::CocCoc => "Click the lock next to the address → Site settings → Camera → Allow.",
        Steps::Zalo => {
            "In Zalo: tap the three dots at the top → “Open in browser”. Or allow the camera for Zalo in the phone's settings."
        }
        Steps::Facebook => "In Facebook or Messenger: tap the three dots → “Open in browser”.",
        Steps::WebView => {
            "This app shows the page inside itself. Look for “Open in browser”, or copy the link to Chrome or Safari."
        }
        Steps::Other => "Open the browser's site settings and allow the camera, then reload.",
    }
}

/// Help for reading.
pub(super) fn hint(hint: Hint) -> &'static str {
    match hint {
        Hint::TooDarkTorch => "It is dark. Turn the light on.",
        Hint::TooDark => "It is dark. Go where it is lighter.",
        Hint::TooBright => "There is glare. Tilt the product.",
        Hint::HoldStill => "Hold still for a moment.",
        Hint::TooClose => "The picture is blurred. Move away a little, then zoom.",
        Hint::ComeCloser => "Bring the code into the middle, large and straight.",
        Hint::TryOtherWays => "Hard to read? Take a photo of the code or type its digits.",
        Hint::SameCode => "This code was just read. Show another one.",
        Hint::Foreign(Foreign::Aztec) => "This is an Aztec code, not a GS1 product code. Look for another one.",
        Hint::Foreign(Foreign::Pdf417) => "This is a PDF417 code, not a GS1 product code. Look for another one.",
        Hint::Foreign(Foreign::Code39) => "This is a Code 39, not a GS1 product code. Look for another one.",
        Hint::Foreign(Foreign::Rmqr) => "This is an rMQR code, not a GS1 product code. Look for another one.",
        Hint::Foreign(Foreign::DotCode) => "This is a DotCode, not a GS1 product code. Look for another one.",
    }
}

/// A line at the top.
pub(super) fn notice(notice: Notice) -> &'static str {
    match notice {
        Notice::Copied => "Copied.",
        Notice::CopyByHand => "Copying is not allowed here. Select and copy the text below.",
        Notice::PictureEmpty => {
            "No code could be read in the picture. Go closer, with enough light and the whole code in view."
        }
        Notice::PictureForeign(foreign) => hint(Hint::Foreign(foreign)),
        Notice::PictureUnreadable => "This file cannot be opened as a picture.",
        Notice::PictureTooBig => "The picture is too big. Choose a smaller one or take a new photo.",
        Notice::TextTooLong => "The text is too long; no code is as long as this.",
        Notice::TextEmpty => "Type a code first.",
        Notice::DecoderSlow => "The code reader is not ready yet. You can still type the code.",
        Notice::DecoderRestarting => "The code reader failed and is being restarted.",
        Notice::DecoderGone => "The code reader does not run yet and is tried again. You can still type the code.",
        Notice::NoPlace => "The place is not available. You can still send the message.",
        Notice::NoVoice => "This device has no voice for this language.",
        Notice::LangMissing => "This language could not be loaded. Choose it again when the network is there.",
        Notice::Forgotten => "The history was deleted.",
        Notice::Scanner(Doubt::LostKey) => {
            "The scanner left out a part of the code. Scan again; if that does not help, ask the staff to check the scanner."
        }
        Notice::Scanner(Doubt::TwoScanners) => {
            "Two scanners read at once and the codes ran together. Scan one product at a time."
        }
        Notice::Scanner(Doubt::Layout) => {
            "The keyboard layout changed the letters of the code. Scan again; if that does not help, ask the staff to choose the US layout."
        }
        Notice::Scanner(Doubt::CapsLock) => {
            "Caps Lock is on: capital and small letters of the code may be swapped. Compare with the label."
        }
        Notice::Scanner(Doubt::TooLong) => "The scan is longer than any code. Scan again.",
    }
}
