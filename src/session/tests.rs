//! What leads to what, as rows: inputs, then what is shown and what is to be done.

use std::sync::Arc;

use super::*;
use crate::scan::{Burst, Doubt, FrameLook, Hint};
use trace::carried::{Carried, Link};
use trace::report::TraceReport;
use trace::site::Registry;
use trace::verdict::Verdict;
use trace::{Checklist, Timestamp, classify};

fn wedge(text: &str) -> Input {
    Input::Wedge(Burst::of(text))
}

/// A session that gathers the commands of every step.
struct Session {
    state: State,
    commands: Vec<Command>,
    now_ms: u64,
}

impl Session {
    fn new() -> Self {
        Self { state: State::default(), commands: Vec::new(), now_ms: 1_000_000 }
    }

    /// Feeds inputs at the same moment; the commands are those of these inputs alone.
    fn feed(&mut self, inputs: impl IntoIterator<Item = Input>) -> &mut Self {
        self.commands.clear();
        for input in inputs {
            let (state, commands) = step(std::mem::take(&mut self.state), input, self.now_ms);
            self.state = state;
            self.commands.extend(commands);
        }
        self
    }

    fn wait(&mut self, ms: u64) -> &mut Self {
        self.now_ms += ms;
        self.feed([Input::Tick])
    }

    #[track_caller]
    fn commanded(&self, expected: &[Command]) {
        assert_eq!(self.commands, expected);
    }

    #[track_caller]
    fn did(&self, wanted: &Command) {
        assert!(self.commands.contains(wanted), "{wanted:?} not in {:?}", self.commands);
    }

    #[track_caller]
    fn did_not(&self, refused: impl Fn(&Command) -> bool) {
        assert!(!self.commands.iter().any(refused), "{:?}", self.commands);
    }

    fn look_up_id(&self) -> u32 {
        self.state.memory.look_up_id
    }
}

fn opening(mode: Mode) -> Opening {
    Opening {
        mode,
        lang: Lang::Vi,
        theme: Theme::System,
        place: Place::Scan,
        user_agent: String::new(),
        camera_granted: false,
        online: true,
        preferences: Preferences::default(),
        wipe_after_s: 0,
    }
}

fn opened(mode: Mode) -> Session {
    let mut session = Session::new();
    session.feed([Input::Opened(opening(mode))]);
    session
}

fn scanning(mode: Mode) -> Session {
    let mut session = opened(mode);
    session.feed([Input::CameraWanted, Input::Camera(CameraEvent::Started(abilities()))]);
    session
}

fn abilities() -> CameraAbilities {
    CameraAbilities {
        torch: true,
        zoom: Some(ZoomRange { min: 1.0, max: 4.0, step: 0.5, now: 1.0 }),
        focus: true,
        devices: vec![
            Device { id: "a".into(), label: "Back".into() },
            Device { id: "b".into(), label: "Front".into() },
        ],
        device: "a".into(),
    }
}

fn reading(texts: &[&str]) -> Reading {
    let symbols = texts.iter().map(|text| SeenSymbol {
        scan: Scanned { aim: Some(*b"]E0"), ..Scanned::from_text(text, Origin::Camera) },
        corners: [[0.0, 0.0], [1.0, 0.0], [1.0, 1.0], [0.0, 1.0]],
    });
    let look = FrameLook { brightness: 120, texture: 1.0, motion: 2.0 };
    Reading { symbols: symbols.collect(), unconfirmed: 0, width: 1280, height: 720, look }
}

fn report_of(text: &str) -> Arc<TraceReport> {
    let carried = classify(text, &Registry::default());
    Arc::new(trace::report(text, carried, &[], &Checklist::default(), Timestamp(0)))
}

fn with_verdict(text: &str, verdict: Verdict) -> Arc<TraceReport> {
    let mut report = TraceReport::clone(&report_of(text));
    report.verdict = verdict;
    Arc::new(report)
}

const GTIN: &str = "9521001002011";

/// A session that has read [`GTIN`] by the camera and has its report.
fn reported(mode: Mode) -> Session {
    let mut session = scanning(mode);
    session.feed([Input::Decoded(reading(&[GTIN]))]);
    let id = session.look_up_id();
    session.feed([Input::Looked { id, event: LookUpEvent::Done(report_of(GTIN)) }]);
    session
}

#[test]
fn the_page_waits_for_a_tap_and_the_kiosk_starts_itself() {
    opened(Mode::Page).commanded(&[]);
    opened(Mode::Embed).commanded(&[]);
    let kiosk = opened(Mode::Kiosk);
    kiosk.did(&Command::StartCamera { device: None });
    kiosk.did(&Command::WakeLock(true));
    let mut granted = Session::new();
    granted.feed([Input::Opened(Opening { camera_granted: true, ..opening(Mode::Page) })]);
    granted.commanded(&[Command::StartCamera { device: None }]);
}

#[test]
fn one_code_in_view_is_looked_up_at_once() {
    let mut session = scanning(Mode::Page);
    session.feed([Input::Decoded(reading(&[GTIN]))]);
    assert_eq!(session.state.person.view, View::Report);
    let scan = reading(&[GTIN]).symbols.remove(0).scan;
    session.commanded(&[
        Command::PauseDecoding,
        Command::Beep,
        Command::Vibrate,
        Command::LookUp { id: 1, scan, fresh: false },
    ]);
}

