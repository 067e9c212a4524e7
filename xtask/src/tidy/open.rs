//! Breaches that are known and not yet mended. The list may only become shorter: what is no longer needed fails too.

use super::Complaint;

/// A rule, a place as the complaint names it, and why it still stands.
const OPEN: &[(&str, &str, &str)] = &[
    ("circles", "src/session/{history,input,person}", "the choices want a file of their own"),
    ("circles", "src/shell/{auditor,look_up}", "being opened with the state by owner"),
    ("circles", "src/shell/{devices,runtime,senses}", "being opened with the state by owner"),
    ("circles", "src/session/step/{choose,keep,live,look_up,open}", "being opened with the state by owner"),
    ("circles", "src/browser/decoder/{message,worker}", "being opened with the typed messages"),
    (
        "circles",
        "src/text/{en,phrase,reason,vi,zh}",
        "each language is exhaustive over the phrases, and a phrase asks it",
    ),
    ("circles", "crates/decoder/src/{linear,matrix,reader}", "`Effort` waits for the table of symbologies"),
    ("circles", "crates/decoder/src/linear/{candidate,ends,itf,reading,vote}", "waits for the table of symbologies"),
    ("circles", "crates/decoder/src/linear/databar/{join,omni}", "waits for the table of symbologies"),
    ("circles", "crates/gs1/src/{lost_separator,scan}", "what a reading offers wants a file of its own"),
    ("circles", "crates/epcis/src/{document,hash,master_data,read}", "being opened with the field names"),
    ("circles", "crates/gs1/src/time/{cursor,date,loose,offset}", "waits for the one module of time"),
    ("circles", "crates/gs1/src/{country,currency,lint}", "the search in a table of records wants a file of its own"),
    ("circles", "crates/trace/src/{checks,names}", "the distance between two places wants a file of its own"),
    (
        "circles",
        "crates/trace/src/{answer,finding,report,unread,verdict}",
        "why nobody was asked wants a file of its own",
    ),
    ("circles", "crates/trace/src/{source,template}", "percent coding has its home in gs1"),
    ("circles", "crates/trace/src/history/{containment,deed,lineage}", "being opened with the crate"),
    ("circles", "portal/src/{demo,http}", "being opened with tower-http"),
    ("circles", "portal/src/{query,store}", "being opened with the store"),
    (
        "circles",
        "portal/src/http/{page,resolver,site}",
        "where a page stands, and what a path names, want files of their own",
    ),
    ("circles", "portal/src/http/{cache,epcis,headers}", "being opened with tower-http"),
    ("circles", "portal/src/query/{field,parameter}", "being opened with the store"),
    ("length", "crates/gs1/src/lint_error.rs", "one row a linter; wants to be a table"),
    ("length", "src/session/tests.rs", "is being parted with the state by owner"),
    ("length", "src/ui/tests/samples.rs", "is being parted with the state by owner"),
];

/// What is still open, and why.
pub fn all() -> impl Iterator<Item = (String, &'static str)> {
    OPEN.iter().map(|(rule, place, reason)| (format!("{rule}: {place}"), *reason))
}

/// The complaints that are not known, and one for each known breach that is none any more.
pub fn without(complaints: Vec<Complaint>) -> Vec<Complaint> {
    judge(complaints, OPEN)
}

/// The same with another list.
pub(super) fn judge(complaints: Vec<Complaint>, open: &[(&'static str, &str, &str)]) -> Vec<Complaint> {
    let is = |complaint: &Complaint, (rule, place, _): &(&str, &str, &str)| {
        let within = match (parted(&complaint.place), parted(place)) {
            // A circle may lose members, and win none.
            (Some((folder, circle)), Some((known, members))) => {
                folder == known && circle.iter().all(|member| members.contains(member))
            }
            _ => complaint.place == *place || complaint.place.starts_with(&format!("{place}:")),
        };
        complaint.rule == *rule && within
    };
    let gone = open.iter().filter(|entry| !complaints.iter().any(|complaint| is(complaint, entry)));
    let mended: Vec<Complaint> = gone
        .map(|(rule, place, _)| Complaint {
            rule,
            place: (*place).to_owned(),
            what: "this is mended: take it out of xtask/src/tidy/open.rs".into(),
        })
        .collect();
    complaints.into_iter().filter(|complaint| !open.iter().any(|entry| is(complaint, entry))).chain(mended).collect()
}

/// The folder of a circle and its members: `src/{shell,ui}`.
fn parted(place: &str) -> Option<(&str, Vec<&str>)> {
    let (folder, members) = place.strip_suffix('}')?.split_once('{')?;
    Some((folder, members.split(',').collect()))
}
