//! Breaches that are known and not yet mended. The list may only become shorter: what is no longer needed fails too.

use super::Complaint;

/// A rule, a place as the complaint names it, and why it still stands.
const OPEN: &[(&str, &str, &str)] = &[];

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