#[test]
fn a_silent_person_hears_nothing() {
    let mut session = scanning(Mode::Page);
    session.feed([Input::SoundToggled]);
    session.feed([Input::Decoded(reading(&[GTIN]))]);
    session.did_not(|command| matches!(command, Command::Beep | Command::Vibrate));
}

#[test]
fn a_code_waits_for_the_one_beside_it_that_is_not_confirmed_yet() {
    let beside = |texts: &[&str], unconfirmed| Input::Decoded(Reading { unconfirmed, ..reading(texts) });
    let mut session = scanning(Mode::Page);
    session.feed([beside(&[GTIN], 1)]);
    assert_eq!((session.state.person.view, session.state.person.offered.len()), (View::Scan, 0));
    session.now_ms += 70;
    session.feed([beside(&[GTIN, "8930000000002"], 0)]);
    assert_eq!(session.state.person.offered.len(), 2);

    let mut alone = scanning(Mode::Page);
    alone.feed([beside(&[GTIN], 1), beside(&[], 0)]);
    assert_eq!(alone.state.person.view, View::Report, "nothing is beside it any more");

    let mut doubtful = scanning(Mode::Page);
    doubtful.feed([beside(&[GTIN], 1)]);
    doubtful.now_ms += 400;
    doubtful.feed([beside(&[GTIN], 1)]);
    assert_eq!(doubtful.state.person.view, View::Report, "the wait has an end");

    let mut left = scanning(Mode::Page);
    left.feed([beside(&[GTIN], 1)]);
    left.now_ms += 5_000;
    left.feed([beside(&[], 0)]);
    assert_eq!(left.state.person.view, View::Scan, "another view");
}

#[test]
fn several_codes_in_view_are_chosen_from() {
    let mut session = scanning(Mode::Page);
    session.feed([Input::Decoded(reading(&[GTIN, "8930000000002", GTIN]))]);
    assert_eq!(session.state.person.view, View::Scan);
    assert_eq!(session.state.person.offered.len(), 2);
    assert_eq!(session.state.machine.outlines.corners.len(), 2);
    session.did(&Command::PauseDecoding);
    session.feed([Input::Chosen(7)]);
    assert_eq!(session.state.person.view, View::Scan);
    session.feed([Input::Chosen(1)]);
    assert_eq!(session.state.person.scanned.as_ref().map(|scan| scan.text.as_str()), Some("8930000000002"));
    let mut left = scanning(Mode::Page);
    left.feed([Input::Decoded(reading(&[GTIN, "8930000000002"])), Input::ChoiceLeft]);
    assert!(left.state.person.offered.is_empty());
    left.did(&Command::ResumeDecoding);
}

#[test]
fn a_product_beside_a_stamp_is_reported_and_the_stamp_offered_with_it() {
    const STAMP: &str = "https://qcheck.vn/x";
    let mut stamp = reading(&[STAMP]);
    stamp.symbols[0].scan.aim = Some(*b"]Q1");
    let both = || {
        let mut both = reading(&[GTIN]);
        both.symbols.insert(0, stamp.symbols[0].clone());
        both
    };
    let texts = |state: &State| {
        let beside: Vec<_> = state.person.beside.iter().map(|scan| scan.text.clone()).collect();
        (state.person.scanned.as_ref().map(|scan| scan.text.clone()).unwrap_or_default(), beside)
    };
    let mut live = scanning(Mode::Kiosk);
    live.feed([Input::Decoded(both())]);
    assert_eq!(texts(&live.state), (GTIN.into(), vec![STAMP.into()]));
    live.feed([Input::BesideOpened(7), Input::BesideOpened(0)]);
    assert_eq!(texts(&live.state), (STAMP.into(), vec![GTIN.into()]));
    live.feed([Input::ScanAgain, Input::Decoded(both())]);
    assert_eq!(
        (live.state.person.view, texts(&live.state)),
        (View::Scan, (String::new(), Vec::new())),
        "both are known"
    );

    let mut picture = scanning(Mode::Page);
    picture.feed([Input::PictureChosen, Input::PictureRead(both())]);
    assert_eq!(texts(&picture.state), (GTIN.into(), vec![STAMP.into()]));
}

#[test]
fn codes_that_were_offered_are_not_offered_again_while_they_stay_in_view() {
    let both = || Input::Decoded(reading(&[GTIN, "8930000000002"]));
    for answer in [Input::ChoiceLeft, Input::Chosen(0)] {
        let mut session = scanning(Mode::Page);
        session.feed([both(), answer, Input::ScanAgain, both()]);
        assert_eq!((session.state.person.view, session.state.person.offered.len()), (View::Scan, 0));
        session.now_ms += 3_000;
        session.feed([both()]);
        assert_eq!(session.state.person.offered.len(), 2, "they were out of view");
    }
}

#[test]
fn the_same_code_is_not_read_twice_in_a_row() {
    let mut session = reported(Mode::Page);
    session.feed([Input::ScanAgain, Input::Decoded(reading(&[GTIN]))]);
    assert_eq!(session.state.person.view, View::Scan);
    assert_eq!(session.state.machine.hint, Some(Hint::SameCode));
    session.now_ms += 2_000;
    session.feed([Input::Decoded(reading(&[GTIN]))]);
    assert_eq!(session.state.person.view, View::Scan, "it never left the view");
    session.now_ms += 3_000;
    session.feed([Input::Decoded(reading(&[GTIN]))]);
    assert_eq!(session.state.person.view, View::Report, "it was out of view, and is shown again");
}

