//! `kiosk.json`: how one stand is set, by whoever hung it up, as far as the app goes by it.
//!
//! The stand's script polls it, takes what is its own (`shell/kiosk/settings.js`), and hands over the rest.

use serde_json::{Map, Value};

use super::Fault;
use super::read::{Reader, join};
use crate::scan::wedge::WedgeSettings;
use crate::session::StandSettings;

/// More keys or texts that stand for GS are a mistake.
const MAX_TEXT_BYTES: usize = 40;

/// One stand's settings, checked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stand {
    /// What the session goes by.
    pub session: StandSettings,
    /// How its scanners are set.
    pub scanner: WedgeSettings,
}

impl Stand {
    /// The longest settings, in bytes.
    pub const MAX_BYTES: usize = 16 * 1024;

    /// Reads and checks the text of `kiosk.json`.
    ///
    /// # Errors
    /// Every fault that was found; there are no half settings.
    pub fn from_json(text: &str) -> Result<Self, Vec<Fault>> {
        let fail = |what| Err(vec![Fault { path: String::new(), what }]);
        if text.len() > Self::MAX_BYTES {
            return fail("longer than 16 KB");
        }
        let Ok(Value::Object(entries)) = serde_json::from_str::<Value>(text) else {
            return fail("a JSON object is expected");
        };
        let mut reader = Reader::default();
        let stand = reader.stand(&entries);
        let faults = reader.into_faults();
        if faults.is_empty() { Ok(stand) } else { Err(faults) }
    }
}

impl Reader {
    fn stand(&mut self, entries: &Map<String, Value>) -> Stand {
        let mut stand = Stand::default();
        for (name, value) in entries {
            let path = name.as_str();
            match path {
                "$schema" => {}
                "wipe_after_s" => stand.session.wipe_after_s = self.seconds(path, value),
                "camera" => stand.session.blind = !self.flag("", entries, path),
                "low" => stand.session.low = self.flag("", entries, path),
                "staff" => stand.session.staff = self.text(path, value, MAX_TEXT_BYTES),
                "scanner" => stand.scanner = self.scanner(path, value),
                _ => self.fault(path, "no such entry"),
            }
        }
        stand
    }

    fn scanner(&mut self, path: &str, value: &Value) -> WedgeSettings {
        let Some(entries) = self.object(path, value, &["gs_texts", "gs_keys", "prefix", "suffix"]) else {
            return WedgeSettings::default();
        };
        let mut texts = |name: &str| match entries.get(name) {
            Some(value) => {
                self.list(&join(path, name), value, |reader, path, value| reader.text(path, value, MAX_TEXT_BYTES))
            }
            None => Vec::new(),
        };
        let (gs_texts, gs_keys) = (texts("gs_texts"), texts("gs_keys"));
        let mut text = |name: &str| match entries.get(name) {
            Some(value) => self.text(&join(path, name), value, MAX_TEXT_BYTES),
            None => String::new(),
        };
        WedgeSettings { gs_texts, gs_keys, prefix: text("prefix"), suffix: text("suffix") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stand_is_set_as_a_whole_or_not_at_all() {
        let set = Stand::from_json(
            r#"{"wipe_after_s": 60, "camera": false, "low": true, "staff": "S-1",
                "scanner": {"gs_keys": ["F8"], "gs_texts": ["~"], "prefix": "S"}}"#,
        );
        let expected = Stand {
            session: StandSettings { wipe_after_s: 60, blind: true, low: true, staff: "S-1".into() },
            scanner: WedgeSettings {
                gs_texts: vec!["~".into()],
                gs_keys: vec!["F8".into()],
                prefix: "S".into(),
                suffix: String::new(),
            },
        };
        assert_eq!(set, Ok(expected));
        assert_eq!(Stand::from_json("{}"), Ok(Stand::default()));
    }

    #[test]
    fn each_fault_is_named_with_its_place() {
        for (text, path) in [
            ("[]", ""),
            ("{", ""),
            (r#"{"wipe": 1}"#, "wipe"),
            (r#"{"wipe_after_s": 5}"#, "wipe_after_s"),
            (r#"{"camera": "no"}"#, ".camera"),
            (r#"{"staff": 5}"#, "staff"),
            (r#"{"scanner": {"gs_keys": "F8"}}"#, "scanner.gs_keys"),
            (r#"{"scanner": {"gs": []}}"#, "scanner.gs"),
            (r#"{"reload_hour": 3}"#, "reload_hour"),
        ] {
            let faults = Stand::from_json(text).err().unwrap_or_default();
            assert_eq!(faults.iter().map(|fault| fault.path.as_str()).collect::<Vec<_>>(), [path], "{text}");
        }
        assert!(Stand::from_json(&" ".repeat(Stand::MAX_BYTES + 1)).is_err());
    }
}
