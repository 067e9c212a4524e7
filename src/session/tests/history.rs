//! What is kept, and only where the person wants it.

use super::*;

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