#[test]
fn another_code_beside_the_one_just_read_is_read() {
    let mut session = reported(Mode::Page);
    session.feed([Input::ScanAgain, Input::Decoded(reading(&[GTIN, "8930000000002"]))]);
    assert_eq!(session.state.person.scanned.as_ref().map(|scan| scan.text.as_str()), Some("8930000000002"));
}

#[test]
fn a_late_answer_of_an_earlier_look_up_is_dropped() {
    let mut session = scanning(Mode::Page);
    session.feed([Input::Decoded(reading(&[GTIN]))]);
    let old = session.look_up_id();
    session.feed([Input::ScanAgain, Input::Typed("8930000000002".into())]);
    session.feed([Input::Looked { id: old, event: LookUpEvent::Done(report_of(GTIN)) }]);
    assert_eq!(session.state.person.report, None);
    let id = session.look_up_id();
    session.feed([Input::Looked { id, event: LookUpEvent::Partial(report_of("8930000000002")) }]);
    assert!(session.state.person.report.is_some());
    assert_eq!(session.state.person.progress, Progress::Asking);
    session.feed([Input::Looked { id, event: LookUpEvent::Done(report_of("8930000000002")) }]);
    assert_eq!(session.state.person.progress, Progress::Done);
    session.feed([Input::Looked { id, event: LookUpEvent::Partial(report_of(GTIN)) }]);
    assert_eq!(session.state.person.report.as_ref().map(|report| report.code.raw.as_str()), Some("8930000000002"));
}

#[test]
fn a_waiting_person_is_told_that_it_takes_long() {
    let mut session = scanning(Mode::Page);
    session.feed([Input::Decoded(reading(&[GTIN]))]);
    assert_eq!(session.wait(3_900).state.person.progress, Progress::Asking);
    assert_eq!(session.wait(200).state.person.progress, Progress::Slow);
}

#[test]
fn a_code_outlasts_a_network_that_is_gone_before_the_look_up_is_loaded() {
    let mut session = scanning(Mode::Page);
    session.feed([Input::Decoded(reading(&[GTIN])), Input::Offline]);
    let id = session.state.memory.look_up_id;
    session.feed([Input::Looked { id, event: LookUpEvent::NotLoaded }]);
    assert_eq!(session.state.person.progress, Progress::NotLoaded);
    assert_eq!(session.state.person.scanned.as_ref().map(|scan| scan.text.as_str()), Some(GTIN));
    session.feed([Input::Online]);
    assert_eq!(session.state.person.progress, Progress::Asking);
}

#[test]
fn a_report_has_an_address_unless_it_is_private() {
    let mut session = reported(Mode::Page);
    session.did(&Command::Navigate { to: Place::Report(GTIN.into()), replace: false });
    session.feed([Input::ScanAgain]);
    session.did(&Command::Navigate { to: Place::Scan, replace: false });
    for text in ["WIFI:S:home;P:secret;;", "BEGIN:VCARD\nN:A\nEND:VCARD", "just text"] {
        let mut private = scanning(Mode::Page);
        private.feed([Input::Typed(text.into())]);
        let id = private.look_up_id();
        private
            .feed([Input::Looked { id, event: LookUpEvent::Done(report_of(text)) }, Input::ShareWanted(String::new())]);
        private.did_not(|command| matches!(command, Command::Navigate { .. } | Command::Share { .. }));
    }
}

#[test]
fn an_embedded_element_leaves_the_address_alone() {
    for mode in [Mode::Embed, Mode::Kiosk] {
        let mut session = reported(mode);
        session.did_not(|command| matches!(command, Command::Navigate { .. }));
        session.feed([Input::PanelOpened(Panel::About), Input::PanelOpened(Panel::None), Input::ScanAgain]);
        session.did_not(|command| matches!(command, Command::Navigate { .. }));
    }
}

#[test]
fn the_back_button_leads_back_to_the_scan_view_and_forward_to_the_report() {
    let mut session = reported(Mode::Page);
    session.feed([Input::Went(Place::Scan)]);
    assert_eq!(session.state.person.view, View::Scan);
    session.commanded(&[Command::ResumeDecoding]);
    session.feed([Input::Went(Place::Report(GTIN.into()))]);
    assert_eq!(session.state.person.view, View::Report);
    session.did_not(|command| matches!(command, Command::Navigate { .. } | Command::Beep));
}

#[test]
fn a_permalink_opens_its_report() {
    let mut session = Session::new();
    let place = Place::Report(GTIN.into());
    session.feed([Input::Opened(Opening { place, ..opening(Mode::Page) })]);
    let scan = Scanned::from_text(GTIN, Origin::Link);
    session.commanded(&[Command::LookUp { id: 1, scan, fresh: false }]);
}

#[test]
fn every_camera_error_is_shown_and_may_be_tried_again() {
    for error in CameraError::ALL {
        let mut session = opened(Mode::Page);
        session.feed([Input::CameraWanted, Input::Camera(CameraEvent::Failed(error))]);
        assert_eq!(session.state.machine.camera, CameraState::Failed(error));
        session.feed([Input::CameraWanted]);
        session.did(&Command::StartCamera { device: None });
    }
}

