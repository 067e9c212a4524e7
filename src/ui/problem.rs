//! A prepared message about a problem: read, changed and sent by the person alone.

use super::class::class;
use super::context::{Context, button};
use super::findings::digits;
use super::icon::{Icon, icon};
use super::node::{Act, El, el};
use super::panel;
use crate::session::{Input, Located};
use crate::text::{ReportLabel, problem_message};
use crate::ui::{attr, event, tag};
use trace::report::TraceReport;

/// The problem panel of a report.
pub(super) fn problem(context: &Context<'_>, report: &TraceReport) -> El {
    let state = context.state;
    let place = match state.person.located {
        Located::At(latitude, longitude) => Some((latitude, longitude)),
        Located::No | Located::Asking => None,
    };
    let (subject, body) = problem_message(context.writer(), report, place, &state.person.saw);
    let config = context.config;
    let mail = config.problem_email.as_ref().map(|address| {
        let mut link = ["mailto:", address, "?subject="].concat();
        percent_encode(&subject, &mut link);
        link.push_str("&body=");
        percent_encode(&body, &mut link);
        el(tag::A, class!("button primary"))
            .attr(attr::HREF, link)
            .child(icon(Icon::Mail))
            .child(el(tag::SPAN, class!("")).text(context.t(ReportLabel::ProblemMail)))
    });
    let call = config.hotline.as_ref().map(|hotline| {
        el(tag::A, class!("button"))
            .attr(attr::HREF, ["tel:", &digits(&hotline.number)].concat())
            .child(icon(Icon::Phone))
            .child(el(tag::SPAN, class!("")).text(context.with_text(ReportLabel::ProblemCall, &hotline.number)))
    });
    let nobody = mail.is_none() && call.is_none();
    panel::panel(context, class!("panel problem"), context.t(ReportLabel::ProblemHeading))
        .child(el(tag::P, class!("")).text(context.t(ReportLabel::ProblemLead)))
        .child(
            el(tag::LABEL, class!("field"))
                .child(el(tag::SPAN, class!("field-name")).text(context.t(ReportLabel::ProblemWhat)))
                .child(
                    el(tag::TEXTAREA, class!("input"))
                        .attr(attr::ROWS, "3")
                        .attr(attr::VALUE, state.person.saw.clone())
                        .on(event::INPUT, Act::Value(Input::SawChanged)),
                ),
        )
        .child(place_button(context))
        .child(el(context.heading(2), class!("card-title")).text(context.t(ReportLabel::ProblemText)))
        .child(el(tag::PRE, class!("raw message")).text(body.clone()))
        .maybe(nobody.then(|| el(tag::P, class!("")).text(context.t(ReportLabel::ProblemNoAddress))))
        .child(el(tag::DIV, class!("actions")).maybe(mail).maybe(call).child(button(
            class!("button"),
            Icon::Copy,
            context.t(ReportLabel::ProblemCopy),
            Input::CopyWanted(body),
        )))
}

/// The place is asked for on this tap, and never otherwise.
fn place_button(context: &Context<'_>) -> El {
    let (words, held) = match context.state.person.located {
        Located::No => (ReportLabel::ProblemAddPlace, false),
        Located::Asking => (ReportLabel::ProblemPlaceAsking, false),
        Located::At(..) => (ReportLabel::ProblemPlaceAdded, true),
    };
    button(class!("button"), Icon::Pin, context.t(words), Input::PlaceWanted)
        .attr(attr::ARIA_PRESSED, super::header::flag(held))
}

/// Characters for a `mailto:` address (RFC 6068, section 2).
fn percent_encode(text: &str, out: &mut String) {
    const HEX: &[u8; 16] = b"0123456789ABCDEF";
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            out.push(char::from(byte));
        } else if byte == b'\n' {
            out.push_str("%0D%0A");
        } else {
            out.push('%');
            out.push(char::from(HEX[usize::from(byte >> 4)]));
            out.push(char::from(HEX[usize::from(byte & 15)]));
        }
    }
}
