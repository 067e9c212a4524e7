//! Which lines of a journey are seen.

use super::*;
use crate::config::Config;
use crate::sample::stage;
use crate::session::State;
use crate::text::{Lang, NO_INTL};
use trace::clock::Timestamp;
use trace::stage::{Party, Place};

/// Stages written as places, one letter each; `!` after it: doubtful.
fn timeline(written: &str) -> Vec<Stage> {
    let mut stages: Vec<Stage> = Vec::new();
    for (at, char) in written.chars().enumerate() {
        if char == '!' {
            stages.iter_mut().last().into_iter().for_each(|stage| stage.doubtful = true);
            continue;
        }
        let place = Place { id: char.to_string(), ..Place::default() };
        let time = Timestamp(at as i64).at_offset(0);
        stages.push(Stage { event: at, ..stage(StageKind::Storing, time, Some(place)) });
    }
    stages
}

#[track_caller]
fn check(written: &str, expected: &str, expected_left_out: usize) {
    let timeline = timeline(written);
    let (lines, left_out) = lines(&timeline);
    let seen: String = lines
        .iter()
        .map(|run| {
            let place = run.first.place.as_ref().map_or("", |place| &place.id);
            let count = if run.count > 1 { run.count.to_string() } else { String::new() };
            format!("{place}{count}{}", if run.doubtful { "!" } else { "" })
        })
        .collect();
    assert_eq!((seen.as_str(), left_out), (expected, expected_left_out));
    assert!(lines.len() <= MOST_LINES);
}

#[test]
fn a_short_journey_has_a_line_for_each_stage() {
    check("A", "A", 0);
    check("AAB", "AAB", 0);
    check("AAAAAAAAAAAA", "AAAAAAAAAAAA", 0);
}

#[test]
fn a_long_one_has_a_line_for_each_change() {
    check("AAAAAAAAAAAAA", "A13", 0);
    check("AAAAAAABBBBBBA", "A7B6A", 0);
    check("AAAAAAAB!BBBBBA", "A7B6!A", 0);
}

#[test]
fn of_a_still_longer_one_beginning_end_and_doubts_stay() {
    check("ABCDEFGHIJKLM", "ACDEFGHIJKLM", 1);
    check("AB!CDEFGHIJKLMNOP", "AB!GHIJKLMNOP", 4);
    check(&"AB".repeat(500), "ABABABABABAB", 988);
}

#[test]
fn a_name_stands_before_a_number_or_coordinates() {
    let place = |name: Option<&str>| {
        Some(Place { id: "geo:20.97,107.77".into(), name: name.map(str::to_owned), ..Place::default() })
    };
    let party = |name: Option<&str>| Some(Party { id: "P".into(), name: name.map(str::to_owned), ..Party::default() });
    let rows = [
        (place(Some("Cảng")), party(Some("Xưởng")), party(Some("Hợp tác xã")), Some("Cảng")),
        (place(None), party(Some("Xưởng")), party(Some("Hợp tác xã")), Some("Xưởng")),
        (place(None), party(None), party(Some("Hợp tác xã")), Some("Bên giao: Hợp tác xã")),
        (place(None), party(None), party(None), Some("20.9700, 107.7700")),
        (None, party(None), None, Some("P")),
        (None, None, None, None),
    ];
    let (state, config) = (State::default(), Config::default());
    let context = &Context { state: &state, config: &config, lang: Lang::Vi, intl: NO_INTL };
    for (place, party, from, expected) in rows {
        let stage = Stage { party, from, ..stage(StageKind::Catch, Timestamp(0).at_offset(0), place) };
        assert_eq!(stages::where_or_whose(context, &stage).as_deref(), expected);
    }
}
