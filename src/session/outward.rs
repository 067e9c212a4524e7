//! What a page around the element may learn of the session's state, by words that never change their meaning.

use super::{CameraState, DecoderState, Input, PictureState, Progress, State, View};

/// The state in a page's words.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Outward {
    /// `scanning`, `reading` (a picture), `choosing` (one of several codes), `asking` or `report`.
    pub state: &'static str,
    /// `off`, `starting`, `running` or `failed`.
    pub camera: &'static str,
    /// What keeps the camera, the decoder or the look-up from its work; empty when nothing does.
    pub error: &'static str,
}

impl State {
    /// What a page around the element may learn of it.
    pub fn outward(&self) -> Outward {
        let person = &self.person;
        let state = match (person.view, person.progress) {
            (View::Report, Progress::Asking | Progress::Slow) => "asking",
            (View::Report, _) => "report",
            (View::Scan, _) if person.picture == PictureState::Reading => "reading",
            (View::Scan, _) if !person.offered.is_empty() => "choosing",
            (View::Scan, _) => "scanning",
        };
        let (camera, failure) = match self.machine.camera {
            CameraState::Off => ("off", ""),
            CameraState::Starting => ("starting", ""),
            CameraState::Running(_) => ("running", ""),
            CameraState::Failed(error) => ("failed", error.word()),
        };
        let error = if person.progress == Progress::NotLoaded {
            "not-loaded"
        } else if !failure.is_empty() {
            failure
        } else if self.machine.decoder == DecoderState::Gone {
            "decoder"
        } else {
            ""
        };
        Outward { state, camera, error }
    }

    /// The input that a page's wish stands for, or none where it is fulfilled or unknown.
    ///
    /// | wish | value |
    /// |---|---|
    /// | `start`, `stop` | the camera; no value |
    /// | `pause`, `resume` | as when the page is hidden and shown again; no value |
    /// | `reset` | back to the scan view; no value |
    /// | `torch` | `on` or nothing |
    /// | `camera` | a `deviceId` |
    pub fn wished(&self, wish: &str, value: &str) -> Option<Input> {
        match wish {
            "start" => Some(Input::CameraWanted),
            "stop" => Some(Input::CameraUnwanted),
            "pause" => Some(Input::Hidden),
            "resume" => Some(Input::Visible),
            "reset" => Some(Input::ScanAgain),
            "torch" => (self.person.torch != (value == "on")).then_some(Input::TorchToggled),
            "camera" => Some(Input::DeviceChosen(value.to_owned())),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::{CameraError, Machine, Person};
    use super::*;

    #[track_caller]
    fn check(person: Person, machine: Machine, state: &str, camera: &str, error: &str) {
        let outward = State { person, machine, ..State::default() }.outward();
        assert_eq!((outward.state, outward.camera, outward.error), (state, camera, error));
    }

    #[test]
    fn a_state_has_its_words() {
        let person = |view, progress| Person { view, progress, ..Person::default() };
        let machine = |camera| Machine { camera, ..Machine::default() };
        check(Person::default(), Machine::default(), "scanning", "off", "");
        check(person(View::Report, Progress::Slow), machine(CameraState::Starting), "asking", "starting", "");
        check(person(View::Report, Progress::Done), Machine::default(), "report", "off", "");
        check(person(View::Report, Progress::NotLoaded), Machine::default(), "report", "off", "not-loaded");
        let reading = Person { picture: PictureState::Reading, ..Person::default() };
        check(reading, Machine::default(), "reading", "off", "");
        for error in CameraError::ALL {
            check(Person::default(), machine(CameraState::Failed(error)), "scanning", "failed", error.word());
        }
        let gone = Machine { decoder: DecoderState::Gone, ..Machine::default() };
        check(Person::default(), gone, "scanning", "off", "decoder");
    }

    #[test]
    fn a_wish_that_is_fulfilled_or_unknown_changes_nothing() {
        let state = State::default();
        assert_eq!(state.wished("torch", "on"), Some(Input::TorchToggled));
        assert_eq!(state.wished("torch", ""), None);
        assert_eq!(state.wished("start", ""), Some(Input::CameraWanted));
        assert_eq!(state.wished("explode", ""), None);
    }
}