#[test]
fn light_zoom_and_focus_only_where_the_camera_has_them() {
    let mut session = scanning(Mode::Page);
    let tap = Input::FocusTapped { x: 0.5, y: 0.25 };
    session.feed([Input::TorchToggled, Input::Zoomed(9.0), Input::Zoomed(f64::NAN), tap.clone()]);
    session.commanded(&[Command::Torch(true), Command::Zoom(4.0), Command::FocusAt { x: 0.5, y: 0.25 }]);
    let mut plain = opened(Mode::Page);
    plain.feed([Input::CameraWanted, Input::Camera(CameraEvent::Started(CameraAbilities::default()))]);
    plain.feed([Input::TorchToggled, Input::Zoomed(2.0), tap]);
    plain.commanded(&[]);
}

#[test]
fn two_fingers_set_the_zoom_and_one_does_not() {
    let mut session = scanning(Mode::Page);
    let at = |id: i32, x: f64| Input::FingerMoved { id, x, y: 0.0 };
    session.feed([at(1, 100.0), at(1, 140.0)]);
    session.commanded(&[]);
    session.feed([at(2, 240.0), at(2, 340.0)]);
    session.commanded(&[Command::Zoom(2.0)]);
    session.feed([at(3, 0.0), Input::FingerLifted(2), at(1, 500.0)]);
    session.commanded(&[]);
    assert_eq!(session.state.person.zoom, Some(2.0));
}

#[test]
fn the_focus_moves_when_the_screen_becomes_another_one() {
    let mut session = opened(Mode::Page);
    assert_eq!(session.state.memory.screens, 0, "a page that was just opened takes no focus");
    let mut expect = |input: Input, screens: u32| {
        session.feed([input]);
        assert_eq!(session.state.memory.screens, screens);
    };
    expect(Input::Typed(GTIN.into()), 1);
    expect(Input::Looked { id: 1, event: LookUpEvent::Done(report_of(GTIN)) }, 1);
    expect(Input::LookUpAgain, 1);
    expect(Input::PanelOpened(Panel::Problem), 2);
    expect(Input::SawChanged("x".into()), 2);
    expect(Input::PanelOpened(Panel::None), 3);
    expect(wedge("8930000000002"), 4);
    expect(Input::ScanAgain, 5);
}

#[test]
fn the_chosen_camera_is_remembered_by_id_and_label() {
    let mut session = scanning(Mode::Page);
    session.feed([Input::DeviceChosen("b".into())]);
    session.did(&Command::StartCamera { device: Some("b".into()) });
    assert_eq!(session.state.preferences().device.map(|device| device.label).as_deref(), Some("Front"));
    session.feed([Input::DeviceChosen("unknown".into())]);
    session.commanded(&[]);
}

#[test]
fn a_hidden_page_lets_the_camera_go_and_takes_it_back() {
    let mut session = scanning(Mode::Page);
    session.feed([Input::Hidden]);
    session.commanded(&[Command::StopCamera]);
    session.feed([Input::Visible]);
    session.commanded(&[Command::StartCamera { device: None }]);
    let mut unwanted = scanning(Mode::Page);
    unwanted.feed([Input::CameraUnwanted, Input::Hidden, Input::Visible]);
    unwanted.commanded(&[Command::StopCamera]);
}

#[test]
fn a_camera_behind_a_report_rests_after_a_minute() {
    let mut session = reported(Mode::Page);
    session.wait(59_000).commanded(&[]);
    session.wait(2_000).commanded(&[Command::StopCamera]);
    session.feed([Input::ScanAgain]);
    session.did(&Command::StartCamera { device: None });
}

#[test]
fn hints_come_after_six_seconds_even_from_a_gated_camera() {
    let mut session = scanning(Mode::Page);
    assert_eq!(session.wait(5_000).state.machine.hint, None);
    assert_eq!(session.wait(1_500).state.machine.hint, Some(Hint::TooDarkTorch));
    session.feed([Input::TorchToggled]);
    assert_eq!(session.wait(1_000).state.machine.hint, Some(Hint::TooDark));
}

#[test]
fn a_failing_decoder_is_named_and_typing_stays() {
    let mut session = scanning(Mode::Page);
    session.feed([Input::DecoderFailed]);
    assert_eq!(session.state.notice(), Some(Notice::DecoderRestarting));
    session.feed([Input::DecoderRestarted]);
    assert_eq!((session.state.notice(), session.state.machine.decoder), (None, DecoderState::Reading));
    session.feed([Input::DecoderFailed, Input::DecoderFailed]);
    assert_eq!(session.state.machine.decoder, DecoderState::Gone);
    session.feed([Input::Typed(GTIN.into())]);
    assert_eq!(session.state.person.view, View::Report);
}

