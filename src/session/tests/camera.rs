//! The camera: its start, its settings, its failures.

use super::*;

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
fn no_try_of_a_failed_camera_begins_below_a_finger() {
    let mut session = scanning(Mode::Kiosk);
    session.feed([Input::Camera(CameraEvent::Failed(CameraError::Ended))]);
    for digit in ["9", "95", "952"] {
        session.feed([Input::Touched, Input::TypedChanged(digit.into())]);
        session.wait(1_000);
        session.did_not(|command| matches!(command, Command::StartCamera { .. }));
    }
    session.wait(1_000);
    session.did(&Command::StartCamera { device: None });
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
