//! Every phrase in every language: said, in NFC, with the same blanks, of a length that fits.

use super::*;
use crate::scan::Hint;
use crate::session::CameraError;
use trace::finding::{
    Amount, At, Basis, Contrast, Disagreement, Field, Finding, FindingCode, Inside, Level, Missed, Saying,
};
use trace::report::{SourceLine, TraceReport, Unavailable};
use trace::unread::{NotRead, Reason};

/// What is said: its name, and the sentence in a language.
type Named = (String, Box<dyn Fn(Lang) -> &'static str>);

/// Everything that stands on a list.
fn phrases() -> Vec<Named> {
    fn add<S: Said + std::fmt::Debug + 'static>(all: &mut Vec<Named>, more: impl IntoIterator<Item = S>) {
        for said in more {
            all.push((format!("{said:?}"), Box::new(move |lang| say(lang, &said))));
        }
    }
    let all = &mut Vec::new();
    add(all, Label::ALL.iter().map(|label| Phrase::Label(*label)));
    add(all, FindingCode::ALL.iter().map(|code| Statement::Finding(*code)));
    add(all, CameraError::ALL.map(Phrase::Camera));
    add(all, CameraError::ALL.map(Phrase::CameraWhy));
    add(all, Steps::ALL.map(Phrase::Steps));
    add(all, Hint::ALL.map(Phrase::Hint));
    add(all, Myth::ALL.map(Statement::Myth));
    add(all, Myth::ALL.map(Statement::MythAnswer));
    add(all, CodeFault::ALL.map(Statement::Fault));
    add(all, Symbology::ALL.map(Phrase::Symbology));
    std::mem::take(all)
}

