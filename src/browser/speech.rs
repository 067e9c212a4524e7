//! Reading aloud with the device's own voices.

use wasm_bindgen::JsCast;
use web_sys::{SpeechSynthesis, SpeechSynthesisUtterance, SpeechSynthesisVoice};

use super::{has, listener::Listener, window};

/// A reader that falls silent when dropped.
pub struct Speech {
    synthesis: SpeechSynthesis,
    listeners: Vec<Listener>,
}

/// Lets the browser look for the device's voices: some list none at the first question.
pub fn prepare() {
    if has(&window(), "speechSynthesis")
        && let Ok(synthesis) = window().speech_synthesis()
    {
        synthesis.get_voices();
    }
}

impl Speech {
    /// The device's reader; `None` where it has none.
    pub fn new() -> Option<Self> {
        if !has(&window(), "speechSynthesis") {
            return None;
        }
        let synthesis = window().speech_synthesis().ok()?;
        Some(Self { synthesis, listeners: Vec::new() })
    }

    /// Reads `text` aloud in `language` instead of what was being read, and calls `ended` after it.
    /// False where there is no voice for it.
    pub fn say(&mut self, text: &str, language: &str, ended: impl Fn() + Clone + 'static) -> bool {
        self.stop();
        let Some(voice) = self.voice(language) else {
            return false;
        };
        let Ok(utterance) = SpeechSynthesisUtterance::new_with_text(text) else {
            return false;
        };
        utterance.set_lang(language);
        utterance.set_voice(Some(&voice));
        let told = ended.clone();
        self.listeners = vec![
            Listener::new(&utterance, "end", move |_| ended()),
            Listener::new(&utterance, "error", move |_| told()),
        ];
        self.synthesis.speak(&utterance);
        true
    }

    /// Falls silent without a word of it.
    pub fn stop(&mut self) {
        self.listeners.clear();
        self.synthesis.cancel();
    }

    /// A voice of the same primary language: `zh-CN` serves `zh-Hans`.
    fn voice(&self, language: &str) -> Option<SpeechSynthesisVoice> {
        let primary = primary(language);
        self.synthesis
            .get_voices()
            .iter()
            .map(|voice| voice.unchecked_into::<SpeechSynthesisVoice>())
            .find(|voice| self::primary(&voice.lang()) == primary)
    }
}

impl Drop for Speech {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The primary subtag in lower case; Android writes `vi_VN`.
fn primary(language: &str) -> String {
    let end = language.find(['-', '_']).unwrap_or(language.len());
    language[..end].to_ascii_lowercase()
}