#[test]
fn a_picture_without_a_code_says_so_and_loses_nothing() {
    let mut session = opened(Mode::Page);
    session.feed([Input::PictureChosen, Input::PictureRead(reading(&[]))]);
    assert_eq!(session.state.person.notice, Some(Notice::PictureEmpty));
    session.feed([Input::PictureChosen, Input::PictureTooBig]);
    assert_eq!(session.state.person.notice, Some(Notice::PictureTooBig));
    session.feed([Input::PictureRead(reading(&[GTIN]))]);
    assert_eq!(session.state.person.view, View::Scan, "nobody waits for it any more");
    session.feed([Input::PictureChosen, Input::PictureRead(reading(&[GTIN]))]);
    assert_eq!(session.state.person.scanned.as_ref().map(|scan| scan.origin), Some(Origin::Picture));
}

#[test]
fn typed_text_is_bounded() {
    let mut session = opened(Mode::Page);
    session.feed([Input::TypedSent]);
    assert_eq!(session.state.person.notice, Some(Notice::TextEmpty));
    session.feed([Input::TypedChanged("9521".into()), Input::TypedChanged("1".repeat(1 << 20))]);
    assert_eq!((session.state.person.notice, session.state.person.typed.as_str()), (Some(Notice::TextTooLong), "9521"));
    session.feed([Input::Typed("1".repeat(1 << 20))]);
    assert_eq!((session.state.person.notice, session.state.person.view), (Some(Notice::TextTooLong), View::Scan));
    session.feed([Input::TypedChanged(format!(" {GTIN}\n")), Input::TypedSent]);
    assert_eq!(session.state.person.scanned, Some(Scanned::from_text(GTIN, Origin::Typed)));
}

#[test]
fn nothing_is_kept_before_the_person_turns_the_history_on() {
    let keeps = |command: &Command| matches!(command, Command::RememberReport(_));
    let mut session = reported(Mode::Page);
    session.did_not(keeps);
    session.feed([Input::HistoryToggled]);
    session.did(&Command::LoadHistory);
    session.feed([Input::HistoryLoaded(Vec::new()), Input::LookUpAgain]);
    let id = session.look_up_id();
    session.feed([Input::Looked { id, event: LookUpEvent::Done(report_of(GTIN)) }]);
    assert_eq!(session.state.person.kept.len(), 1);
    session.feed([Input::HistoryToggled]);
    session.did(&Command::ForgetAll);
    assert!(session.state.person.kept.is_empty());
}

#[test]
fn a_private_code_is_never_kept() {
    let mut session = opened(Mode::Page);
    session.feed([Input::HistoryToggled, Input::Typed("WIFI:S:home;P:secret;;".into())]);
    let id = session.look_up_id();
    let report = report_of("WIFI:S:home;P:secret;;");
    assert!(matches!(report.carried, Carried::Wifi { .. }));
    session.feed([Input::Looked { id, event: LookUpEvent::Done(report) }]);
    assert!(session.state.person.kept.is_empty());
}

#[test]
fn the_same_code_stands_in_the_history_once_and_one_can_be_deleted() {
    let mut session = opened(Mode::Page);
    session.feed([Input::HistoryToggled, Input::HistoryLoaded(Vec::new())]);
    for text in [GTIN, "8930000000002", GTIN] {
        session.feed([Input::Typed(text.into())]);
        let id = session.look_up_id();
        session.feed([Input::Looked { id, event: LookUpEvent::Done(report_of(text)) }]);
    }
    let texts: Vec<&str> = session.state.person.kept.iter().map(|kept| kept.text.as_str()).collect();
    assert_eq!(texts, [GTIN, "8930000000002"]);
    let id = session.state.person.kept[1].id;
    session.feed([Input::KeptDeleted(id), Input::KeptDeleted(id)]);
    session.commanded(&[Command::ForgetReport(id)]);
}

#[test]
fn the_kiosk_counts_down_and_forgets_the_person() {
    let mut session = reported(Mode::Kiosk);
    session.feed([Input::LangChosen(Lang::En), Input::ThemeChosen(Theme::Contrast)]);
    session.did_not(|command| matches!(command, Command::SavePreferences(_)));
    assert_eq!(session.wait(29_000).state.machine.countdown_s, None);
    assert_eq!(session.wait(1_000).state.machine.countdown_s, Some(15));
    session.feed([Input::Touched]);
    assert_eq!(session.state.machine.countdown_s, None);
    session.wait(44_000);
    assert_eq!(session.state.machine.countdown_s, Some(1));
    session.wait(1_000);
    session.did(&Command::Wipe);
    session.did(&Command::ResumeDecoding);
    let state = &session.state;
    assert_eq!((state.person.view, state.lang(), state.theme()), (View::Scan, Lang::Vi, Theme::System));
    assert_eq!((&state.person.report, &state.person.scanned, state.machine.countdown_s), (&None, &None, None));
}