/// Every reason in every language: its name and the texts around its values.
fn reasons() -> impl Iterator<Item = (Lang, &'static str, &'static [&'static str])> {
    let of = |lang: Lang| reason::reasons(lang).all().into_iter().map(move |(name, texts)| (lang, name, texts));
    Lang::ALL.into_iter().flat_map(of)
}

#[test]
fn every_reason_is_a_short_sentence_in_composed_letters() {
    for (lang, name, texts) in reasons() {
        let text = texts.join(" ");
        assert!(!text.trim().is_empty() && text.chars().count() <= 160, "{name} in {lang:?}: {text}");
        assert!(!text.chars().any(|c| ('\u{300}'..='\u{36f}').contains(&c)), "{name} in {lang:?}: {text}");
        let is_part = ["as_of", "lifted", "occurred", "denied", "declared_wrong", "missed_why"].contains(&name);
        let ends = is_part || text.ends_with(['.', '。']);
        assert!(ends && !texts.iter().any(|text| text.contains("  ")), "{name} in {lang:?}: {text}");
    }
}

fn blanks(template: &str) -> Vec<&str> {
    let mut names: Vec<&str> = template.split('{').skip(1).filter_map(|part| part.split('}').next()).collect();
    names.sort_unstable();
    names
}

#[test]
fn every_phrase_is_said_in_every_language() {
    for (phrase, say) in phrases() {
        for lang in Lang::ALL {
            assert!(!say(lang).is_empty(), "{phrase} in {lang:?}");
        }
    }
}

#[test]
fn every_language_leaves_the_same_blanks() {
    for (phrase, say) in phrases() {
        let expected = blanks(say(Lang::Vi));
        for lang in [Lang::En, Lang::Zh] {
            assert_eq!(blanks(say(lang)), expected, "{phrase} in {lang:?}");
        }
    }
}

/// Vietnamese letters written with combining marks show wrongly on old phones.
#[test]
fn vietnamese_is_composed() {
    for (phrase, say) in phrases() {
        let text = say(Lang::Vi);
        let combining = text.chars().find(|c| ('\u{300}'..='\u{36f}').contains(c));
        assert_eq!(combining, None, "{phrase}: {text}");
    }
}

#[test]
fn sentences_are_short_enough_for_a_phone() {
    for (phrase, say) in phrases() {
        for lang in Lang::ALL {
            let text = say(lang);
            assert!(text.chars().count() <= 330, "{phrase} in {lang:?}: {text}");
            assert_eq!(text.trim(), text, "{phrase} in {lang:?}");
            assert!(!text.contains("  "), "{phrase} in {lang:?}");
        }
    }
}

#[test]
fn chinese_uses_its_own_punctuation() {
    for (phrase, say) in phrases() {
        let text = say(Lang::Zh);
        let chars: Vec<char> = text.chars().collect();
        for pair in chars.windows(2) {
            let han = ('\u{4e00}'..='\u{9fff}').contains(&pair[0]);
            assert!(!(han && ",;:?!(".contains(pair[1])), "{phrase}: {text}");
        }
    }
}

/// A verdict that calls goods genuine or fake would claim more than any evidence holds.
#[test]
fn no_verdict_or_finding_calls_goods_genuine_or_fake() {
    for code in FindingCode::ALL {
        for (lang, words) in [
            (Lang::Vi, ["hàng thật", "hàng giả"]),
            (Lang::En, ["genuine", "counterfeit"]),
            (Lang::Zh, ["正品", "假货"]),
        ] {
            let text = say(lang, &Statement::Finding(*code));
            assert!(words.iter().all(|word| !text.contains(word)), "{text}");
        }
    }
}

#[test]
fn every_finding_against_the_item_says_what_to_do() {
    for code in FindingCode::ALL {
        if code.level() == Level::Note {
            continue;
        }
        for lang in Lang::ALL {
            assert!(!say(lang, &Statement::FindingAdvice(*code)).is_empty(), "{code:?}");
        }
    }
}

/// A report of sources of these names, with nothing found.
pub(super) fn report(sources: &[&str]) -> TraceReport {
    let source = |name: &&str| SourceLine { name: (*name).into(), ..SourceLine::default() };
    TraceReport {
        verdict: trace::verdict::Verdict::RecordFound,
        carried: trace::carried::Carried::Text,
        code: Default::default(),
        findings: Vec::new(),
        sources: sources.iter().map(source).collect(),
        product: Default::default(),
        timeline: Vec::new(),
        back: Vec::new(),
        forward: Vec::new(),
        checklist: Vec::new(),
        events: Vec::new(),
        made_at: trace::clock::Timestamp(0),
        pending: false,
    }
}

#[track_caller]
fn reason(finding: Finding, expected: &[&str]) {
    assert_eq!(why(Writer::plain(Lang::Vi), &report(&["A", "B"]), &finding), expected);
}

#[test]
fn a_reason_says_only_what_the_evidence_shows() {
    let at = At { event: 0, time: None };
    let day = trace::clock::Date { year: 2026, month: 11, day: 12 };
    reason(
        Finding::Expired { expiry: Some(day), basis: Basis::Code, inside: None },
        &["Hạn sử dụng là ngày 12/11/2026."],
    );
    reason(
        Finding::Expired { expiry: None, basis: Basis::Event(at), inside: None },
        &["Trạng thái gần nhất trong hồ sơ là “đã hết hạn”."],
    );
    let used = Some(Inside::Used("https://id.gs1.org/01/09521001001014/10/CT-2".into()));
    reason(
        Finding::Expired { expiry: Some(day), basis: Basis::Event(at), inside: used },
        &["Nguyên liệu: GTIN 9521001001014 · Số lô CT-2, hạn sử dụng 12/11/2026, đã qua khi được dùng."],
    );
    let recalled =
        |part: Option<Amount>| Finding::Recalled { basis: Basis::Event(at), part, inside: None, notice: None };
    reason(recalled(None), &["Có nguồn ghi lệnh thu hồi đối với sản phẩm này."]);
    reason(
        Finding::ColdChainBroken { at, measured: Some(12.4), limit: Some(4.0), place: None },
        &["Đo được 12,4°C.", "Giới hạn: 4°C."],
    );
    reason(Finding::ColdChainBroken { at, measured: None, limit: None, place: None }, &[]);
    let later = trace::clock::Date { month: 12, ..day };
    let said = Contrast::Dates([day, later]);
    let by = |source: usize| Saying { source, ..Saying::default() };
    let about = vec![Disagreement { field: Field::Expiry, said, one: by(0), other: by(1) }];
    reason(
        Finding::SourcesDisagree { about },
        &["Hạn sử dụng: A ghi 12/11/2026; B ghi 12/12/2026.", "Trang này không chọn nguồn nào đúng."],
    );
    reason(
        Finding::LotMismatch { code: "A1".into(), told: "A7".into(), event: None },
        &["Mã ghi lô “A1”, hồ sơ ghi lô “A7”."],
    );
}

#[test]
fn a_source_that_failed_is_named_with_its_status() {
    let missed = |why| Missed { source: 1, what: NotRead::Source(Reason::Unavailable(why)), at: String::new() };
    let finding = Finding::NotAllRead { unread: vec![missed(Unavailable::Status(404)), missed(Unavailable::Timeout)] };
    reason(
        finding,
        &["B: chưa đọc được nguồn này – máy chủ báo lỗi 404.", "B: chưa đọc được nguồn này – quá thời gian chờ."],
    );
}

#[test]
fn the_payment_due_date_is_never_named_an_expiry() {
    assert!(say(Lang::Vi, &Statement::Element("12")).starts_with("Hạn thanh toán"));
    assert_eq!(say(Lang::Vi, &Statement::Element("3103")), "Khối lượng tịnh (kg)");
    assert_eq!(say(Lang::Vi, &Statement::Element("9999")), "");
}
