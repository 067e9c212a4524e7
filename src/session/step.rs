//! The step of the machine, split by what the input is about.

mod choose;
mod decoded;
mod keep;
mod live;
mod look_up;
mod meant;
mod offer;
mod open;
mod order;
mod pass;
mod pinch;
mod public;
mod recover;
mod screen;

use super::{Command, Input, Mode, Panel, Progress, State, View};

/// The next state and what to do, for one thing that happened at `now_ms` (milliseconds since 1970 UTC).
///
/// An input that does not fit the state changes nothing: late answers, double taps and
/// events of a camera that was stopped are normal.
pub fn step(mut state: State, input: Input, now_ms: u64) -> (State, Vec<Command>) {
    let mut commands = Vec::new();
    // The page that was just opened leaves the focus where the person has it.
    let is_first = matches!(input, Input::Opened(_));
    let before = shown(&state);
    let turn = &mut Turn { state: &mut state, commands: &mut commands, now_ms };
    match input {
        Input::Opened(opening) => open::opened(turn, opening),
        Input::Went(place) => open::went(turn, place),
        Input::PanelOpened(panel) => screen::panel(turn, panel),
        Input::ConfigRefused { faults, standin } => {
            turn.state.machine.config_faults = faults;
            turn.state.machine.config = standin;
        }

        Input::CameraWanted => live::wanted(turn),
        Input::CameraUnwanted => live::unwanted(turn),
        Input::DeviceChosen(id) => live::device(turn, id),
        Input::TorchToggled => live::torch(turn),
        Input::Zoomed(factor) => live::zoom(turn, factor),
        Input::FingerMoved { id, x, y } => pinch::moved(turn, id, x, y),
        Input::FingerLifted(id) => pinch::lifted(turn, id),
        Input::FocusTapped { x, y } => live::focus(turn, x, y),
        Input::Camera(event) => recover::event(turn, event),
        Input::Decoded(reading) => decoded::decoded(turn, reading),
        Input::DecoderFailed => live::decoder_failed(turn),
        Input::DecoderSlow => turn.state.machine.notice = Some(super::Notice::DecoderSlow),
        Input::DecoderRestarted => live::decoder_restarted(turn),

        Input::PictureChosen => look_up::picture_chosen(turn),
        Input::PictureRead(reading) => look_up::picture_read(turn, reading),
        Input::PictureUnreadable => look_up::picture_failed(turn, super::Notice::PictureUnreadable),
        Input::PictureTooBig => look_up::picture_failed(turn, super::Notice::PictureTooBig),
        Input::TypedChanged(text) => look_up::typed_changed(turn, text),
        Input::LettersToggled => turn.state.person.letters = !turn.state.person.letters,
        Input::TypedSent => look_up::typed_sent(turn),
        Input::Typed(text) => look_up::typed(turn, text),
        Input::Wedge(burst) => look_up::wedge(turn, burst),
        Input::Chosen(index) => look_up::chosen(turn, index),
        Input::BesideOpened(index) => look_up::beside(turn, index),
        Input::ChoiceLeft => look_up::choice_left(turn),
        Input::KeptOpened(id) => look_up::kept(turn, id),
        Input::Looked { id, event } => look_up::looked(turn, id, event),
        Input::LookUpAgain => look_up::again(turn),
        Input::ScanAgain => look_up::scan_again(turn),

        Input::Hidden => pass::hidden(turn),
        Input::Visible => pass::visible(turn),
        Input::Online => pass::online(turn, true),
        Input::Offline => pass::online(turn, false),
        Input::Tick => pass::tick(turn),
        Input::Touched => pass::touched(turn),
        Input::WipeWanted => pass::wipe(turn),

        Input::LangChosen(lang) => choose::lang(turn, lang),
        Input::LangMissing => turn.state.person.notice = Some(super::Notice::LangMissing),
        Input::ThemeChosen(theme) => choose::theme(turn, theme),
        Input::SoundToggled => choose::sound(turn),

        Input::HistoryToggled => keep::toggled(turn),
        Input::HistoryLoaded(kept) => keep::loaded(turn, kept),
        Input::KeptDeleted(id) => keep::deleted(turn, id),
        Input::AllDeleted => keep::all_deleted(turn),

        Input::Unfolded(fold) => turn.state.person.unfolded.add(fold),
        Input::ShareWanted(title) => choose::share(turn, title),
        Input::LinkCopyWanted => choose::copy_link(turn),
        Input::CopyWanted(text) => choose::copy(turn, text),
        Input::Copied => choose::copied(turn),
        Input::CopyFailed(text) => choose::copy_failed(turn, text),
        Input::PrintWanted => turn.commands.push(Command::Print),
        Input::SpeakToggled(text) => choose::speak(turn, text),
        Input::SpeechEnded(spoken) => choose::speech_ended(turn, spoken),
        Input::SawChanged(text) => choose::saw(turn, text),
        Input::PlaceWanted => choose::place_wanted(turn),
        Input::Located { latitude, longitude } => choose::located(turn, latitude, longitude),
        Input::PlaceFailed => choose::place_failed(turn),
        Input::StandSet(settings) => open::stand(turn, settings),
        Input::StandRefused(faults) => turn.state.machine.stand_faults = faults,
        Input::UpdateReady => recover::update(turn),
        Input::UpdateAgreed => turn.commands.push(Command::ApplyUpdate),
        Input::NoticeClosed => {
            turn.state.person.notice = None;
            turn.state.machine.notice = None;
        }
    }
    if !is_first && shown(&state) != before {
        state.memory.screens = state.memory.screens.wrapping_add(1).max(1);
    }
    (state, commands)
}

/// What makes one screen another: the focus moves to the heading of the new one.
fn shown(state: &State) -> (View, Panel, u32) {
    // A repeated look-up changes the report in place.
    (state.person.view, state.person.panel, state.memory.report_number)
}

/// One call of [`step`]: the state being changed, the commands being gathered, the time.
struct Turn<'a> {
    state: &'a mut State,
    commands: &'a mut Vec<Command>,
    now_ms: u64,
}

impl Turn<'_> {
    fn command(&mut self, command: Command) {
        self.commands.push(command);
    }

    /// Leaves a look-up that is under way.
    fn cancel(&mut self) {
        if matches!(self.state.person.progress, Progress::Asking | Progress::Slow) {
            self.command(Command::CancelLookUp);
        }
    }

    /// Ends the reading aloud.
    fn hush(&mut self) {
        if std::mem::take(&mut self.state.person.speaking) {
            self.command(Command::Hush);
        }
    }

    /// Keeps the choices, but not at a public stand.
    fn save(&mut self) {
        if self.state.machine.mode != Mode::Kiosk {
            let preferences = self.state.preferences();
            self.command(Command::SavePreferences(preferences));
        }
    }

    /// Tells eye-free that a code was read.
    fn signal(&mut self) {
        if !self.state.person.choices.silent {
            self.command(Command::Beep);
            self.command(Command::Vibrate);
        }
    }
}
