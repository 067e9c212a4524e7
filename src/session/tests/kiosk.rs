//! A stand: what it forgets, and what it does by itself.

use super::*;

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
    session.feed([
        Input::StandSet(StandSettings { staff: "NV-2718".into(), ..StandSettings::default() }),
        wedge("#/diag"),
    ]);
    assert_eq!(session.state.person.view, View::Report, "the sheet's code is public");
    session.feed([wedge("NV-2718")]);
    assert_eq!((session.state.person.view, session.state.person.panel), (View::Scan, Panel::Diag));
    let mut page = opened(Mode::Page);
    page.feed([Input::Typed("#/diag".into())]);
    assert_eq!(page.state.person.view, View::Report, "a shopper's page has no staff");
}

#[test]
fn a_stand_is_set_while_it_runs() {
    let mut session = scanning(Mode::Kiosk);
    session.feed([Input::StandSet(StandSettings {
        wipe_after_s: 60,
        blind: true,
        low: true,
        ..StandSettings::default()
    })]);
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
