//! Whatever happens in whatever order.

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