#[test]
fn whatever_a_person_left_at_a_kiosk_is_gone_after_the_wait() {
    let found = |text: &str| LookUpEvent::Done(report_of(text));
    let one_each = [
        vec![Input::TypedChanged("0912".into())],
        vec![Input::LettersToggled],
        vec![Input::Zoomed(2.5)],
        vec![Input::TorchToggled],
        vec![Input::SoundToggled],
        vec![Input::LangChosen(Lang::Zh)],
        vec![Input::ThemeChosen(Theme::Dark)],
        vec![Input::PanelOpened(Panel::About)],
        vec![Input::FingerMoved { id: 1, x: 3.0, y: 4.0 }],
        vec![Input::Typed(String::new())],
        vec![Input::CopyFailed("x".into())],
        vec![Input::PanelOpened(Panel::Problem), Input::SawChanged("it smelled".into()), Input::PlaceWanted],
        vec![Input::Decoded(reading(&[GTIN, "8930000000002"]))],
        vec![wedge(GTIN), Input::Looked { id: 1, event: found(GTIN) }],
        vec![wedge(GTIN), Input::Looked { id: 1, event: found(GTIN) }, Input::ScanAgain],
    ];
    let all = one_each.iter().flatten().cloned().collect();
    for inputs in one_each.iter().cloned().chain([all]) {
        let mut session = scanning(Mode::Kiosk);
        session.feed(inputs.clone());
        assert_ne!(session.state.person, Person::default(), "{inputs:?}");
        session.wait(44_000).did_not(|command| matches!(command, Command::Wipe));
        session.wait(1_000).did(&Command::Wipe);
        assert_eq!(session.state.person, Person::default(), "{inputs:?}");
        assert_eq!((session.state.lang(), session.state.zoom()), (Lang::Vi, Some(1.0)));
    }
}

#[test]
fn what_was_forgotten_is_undone_on_the_device_too() {
    let mut session = scanning(Mode::Kiosk);
    session.feed([Input::Zoomed(2.5), Input::TorchToggled]);
    session.wait(45_000);
    session.did(&Command::Torch(false));
    session.did(&Command::Zoom(1.0));
    session.did(&Command::Wipe);
    session.wait(45_000).commanded(&[]);
}

#[test]
fn the_kiosk_waits_for_slow_sources_and_rests_on_its_first_screen() {
    let mut session = scanning(Mode::Kiosk);
    session.wait(600_000).did_not(|command| matches!(command, Command::Wipe));
    session.feed([wedge(GTIN)]);
    session.wait(60_000);
    assert_eq!((session.state.person.view, session.state.machine.countdown_s), (View::Report, None));
}

#[test]
fn a_scan_that_may_lack_a_part_is_said_and_not_looked_up() {
    for doubt in Doubt::ALL {
        let mut session = reported(Mode::Kiosk);
        session
            .feed([Input::TypedChanged("0912".into()), Input::Wedge(Burst { doubt: Some(doubt), ..Burst::of(GTIN) })]);
        let read = doubt == Doubt::CapsLock;
        assert_eq!(session.state.person.view == View::Report, read, "{doubt:?}");
        assert_eq!(session.state.person.report, None, "no earlier answer stands beside it");
        assert_eq!(session.state.person.notice, Some(Notice::Scanner(doubt)));
        assert_eq!(session.state.person.typed, "");
    }
}

#[test]
fn a_stand_tries_a_failed_camera_for_ever_and_a_page_only_what_heals_by_itself() {
    for (mode, error, tries) in [
        (Mode::Kiosk, CameraError::Denied, true),
        (Mode::Kiosk, CameraError::Ended, true),
        (Mode::Kiosk, CameraError::NeverSettles, true),
        (Mode::Page, CameraError::Ended, true),
        (Mode::Page, CameraError::Frozen, true),
        (Mode::Page, CameraError::Denied, false),
        (Mode::Page, CameraError::PolicyBlocked, false),
    ] {
        let mut session = scanning(mode);
        for round in 0..12 {
            session.feed([Input::Camera(CameraEvent::Failed(error))]);
            let (mut waited_s, mut asked) = (0, false);
            while waited_s < 61 && !asked {
                waited_s += 1;
                asked =
                    session.wait(1_000).commands.iter().any(|command| matches!(command, Command::StartCamera { .. }));
            }
            assert_eq!(asked, tries, "{mode:?} {error:?} {round}");
            assert!(!asked || round < 8 || waited_s == 60, "the pauses grow to a minute: {waited_s}");
        }
        session.feed([Input::Camera(CameraEvent::Started(abilities()))]);
        assert_eq!(session.state.memory.camera_tries, 0);
    }
}

#[test]
fn a_camera_that_is_put_back_is_tried_at_once() {
    let mut session = scanning(Mode::Page);
    session
        .feed([Input::Camera(CameraEvent::Failed(CameraError::Ended)), Input::Camera(CameraEvent::Listed(Vec::new()))]);
    session.feed([Input::Camera(CameraEvent::Failed(CameraError::None))]);
    session.feed([Input::Camera(CameraEvent::Listed(abilities().devices))]);
    session.did(&Command::StartCamera { device: None });
}

#[test]
fn a_chosen_camera_that_gives_way_is_not_remembered() {
    let mut session = scanning(Mode::Page);
    session.feed([Input::DeviceChosen("b".into())]);
    session.did_not(|command| matches!(command, Command::SavePreferences(_)));
    session.feed([Input::Camera(CameraEvent::Started(CameraAbilities { device: "a".into(), ..abilities() }))]);
    session.did_not(|command| matches!(command, Command::SavePreferences(_)));
    assert_eq!(session.state.machine.device, None);
    session.feed([Input::DeviceChosen("b".into())]);
    session.feed([Input::Camera(CameraEvent::Started(CameraAbilities { device: "b".into(), ..abilities() }))]);
    assert!(session.commands.iter().any(|command| matches!(command, Command::SavePreferences(_))));
}

