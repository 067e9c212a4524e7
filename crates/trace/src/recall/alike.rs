//! Whether a recalled lot, as it is written, may be the lot of the item: people write spans, lists, labels and patterns.
//!
//! | written | the item's lot |
//! |---|---|
//! | `t-7`, `T07`, `Ｔ７` | `T7` |
//! | `T6/T7`, `T6 + T7`, `LOT:T7`, `(10)T7`, `<b>T7</b>` | `T7` |
//! | `T1-T9`, `T1..9`, `T1 đến T9`, `T1~T9` | `T7` |
//! | `T*`, `T%`, `T?`, `T[0-9]` | `T7` |
//! | `ALL`, `mọi lô`, `全部`, `-`, `N/A`, `không rõ` | any |
//!
//! None of it is a recall of the item: it says that one may be meant.

use crate::site::plain;

/// What stands for every lot, or for none that is known, as [`plain`] writes it.
const ANY: [&str; 14] = [
    "",
    "all",
    "any",
    "every",
    "tatca",
    "moilo",
    "tatcacaclo",
    "toanbo",
    "全部",
    "所有",
    "na",
    "null",
    "unknown",
    "khongro",
];

/// What people put between the ends of a span.
const SPANS: [&str; 9] = ["..", "…", "–", "—", "~", "→", "->", "đến", "to"];

/// Whether a lot as it is written may be, or hold, the lot of an item that is written otherwise.
pub(crate) fn may_mean(written: &str, lot: &str) -> bool {
    if written == lot {
        return false;
    }
    let own = folded(lot);
    let parts =
        || written.split(['/', '+', '|', ';', ',', '&', ':', '(', ')', '<', '>', '"', '\'', '“', '”', '\n', '\t', ' ']);
    ANY.contains(&folded(written).as_str())
        || folded(written) == own
        || parts().any(|part| !part.is_empty() && part.len() < written.len() && folded(part) == own)
        || is_pattern_of(written, lot)
        || SPANS.iter().chain(&["-"]).any(|sign| is_span_of(written, sign, lot))
}

/// The letters and digits of a lot, narrow and in lower case, without zeros that pad its numbers.
fn folded(lot: &str) -> String {
    let narrow = lot.chars().map(|c| match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        c => c,
    });
    let letters = plain(&narrow.collect::<String>());
    let mut out = String::with_capacity(letters.len());
    let mut chars = letters.chars().peekable();
    while let Some(c) = chars.next() {
        let pads = c == '0' && !out.ends_with(|it: char| it.is_ascii_digit());
        if !(pads && chars.peek().is_some_and(char::is_ascii_digit)) {
            out.push(c);
        }
    }
    out
}

/// Whether a pattern begins as the lot does: nobody says by which rules it is one.
fn is_pattern_of(written: &str, lot: &str) -> bool {
    written
        .find(['*', '%', '?', '['])
        .is_some_and(|at| lot.to_lowercase().starts_with(&written[..at].trim().to_lowercase()))
}

/// Whether a text is a span, and the lot lies in it: all three have one number behind the same letters.
fn is_span_of(written: &str, sign: &str, lot: &str) -> bool {
    let Some((from, to)) = written.split_once(sign) else { return false };
    let (Some((letters, first)), Some((others, last)), Some((own, number))) =
        (numbered(from), numbered(to), numbered(lot))
    else {
        return false;
    };
    // `T1-2026` is a lot of a year.
    let is_short = others.is_empty() && (last < 1_000 || first.checked_ilog10() == last.checked_ilog10());
    letters == own && (others == own || is_short) && (first..=last).contains(&number)
}

/// A text as its letters and the number behind them.
fn numbered(text: &str) -> Option<(String, u64)> {
    let text = text.trim();
    let digits = text.bytes().rev().take_while(u8::is_ascii_digit).count();
    let (letters, number) = text.split_at(text.len() - digits);
    Some((letters.trim().to_lowercase(), number.parse().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_recalled_lot_is_heard_as_people_write_it() {
        for written in [
            "t7",
            "T-7",
            "T 7",
            "T07",
            "Ｔ７",
            "T7\u{200b}",
            "T6/T7",
            "T6 + T7",
            "T6\nT7",
            "LOT:T7",
            "(10)T7",
            "<b>T7</b>",
            "\"T7\"",
            "T1-T9",
            "T1–T9",
            "T1..T9",
            "T1..9",
            "T1 đến T9",
            "T1toT9",
            "T7~T8",
            "T*",
            "T%",
            "t?",
            "T[0-9]",
            "*",
            "ALL",
            "mọi lô",
            "全部",
            "-",
            "N/A",
            "không rõ",
        ] {
            assert!(may_mean(written, "T7"), "{written}");
        }
        assert!(may_mean("009", "9") && may_mean("10-30", "12"));
    }

    #[test]
    fn another_lot_is_another() {
        for written in [
            "T7", "T8", "T77", "T70", "T1-T6", "T8..T9", "A1-A9", "T1-2026", "LOT:T8", "U*", "T6/T8", "2026-11", "T7A",
            "T", "7",
        ] {
            assert!(!may_mean(written, "T7"), "{written}");
        }
        assert!(!may_mean("A-1", "A-10") && !may_mean("100", "10"));
    }

    proptest! {
        #[test]
        fn no_lot_panics(written in "\\PC{0,20}", lot in "\\PC{0,20}") {
            let _ = (may_mean(&written, &lot), may_mean(&lot, &written));
        }
    }
}
