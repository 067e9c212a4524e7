//! The table against the GS1 Barcode Syntax Dictionary from which it was written.

use std::fs;

use gs1::{Ai, Component, Cset, Entry, Pattern, entries, entry, release};

const DICTIONARY: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../shared/gs1/syntax-dictionary-2026-01-27.txt");

/// An entry as the dictionary would write it, with one space between the columns.
fn write(entry: &Entry) -> String {
    let mut flags = String::new();
    if !entry.needs_separator() {
        flags.push('*');
    }
    if entry.is_digital_link_attribute() {
        flags.push('?');
    }
    let mut words = vec![entry.ai().to_string(), flags];
    words.extend(entry.components().iter().map(component));
    words.extend(entry.required().iter().map(|list| {
        let groups = list.iter().map(|group| group.iter().map(pattern).collect::<Vec<_>>().join("+"));
        format!("req={}", groups.collect::<Vec<_>>().join(","))
    }));
    if !entry.exclusive().is_empty() {
        let others: Vec<_> = entry.exclusive().iter().map(pattern).collect();
        words.push(format!("ex={}", others.join(",")));
    }
    match entry.key_qualifiers() {
        None => {}
        Some([]) => words.push("dlpkey".into()),
        Some(lists) => {
            let list = |ais: &&[Ai]| ais.iter().map(Ai::to_string).collect::<Vec<_>>().join(",");
            words.push(format!("dlpkey={}", lists.iter().map(list).collect::<Vec<_>>().join("|")));
        }
    }
    words.sort();
    format!("{} # {}", words.join(" "), entry.title())
}

fn component(one: &Component) -> String {
    let cset = match one.cset {
        Cset::N => 'N',
        Cset::X => 'X',
        Cset::Y => 'Y',
        Cset::Z => 'Z',
    };
    let length = if one.min == one.max { one.max.to_string() } else { format!("..{}", one.max) };
    let (open, close) = if one.optional { ("[", "]") } else { ("", "") };
    let linters: String = one.linters.iter().map(|linter| format!(",{}", linter.name())).collect();
    format!("{open}{cset}{length}{close}{linters}")
}

fn pattern(pattern: &Pattern) -> String {
    let digits = pattern.first.to_string();
    let same = digits.chars().zip(pattern.last.to_string().chars()).filter(|(first, last)| first == last).count();
    let open = digits.len() - same;
    digits[..digits.len() - open].to_string() + &"n".repeat(open)
}

#[test]
#[ignore = "needs ../shared"]
fn shared_dictionary_says_what_every_row_says() {
    let text = fs::read_to_string(DICTIONARY).unwrap();
    assert!(text.contains(&format!("# Release: {}", release())));
    let mut expected = Vec::new();
    for line in text.lines().filter(|line| line.starts_with(|sign: char| sign.is_ascii_digit())) {
        let (body, title) = line.split_once('#').unwrap_or((line, ""));
        let words: Vec<&str> = body.split_whitespace().collect();
        let (first, last) = words[0].split_once('-').unwrap_or((words[0], words[0]));
        let numbers = first.parse::<u32>().unwrap()..=last.parse::<u32>().unwrap();
        for number in numbers {
            let mut words: Vec<String> = words[1..].iter().map(|word| (*word).to_string()).collect();
            if !words[0].starts_with(['*', '?']) {
                words.push(String::new());
            }
            words.push(format!("{number:0width$}", width = first.len()));
            words.sort();
            expected.push(format!("{} # {}", words.join(" "), title.trim()));
        }
    }
    let found: Vec<String> = entries().map(|entry| write(&entry)).collect();
    assert_eq!(found, expected);
}

#[test]
fn there_are_541_ais_of_which_337_need_no_separator_and_525_are_attributes() {
    assert_eq!(entries().count(), 541);
    assert_eq!(entries().filter(|entry| !entry.needs_separator()).count(), 337);
    assert_eq!(entries().filter(Entry::is_digital_link_attribute).count(), 525);
}

#[test]
fn ais_stand_in_lexical_order_and_are_found_by_their_digits() {
    assert!(entries().map(|entry| entry.ai()).is_sorted());
    for one in entries() {
        assert_eq!(entry(one.ai()).map(|found| found.title()), Some(one.title()));
    }
    for digits in ["04", "14", "99", "236", "3106", "3160", "419", "8027"] {
        let assigned = matches!(digits, "99" | "3160");
        assert_eq!(entry(digits.parse().unwrap()).is_some(), assigned, "{digits}");
    }
}

#[test]
fn titles_are_there_in_both_languages() {
    #[track_caller]
    fn check(ai: &str, english: &str, vietnamese: &str) {
        let entry = entry(ai.parse().unwrap()).unwrap();
        assert_eq!((entry.title(), entry.title_vi()), (english, vietnamese));
    }
    check("10", "BATCH/LOT", "Số lô hoặc số mẻ");
    check("12", "DUE DATE", "Hạn thanh toán (không phải hạn sử dụng)");
    check("21", "SERIAL", "Số xê-ri");
    check("17", "USE BY or EXPIRY", "Hạn sử dụng");
    check("3103", "NET WEIGHT (kg)", "Khối lượng tịnh (kg)");
    check("99", "INTERNAL", "Thông tin nội bộ của doanh nghiệp");
    assert!(entries().all(|entry| !entry.title_vi().is_empty()));
}

#[test]
fn lengths_are_the_sums_of_the_components() {
    #[track_caller]
    fn check(ai: &str, min: usize, max: usize) {
        let entry = entry(ai.parse().unwrap()).unwrap();
        assert_eq!((entry.min_len(), entry.max_len()), (min, max));
    }
    check("01", 14, 14);
    check("10", 1, 20);
    check("253", 13, 30);
    check("8008", 8, 12);
}

#[test]
fn what_is_not_two_to_four_digits_is_no_ai() {
    for text in ["", "1", "12345", "1a", "(01)", "0 1"] {
        assert_eq!(text.parse::<Ai>(), Err(gs1::NotAnAi), "{text}");
    }
    assert_eq!(gs1::NotAnAi.to_string(), "an application identifier has two to four digits");
    assert_eq!(format!("{:?}", Ai::LOT), "(10)");
    assert_eq!("310".parse::<Ai>().map(Ai::number), Ok(310));
}