#[test]
fn what_the_camera_refuses_is_not_shown_as_made() {
    let mut session = scanning(Mode::Page);
    session.feed([Input::TorchToggled, Input::Zoomed(2.0)]);
    assert_eq!((session.state.person.torch, session.state.zoom()), (true, Some(2.0)));
    session.feed([Input::Camera(CameraEvent::Refused { torch: Some(false), zoom: None })]);
    session.feed([Input::Camera(CameraEvent::Refused { torch: None, zoom: Some(1.5) })]);
    assert_eq!((session.state.person.torch, session.state.zoom()), (false, Some(1.5)));
}

#[test]
fn a_permission_that_comes_after_the_person_went_on_opens_nothing() {
    let mut session = opened(Mode::Page);
    session.feed([Input::CameraWanted, Input::Typed(GTIN.into())]);
    session.did(&Command::StopCamera);
    session.feed([Input::ScanAgain]);
    session.did(&Command::StartCamera { device: None });
    session.feed([Input::Hidden]);
    session.did(&Command::StopCamera);
}

#[test]
fn a_stand_reads_the_next_product_behind_a_report_and_never_the_same_again() {
    let mut session = reported(Mode::Kiosk);
    let seen = |code: &str| Input::Decoded(reading(&[code]));
    for _ in 0..10 {
        session.now_ms += 1_000;
        session.feed([seen(GTIN)]);
        session.commanded(&[]);
    }
    session.feed([seen("8930000000002")]);
    assert_eq!(session.state.person.scanned.as_ref().map(|scan| scan.text.as_str()), Some("8930000000002"));
    session.feed([seen(GTIN)]);
    assert_eq!(session.state.person.scanned.as_ref().map(|scan| scan.text.as_str()), Some("8930000000002"), "at once");
    let mut page = reported(Mode::Page);
    page.now_ms += 10_000;
    page.feed([seen("8930000000002")]);
    page.commanded(&[]);
}

#[test]
fn the_staff_code_opens_their_page_and_leaves_the_scan_before_it_to_be_seen() {
    let mut session = reported(Mode::Kiosk);
    let sent = Burst { keys: 28, longest_ms: 12, closed: true, ..Burst::of("]d2010952100200202710A\u{1d}21B") };
    session.feed([Input::Wedge(sent), wedge("#/diag")]);
    assert_eq!((session.state.person.view, session.state.person.panel), (View::Scan, Panel::Diag));
    let seen = session.state.machine.scanner.clone();
    assert_eq!(seen.map(|seen| (seen.gs, seen.prefix, seen.keys)), Some((true, "]d2".to_owned(), 28)));
    let mut page = opened(Mode::Page);
    page.feed([Input::Typed("#/diag".into())]);
    assert_eq!(page.state.person.view, View::Report, "a shopper's page has no staff");
}

#[test]
fn a_stand_is_set_while_it_runs() {
    let mut session = scanning(Mode::Kiosk);
    session.feed([Input::StandSet(StandSettings { wipe_after_s: 60, blind: true, low: true })]);
    session.did(&Command::StopCamera);
    session.feed([Input::StandRefused(vec!["camera: true or false is expected".into()])]);
    assert!(session.state.machine.stand.blind, "the last right settings hold");
    session.feed([Input::StandSet(StandSettings::default())]);
    session.did(&Command::StartCamera { device: None });
    assert_eq!(session.state.machine.stand_faults, Vec::<String>::new());
}

#[test]
fn a_stand_takes_a_new_version_while_nobody_is_there() {
    let mut session = scanning(Mode::Kiosk);
    session.feed([Input::UpdateReady]);
    session.did(&Command::ApplyUpdate);
    let mut session = reported(Mode::Kiosk);
    session.feed([Input::UpdateReady]);
    session.commanded(&[]);
    scanning(Mode::Page).feed([Input::UpdateReady]).commanded(&[]);
}

#[test]
fn a_wedge_scan_over_a_report_begins_the_next_one() {
    let mut session = reported(Mode::Kiosk);
    session.feed([wedge("8930000000002")]);
    assert_eq!(session.state.person.scanned.as_ref().map(|scan| scan.text.as_str()), Some("8930000000002"));
    assert_eq!(session.state.person.report, None);
}

#[test]
fn a_network_that_comes_back_is_asked_at_once() {
    let mut session = scanning(Mode::Page);
    session.feed([Input::Offline, Input::Typed(GTIN.into())]);
    let id = session.look_up_id();
    let report = with_verdict(GTIN, Verdict::NotLookedUp);
    session.feed([Input::Looked { id, event: LookUpEvent::Done(report) }]);
    session.feed([Input::Online]);
    session.did(&Command::LookUp { id: id + 1, scan: Scanned::from_text(GTIN, Origin::Typed), fresh: true });
    session.feed([Input::Online]);
    session.commanded(&[]);
}

#[test]
fn a_shared_link_opens_the_same_report() {
    let mut session = opened(Mode::Page);
    let element_strings =
        Scanned { aim: Some(*b"]d2"), ..Scanned::from_text("0109521001002011\u{1d}10CM-261104", Origin::Camera) };
    let text = element_strings.permanent_text();
    assert_eq!(Place::from_fragment(&Place::Report(text.clone()).fragment()), Place::Report(text.clone()));
    assert_eq!(text, "]d20109521001002011\u{1d}10CM-261104");
    let report = TraceReport { carried: Carried::Link(Link::default()), ..TraceReport::clone(&report_of(GTIN)) };
    session.feed([Input::Typed(text.clone())]);
    let id = session.look_up_id();
    session.feed([Input::Looked { id, event: LookUpEvent::Done(Arc::new(report)) }, Input::ShareWanted(String::new())]);
    session.did(&Command::Share { title: String::new(), place: Place::Report(text) });
}

