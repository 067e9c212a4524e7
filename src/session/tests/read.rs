//! What in view is read, and what is chosen from.

use super::*;

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
fn a_picture_without_a_code_says_so_and_loses_nothing() {
    let mut session = opened(Mode::Page);
    session.feed([Input::PictureChosen, Input::PictureRead(reading(&[]))]);
    assert_eq!(session.state.person.notice, Some(Notice::PictureEmpty));
    let ticket = FrameLook { foreign: Some(Foreign::Aztec), ..reading(&[]).look };
    session.feed([Input::PictureChosen, Input::PictureRead(Reading { look: ticket, ..reading(&[]) })]);
    assert_eq!(session.state.person.notice, Some(Notice::PictureForeign(Foreign::Aztec)));
    session.feed([Input::PictureChosen, Input::PictureTooBig]);
    assert_eq!(session.state.person.notice, Some(Notice::PictureTooBig));
    session.feed([Input::PictureRead(reading(&[GTIN]))]);
    assert_eq!(session.state.person.view, View::Scan, "nobody waits for it any more");
    session.feed([Input::PictureChosen, Input::PictureRead(reading(&[GTIN]))]);
    assert_eq!(session.state.person.scanned.as_ref().map(|scan| scan.origin), Some(Origin::Picture));
}

#[test]
fn a_frame_in_which_nothing_is_read_shows_nothing_new_and_is_remembered() {
    let mut session = scanning(Mode::Page);
    let seen = |session: &mut Session, texts: &[&str]| {
        session.now_ms += 40;
        take(&mut session.state, Input::Decoded(reading(texts)), session.now_ms)
    };
    let before = session.state.clone();
    let empty = seen(&mut session, &[]);
    assert!(empty.shows_the_same);
    assert_eq!(empty.before, before);
    assert_eq!(session.state.memory.frame_ms, session.now_ms);
    assert!(!seen(&mut session, &[GTIN]).shows_the_same);
}
