//! A short beep, drawn by the sound card rather than loaded.

use web_sys::{AudioContext, AudioContextState};

/// Pitch of the beep in hertz.
const PITCH_HZ: f32 = 1760.0;
/// Length of the beep in seconds.
const LENGTH_S: f64 = 0.09;
/// Loudness, of 1: audible in a market hall, not startling at home.
const LOUDNESS: f32 = 0.25;

/// A voice that stays silent until a gesture of the person has allowed it.
#[derive(Default)]
pub struct Sound {
    context: Option<AudioContext>,
}

impl Sound {
    /// Call inside a gesture: browsers let sound begin only there.
    pub fn allow(&mut self) {
        if self.context.is_none() {
            self.context = AudioContext::new().ok();
        }
        if let Some(context) = &self.context
            && context.state() == AudioContextState::Suspended
        {
            // Where sound stays forbidden, silence is the right outcome.
            let _ = context.resume();
        }
    }

    /// Beeps once; silent where sound is not allowed.
    pub fn beep(&self) {
        let Some(context) = &self.context else { return };
        if context.state() == AudioContextState::Running {
            // A beep is a convenience; a sound card that refuses is no error.
            let _ = ring(context);
        }
    }
}

fn ring(context: &AudioContext) -> Result<(), wasm_bindgen::JsValue> {
    let tone = context.create_oscillator()?;
    let volume = context.create_gain()?;
    let start = context.current_time();
    tone.frequency().set_value(PITCH_HZ);
    volume.gain().set_value_at_time(LOUDNESS, start)?;
    // Fading out avoids the click that a cut makes.
    volume.gain().linear_ramp_to_value_at_time(0.0, start + LENGTH_S)?;
    tone.connect_with_audio_node(&volume)?;
    volume.connect_with_audio_node(&context.destination())?;
    tone.start_with_when(start)?;
    tone.stop_with_when(start + LENGTH_S)
}

impl Drop for Sound {
    fn drop(&mut self) {
        if let Some(context) = &self.context {
            let _ = context.close();
        }
    }
}
