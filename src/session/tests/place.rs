//! The address, the focus, and what leaves the page.

use super::*;

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
