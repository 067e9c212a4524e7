//! Which lines of a journey are seen.

use super::*;
use crate::sample::stage;
use trace::clock::Timestamp;
use trace::stage::Place;

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
