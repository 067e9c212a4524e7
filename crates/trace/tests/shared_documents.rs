//! Every published document gives a report, whatever code was scanned, and none a panic.
//! They need the shared data, and say so to the runner: `cargo xtask test` asks for them where it is there.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

use std::fs;
use std::path::Path;

use epcis::{Limits, document};
use trace::answer::{Answer, Outcome};
use trace::site::Registry;
use trace::{Checklist, Timestamp, Verdict};

#[test]
#[ignore = "needs ../shared"]
fn shared_documents_each_give_a_report_for_each_of_their_items() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/epcis");
    let now = Timestamp(1_795_417_200_000);
    let mut reports = 0;
    for folder in ["epcis", "hash", "demo"] {
        for entry in fs::read_dir(root.join(folder)).expect("a folder") {
            let path = entry.expect("an entry").path();
            let bytes = fs::read(&path).expect("a file");
            let Ok(document) = document::read(&bytes, &Limits::default()) else { continue };
            let keys: Vec<String> = document
                .events
                .iter()
                .flat_map(|event| event.items())
                .filter_map(|epc| epc.key.as_ref())
                .map(ToString::to_string)
                .collect();
            let answer = Answer { outcome: Outcome::Answered, documents: vec![document], ..Answer::default() };
            for key in keys.iter().take(20) {
                let carried = trace::classify(key, &Registry::default());
                let report = trace::report(key, carried, std::slice::from_ref(&answer), &Checklist::default(), now);
                reports += 1;
                assert!(report.timeline.len() <= report.events.len());
            }
        }
    }
    assert!(reports > 100, "{reports}");
}

#[test]
#[ignore = "needs ../shared"]
fn shared_demo_histories_come_out_as_they_are_told() {
    let demo = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/epcis/demo");
    let now = Timestamp(1_795_417_200_000);
    let check = |file: &str, code: &str, verdict: Verdict| {
        let bytes = fs::read(demo.join(file)).expect("a file");
        let document = document::read(&bytes, &Limits::default()).expect("a document");
        let answer = Answer { outcome: Outcome::Answered, documents: vec![document], ..Answer::default() };
        let carried = trace::classify(code, &Registry::default());
        let report = trace::report(code, carried, &[answer], &Checklist::default(), now);
        let codes: Vec<&str> = report.findings.iter().map(|finding| finding.code().as_str()).collect();
        assert_eq!(report.verdict, verdict, "{code}: {codes:?}");
    };
    check("cha_muc_ha_long_lot.json", "https://id.gs1.org/01/09521001002011/10/CM-261104", Verdict::RecordFound);
    check("cha_muc_ha_long_lot.json", "https://id.gs1.org/01/09521001001014/10/CT-261102", Verdict::RecordFound);
    check("cha_muc_ha_long_lot.json", "https://id.gs1.org/00/095210010000000017", Verdict::RecordFound);
    check("ga_tien_yen_serial.json", "https://id.gs1.org/01/09521001003025/21/TY26-000101", Verdict::RecordFound);
    check("ga_tien_yen_serial.json", "https://id.gs1.org/01/09521001003025/21/TY26-000103", Verdict::Warning);
    check("ga_tien_yen_serial.json", "https://id.gs1.org/01/09521001003018/21/TY26-000101", Verdict::RecordFound);
}
