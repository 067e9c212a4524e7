//! Prints what a stand can say aloud of any report, as JSON: by language `sentences`, each as the reading aloud holds it,
//! and `rest`, which says that more is to be read on the screen. The build records them.

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use trace::{finding::FindingCode, verdict::Verdict};
use truyxuat::{
    session::Lang,
    text::{CodeFault, Phrase, ReportLabel, Statement, say},
};

fn main() {
    let all: Map<String, Value> = Lang::ALL.into_iter().map(|lang| (primary(lang), said(lang))).collect();
    println!("{}", Value::Object(all));
}

fn primary(lang: Lang) -> String {
    lang.tag().split('-').next().unwrap_or_default().to_owned()
}

fn said(lang: Lang) -> Value {
    let mut texts = BTreeSet::new();
    for verdict in Verdict::ALL {
        texts.insert(say(lang, &Phrase::Verdict(verdict)));
        texts.insert(say(lang, &Statement::VerdictReason(verdict)));
        texts.insert(say(lang, &Statement::VerdictAdvice(verdict)));
    }
    for code in FindingCode::ALL {
        texts.insert(say(lang, &Statement::Finding(*code)));
        texts.insert(say(lang, &Statement::FindingAdvice(*code)));
    }
    texts.extend(CodeFault::ALL.map(|fault| say(lang, &Statement::Fault(fault))));
    let is_headline = |label: &&ReportLabel| {
        format!("{label:?}").starts_with("Head") || matches!(label, ReportLabel::CodeGood | ReportLabel::CodeBad)
    };
    texts.extend(ReportLabel::ALL.iter().filter(is_headline).map(|label| say(lang, label)));
    // What has a blank differs from report to report.
    let whole: Vec<String> =
        texts.into_iter().filter(|text| !text.is_empty() && !text.contains('{')).map(ended).collect();
    let rest = match lang {
        Lang::Vi => "Phần còn lại xin đọc trên màn hình.",
        Lang::En => "Please read the rest on the screen.",
        Lang::Zh => "其余内容请看屏幕。",
    };
    json!({ "sentences": whole, "rest": rest })
}

/// A sentence as the reading aloud ends it.
fn ended(text: &str) -> String {
    if text.ends_with(['.', '?', '!', '。', '？', '！']) { text.to_owned() } else { [text, "."].concat() }
}
