//! From a text to its report.

use super::*;

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
