//! What can be said.

use super::{CodeFault, Label, Myth, ReportLabel, Steps, Symbology};
use crate::scan::Hint;
use crate::session::{CameraError, Notice};
use trace::answer::{Part, SignatureFault};
use trace::carried::{Carried, SiteKind};
use trace::finding::{Field, FindingCode};
use trace::product::{ChecklistItem, ChecklistState, Rule};
use trace::report::{NotAsked, SourceRole, Unavailable};
use trace::stage::StageKind;
use trace::unread::{NotRead, Reason};
use trace::verdict::Verdict;

/// What the page says, with or without a report.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Phrase {
    /// A word of the page.
    Label(Label),
    /// The heading of a report.
    Verdict(Verdict),
    /// The kind of code.
    Symbology(Symbology),
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
}

/// What a report says. A type of its own, because its sentences are loaded together with what makes
/// reports, after the page's.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Statement<'a> {
    /// A word of a report.
    Label(ReportLabel),
    /// What a verdict that rests on no finding means.
    VerdictReason(Verdict),
    /// What to do then; empty where nothing is to be done.
    VerdictAdvice(Verdict),
    /// What a check found.
    Finding(FindingCode),
    /// A field that sources tell differently.
    Field(Field),
    /// What is wrong with a signature.
    SignatureFault(SignatureFault),
    /// A part of what a source says.
    Part(Part),
    /// What was not read.
    NotRead(NotRead),
    /// Why it was not read.
    Reason(Reason),
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
    /// What is wrong with a code.
    Fault(CodeFault),
    /// The official name of an application identifier; empty for one without a name here.
    Element(&'a str),
    /// A question that people ask.
    Myth(Myth),
    /// Its answer.
    MythAnswer(Myth),
}
