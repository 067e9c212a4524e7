//! What can be said.

use super::{CodeFault, Label, Myth, Steps, Symbology};
use crate::scan::Hint;
use crate::session::{CameraError, Notice};
use crate::trace::carried::{Carried, SiteKind};
use crate::trace::finding::FindingCode;
use crate::trace::product::{ChecklistItem, ChecklistState, Rule};
use crate::trace::report::{NotAsked, SourceRole, Unavailable};
use crate::trace::stage::StageKind;
use crate::trace::verdict::Verdict;

/// Something to say; which sentence it becomes is each language's business.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Phrase<'a> {
    /// A word of the page.
    Label(Label),
    /// The heading of a report.
    Verdict(Verdict),
    /// The sentence under it.
    VerdictLead(Verdict),
    /// What a check found.
    Finding(FindingCode),
    /// Why it matters: sentences parted by `~`, each with its alternatives parted by `¦`.
    FindingWhy(FindingCode),
    /// What to do; empty where nothing is to be done.
    FindingAdvice(FindingCode),
    /// What a code carries.
    Carried(&'a Carried),
    /// What the page does with it.
    CarriedWhy(&'a Carried),
    /// A stage of the journey.
    Stage(&'a StageKind),
    /// Whose source it is.
    Role(SourceRole),
    /// Who runs a web site.
    Site(SiteKind),
    /// Why a source could not be read.
    Unavailable(Unavailable),
    /// Why a source was not asked.
    NotAsked(NotAsked),
    /// An item of the legal checklist.
    ChecklistItem(ChecklistItem),
    /// Its state.
    ChecklistState(ChecklistState),
    /// The rule that lists it.
    Rule(Rule),
    /// The kind of code.
    Symbology(Symbology),
    /// What is wrong with a code.
    Fault(CodeFault),
    /// The official name of an application identifier; empty for one without a name here.
    Element(&'a str),
    /// What is wrong with the camera.
    Camera(CameraError),
    /// Why, and the next best way.
    CameraWhy(CameraError),
    /// How to allow the camera in a browser.
    Steps(Steps),
    /// Help for reading.
    Hint(Hint),
    /// A line at the top.
    Notice(Notice),
    /// A question that people ask.
    Myth(Myth),
    /// Its answer.
    MythAnswer(Myth),
}

impl From<Label> for Phrase<'_> {
    fn from(label: Label) -> Self {
        Self::Label(label)
    }
}