#[test]
fn the_place_is_asked_for_on_a_tap_alone() {
    let mut session = reported(Mode::Page);
    session.feed([Input::PanelOpened(Panel::Problem)]);
    session.did_not(|command| matches!(command, Command::Locate));
    session.feed([Input::Located { latitude: 20.9, longitude: 107.0 }]);
    assert_eq!(session.state.person.located, Located::No, "nobody asked");
    session.feed([Input::PlaceWanted]);
    session.commanded(&[Command::Locate]);
    session.feed([Input::Located { latitude: 20.9, longitude: 107.0 }]);
    assert_eq!(session.state.person.located, Located::At(20.9, 107.0));
    session.feed([Input::PlaceWanted, Input::Located { latitude: 91.0, longitude: f64::NAN }]);
    assert_eq!((session.state.person.located, session.state.person.notice), (Located::No, Some(Notice::NoPlace)));
}

#[test]
fn reading_aloud_stops_with_the_report() {
    let mut session = reported(Mode::Page);
    session.feed([Input::SpeakToggled("Tìm thấy hồ sơ.".into())]);
    session.commanded(&[Command::Speak { text: "Tìm thấy hồ sơ.".into(), lang: "vi" }]);
    session.feed([Input::ScanAgain]);
    session.did(&Command::Hush);
    let mut mute = reported(Mode::Page);
    mute.feed([Input::SpeakToggled("x".into()), Input::SpeechEnded(false)]);
    assert_eq!((mute.state.person.speaking, mute.state.person.notice), (false, Some(Notice::NoVoice)));
}

#[test]
fn a_newer_version_waits_for_consent() {
    let mut session = opened(Mode::Page);
    session.feed([Input::UpdateReady]);
    assert!(session.state.machine.update);
    session.commanded(&[]);
    session.feed([Input::UpdateAgreed]);
    session.commanded(&[Command::ApplyUpdate]);
}

mod properties {
    use super::*;
    use proptest::prelude::*;

    fn any_input() -> impl Strategy<Value = Input> {
        let text = prop_oneof![Just(GTIN.to_owned()), Just("WIFI:S:a;;".to_owned()), ".{0,12}"];
        prop_oneof![
            Just(Input::CameraWanted),
            Just(Input::CameraUnwanted),
            Just(Input::Camera(CameraEvent::Started(abilities()))),
            Just(Input::Camera(CameraEvent::Stopped)),
            (0..13usize).prop_map(|index| Input::Camera(CameraEvent::Failed(CameraError::ALL[index]))),
            proptest::collection::vec(text.clone(), 0..3)
                .prop_map(|texts| Input::Decoded(reading(&texts.iter().map(String::as_str).collect::<Vec<_>>()))),
            Just(Input::DecoderFailed),
            Just(Input::PictureChosen),
            text.clone().prop_map(|text| Input::PictureRead(reading(&[&text]))),
            text.clone().prop_map(Input::Typed),
            (text, proptest::option::of(0..5usize)).prop_map(|(text, doubt)| {
                Input::Wedge(Burst { text, doubt: doubt.map(|index| Doubt::ALL[index]), ..Burst::default() })
            }),
            (0..4usize).prop_map(Input::Chosen),
            (0..4usize).prop_map(Input::BesideOpened),
            (0..6u32).prop_map(|id| Input::Looked { id, event: LookUpEvent::Done(report_of(GTIN)) }),
            Just(Input::ScanAgain),
            Just(Input::Hidden),
            Just(Input::Visible),
            Just(Input::Tick),
            Just(Input::HistoryToggled),
            Just(Input::PanelOpened(Panel::About)),
            Just(Input::PanelOpened(Panel::None)),
            Just(Input::Went(Place::Scan)),
            Just(Input::WipeWanted),
        ]
    }

    proptest! {
        /// Whatever happens in whatever order, the screen stays one that can be shown.
        #[test]
        fn no_order_of_inputs_leads_astray(
            inputs in proptest::collection::vec(any_input(), 0..40),
            mode in prop_oneof![Just(Mode::Page), Just(Mode::Embed), Just(Mode::Kiosk)],
        ) {
            let mut session = opened(mode);
            for input in inputs {
                session.now_ms += 700;
                session.feed([input]);
                let state = &session.state;
                prop_assert_eq!(state.person.view == View::Report, state.person.scanned.is_some());
                prop_assert!(state.person.report.is_none() || state.person.view == View::Report);
                prop_assert!(state.person.offered.is_empty() || state.person.view == View::Scan);
                prop_assert!(mode == Mode::Kiosk || state.machine.countdown_s.is_none());
                prop_assert!(mode != Mode::Kiosk || state.person.kept.is_empty());
                prop_assert!(!state.person.torch || matches!(state.machine.camera, CameraState::Running(_)));
                let looks_up = session.commands.iter().filter(|c| matches!(c, Command::LookUp { .. })).count();
                prop_assert!(looks_up <= 1);
            }
        }
    }
}
