//! English.

mod camera;
mod element;
mod finding;
mod label;
mod myth;
mod trace;

use super::Phrase;

/// The sentence with its blanks, for every phrase.
pub(super) fn template(phrase: &Phrase<'_>) -> &'static str {
    match *phrase {
        Phrase::Label(label) => label::label(label),
        Phrase::Verdict(verdict) => trace::verdict(verdict),
        Phrase::VerdictLead(verdict) => trace::verdict_lead(verdict),
        Phrase::Finding(code) => finding::finding(code),
        Phrase::FindingWhy(code) => finding::finding_why(code),
        Phrase::FindingAdvice(code) => finding::finding_advice(code),
        Phrase::Carried(carried) => trace::carried(carried),
        Phrase::CarriedWhy(carried) => trace::carried_why(carried),
        Phrase::Stage(kind) => trace::stage(kind),
        Phrase::Role(role) => trace::role(role),
        Phrase::Site(kind) => trace::site(kind),
        Phrase::Unavailable(why) => trace::unavailable(why),
        Phrase::NotAsked(why) => trace::not_asked(why),
        Phrase::ChecklistItem(item) => trace::checklist(item),
        Phrase::ChecklistState(state) => trace::check(state),
        Phrase::Rule(rule) => trace::rule(rule),
        Phrase::Symbology(symbology) => trace::symbology(symbology),
        Phrase::Fault(fault) => trace::fault(fault),
        Phrase::Element(ai) => element::element(ai),
        Phrase::Camera(error) => camera::camera(error),
        Phrase::CameraWhy(error) => camera::camera_why(error),
        Phrase::Steps(steps) => camera::steps(steps),
        Phrase::Hint(hint) => camera::hint(hint),
        Phrase::Notice(notice) => camera::notice(notice),
        Phrase::Myth(myth) => myth::myth(myth),
        Phrase::MythAnswer(myth) => myth::myth_answer(myth),
    }
}
