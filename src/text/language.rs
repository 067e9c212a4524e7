//! Which file of a language has the words for what can be said. A language that lacks one does not compile.

/// The two ways into a language's words: one for the page, one for the report, whose sentences come in a file of their
/// own.
macro_rules! sentences {
    () => {
        /// The page's sentence with its blanks, for every phrase.
        pub(super) fn phrase(phrase: &$crate::text::Phrase) -> &'static str {
            use $crate::text::Phrase;
            match *phrase {
                Phrase::Label(label) => label::label(label),
                Phrase::Verdict(verdict) => trace::verdict(verdict),
                Phrase::Symbology(symbology) => trace::symbology(symbology),
                Phrase::Camera(error) => camera::camera(error),
                Phrase::CameraWhy(error) => camera::camera_why(error),
                Phrase::Steps(steps) => camera::steps(steps),
                Phrase::Hint(hint) => camera::hint(hint),
                Phrase::Notice(notice) => camera::notice(notice),
            }
        }

        /// The report's sentence with its blanks, for every statement.
        pub(super) fn statement(statement: &$crate::text::Statement<'_>) -> &'static str {
            use $crate::text::Statement;
            match *statement {
                Statement::Label(label) => label::report_label(label),
                Statement::VerdictReason(verdict) => trace::verdict_reason(verdict),
                Statement::VerdictAdvice(verdict) => trace::verdict_advice(verdict),
                Statement::Finding(code) => finding::finding(code),
                Statement::Field(field) => finding::field(field),
                Statement::SignatureFault(fault) => finding::signature_fault(fault),
                Statement::Part(part) => finding::part(part),
                Statement::NotRead(what) => finding::not_read(what),
                Statement::Reason(reason) => finding::reason(reason),
                Statement::FindingAdvice(code) => finding::finding_advice(code),
                Statement::Carried(carried) => trace::carried(carried),
                Statement::CarriedWhy(carried) => trace::carried_why(carried),
                Statement::Stage(kind) => trace::stage(kind),
                Statement::Role(role) => trace::role(role),
                Statement::Site(kind) => trace::site(kind),
                Statement::Unavailable(why) => trace::unavailable(why),
                Statement::NotAsked(why) => trace::not_asked(why),
                Statement::ChecklistItem(item) => trace::checklist(item),
                Statement::ChecklistState(state) => trace::check(state),
                Statement::Rule(rule) => trace::rule(rule),
                Statement::Fault(fault) => trace::fault(fault),
                Statement::Element(ai) => element::element(ai),
                Statement::Myth(myth) => myth::myth(myth),
                Statement::MythAnswer(myth) => myth::myth_answer(myth),
            }
        }
    };
}

pub(super) use sentences;
