//! Which browser a person uses, told from the user agent: only to word the help for a refused camera.

/// A browser whose settings differ from the others'.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum BrowserKind {
    /// Chrome, or another Chromium without a name of its own here.
    Chrome,
    /// Samsung Internet.
    Samsung,
    /// Safari.
    Safari,
    /// Firefox.
    Firefox,
    /// Cốc Cốc.
    CocCoc,
    /// Zalo's own web view.
    Zalo,
    /// Facebook's or Messenger's own web view.
    Facebook,
    /// Another app's web view.
    WebView,
    /// Not recognised.
    #[default]
    Other,
}

/// The system under the browser.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum System {
    /// Android.
    Android,
    /// iPhone or iPad.
    Ios,
    /// A computer.
    #[default]
    Desktop,
}

impl BrowserKind {
    /// Every kind, for tests and tables.
    pub const ALL: [Self; 9] = [
        Self::Chrome,
        Self::Samsung,
        Self::Safari,
        Self::Firefox,
        Self::CocCoc,
        Self::Zalo,
        Self::Facebook,
        Self::WebView,
        Self::Other,
    ];

    /// Tells the browser from `navigator.userAgent`.
    pub fn from_user_agent(agent: &str) -> Self {
        let has = |word: &str| agent.contains(word);
        let ios = System::from_user_agent(agent) == System::Ios;
        // Apps put their own word behind the words of the engine they sit on: the rarest first.
        if has("Zalo") {
            Self::Zalo
        } else if has("FBAN") || has("FBAV") || has("FB_IAB") || has("Messenger") {
            Self::Facebook
        } else if has("coc_coc") || has("CocCoc") {
            Self::CocCoc
        } else if has("SamsungBrowser") {
            Self::Samsung
        } else if has("Firefox") || has("FxiOS") {
            Self::Firefox
        } else if has("; wv)") || (ios && !has("Safari")) || has("Instagram") || has("Line/") {
            Self::WebView
        } else if has("Chrome") || has("CriOS") || has("Chromium") {
            Self::Chrome
        } else if has("Safari") {
            Self::Safari
        } else {
            Self::Other
        }
    }

    /// Whether an app shows the page inside itself, so that another browser may do better.
    pub fn is_web_view(self) -> bool {
        matches!(self, Self::Zalo | Self::Facebook | Self::WebView)
    }
}

impl System {
    /// Tells the system from `navigator.userAgent`. An iPad in desktop mode counts as a computer.
    pub fn from_user_agent(agent: &str) -> Self {
        if agent.contains("Android") || agent.contains("android") {
            Self::Android
        } else if ["iPhone", "iPad", "iPod", "iOS"].iter().any(|word| agent.contains(word)) {
            Self::Ios
        } else {
            Self::Desktop
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(agent: &str, kind: BrowserKind, system: System) {
        assert_eq!(BrowserKind::from_user_agent(agent), kind);
        assert_eq!(System::from_user_agent(agent), system);
    }

    #[test]
    fn the_rarest_word_of_the_user_agent_names_the_browser() {
        let android = "Mozilla/5.0 (Linux; Android 14; SM-A155F) AppleWebKit/537.36 (KHTML, like Gecko)";
        let iphone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)";
        check(&format!("{android} Chrome/140.0 Mobile Safari/537.36"), BrowserKind::Chrome, System::Android);
        check(
            &format!("{android} SamsungBrowser/27.0 Chrome/125.0 Mobile Safari/537.36"),
            BrowserKind::Samsung,
            System::Android,
        );
        check(
            &format!("{android} Version/4.0 Chrome/140.0 Mobile Safari/537.36 Zalo android/12120"),
            BrowserKind::Zalo,
            System::Android,
        );
        check(
            &format!("{android} Version/4.0 Chrome/140.0 Mobile Safari/537.36 [FB_IAB/FB4A;FBAV/480.0]"),
            BrowserKind::Facebook,
            System::Android,
        );
        check(
            &format!("{android} coc_coc_browser/120 Chrome/120.0 Mobile Safari/537.36"),
            BrowserKind::CocCoc,
            System::Android,
        );
        check(
            "Mozilla/5.0 (Linux; Android 14; SM-A155F; wv) Chrome/140.0 Mobile Safari/537.36",
            BrowserKind::WebView,
            System::Android,
        );
        check(
            "Mozilla/5.0 (Android 14; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0",
            BrowserKind::Firefox,
            System::Android,
        );
        check(&format!("{iphone} Version/18.1 Mobile/15E148 Safari/604.1"), BrowserKind::Safari, System::Ios);
        check(&format!("{iphone} CriOS/140.0 Mobile/15E148 Safari/604.1"), BrowserKind::Chrome, System::Ios);
        check(&format!("{iphone} FxiOS/140.0 Mobile/15E148 Safari/605.1.15"), BrowserKind::Firefox, System::Ios);
        check(&format!("{iphone} Mobile/15E148 Zalo iOS/632"), BrowserKind::Zalo, System::Ios);
        check(&format!("{iphone} Mobile/15E148"), BrowserKind::WebView, System::Ios);
        check(
            "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/156.0 Safari/537.36",
            BrowserKind::Chrome,
            System::Desktop,
        );
        check("", BrowserKind::Other, System::Desktop);
    }
}
