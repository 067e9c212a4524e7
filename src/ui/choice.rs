//! Several codes in view: numbers on the picture, and the same numbers in a list.

use super::class::class;
use super::context::{Context, button};
use super::icon::Icon;
use super::node::{El, el, svg};
use super::readable::readable;
use super::report_view::ReportView;
use crate::session::{Input, Scanned};
use crate::text::{Label, Phrase, Symbology, decimal};
use crate::ui::{attr, tag};
use gs1::list::Gather;

/// Outlines over the live picture, numbered when there is a choice. The list says the same in words.
pub(super) fn outlines(context: &Context<'_>) -> El {
    let outlines = &context.state.machine.outlines;
    let several = outlines.corners.len() > 1;
    let mut shapes = Vec::new();
    // Number and line scale with the frame, so that they look the same at every resolution.
    let unit = outlines.width.max(outlines.height).max(1) as f32 / 100.0;
    for (index, corners) in outlines.corners.iter().enumerate() {
        let mut points = String::new();
        for [x, y] in corners {
            points.extend([units(*x).as_str(), ",", &units(*y), " "]);
        }
        shapes.push(svg(tag::POLYGON).attr(attr::POINTS, points).attr(attr::STROKE_WIDTH, units(unit)));
        if several {
            let x = corners.iter().map(|corner| corner[0]).sum::<f32>() / 4.0;
            let y = corners.iter().map(|corner| corner[1]).sum::<f32>() / 4.0;
            shapes.push(
                svg(tag::G)
                    .class(class!("number"))
                    .child(
                        svg(tag::CIRCLE)
                            .attr(attr::CX, units(x))
                            .attr(attr::CY, units(y))
                            .attr(attr::R, units(unit * 4.0)),
                    )
                    .child(
                        svg(tag::TEXT)
                            .attr(attr::X, units(x))
                            .attr(attr::Y, units(y))
                            .attr(attr::FONT_SIZE, units(unit * 5.0))
                            .text((index + 1).to_string()),
                    )
                    .click(Input::Chosen(index)),
            );
        }
    }
    svg(tag::SVG)
        .class(class!("outlines"))
        .attr(
            attr::VIEW_BOX,
            ["0 0 ", &outlines.width.max(1).to_string(), " ", &outlines.height.max(1).to_string()].concat(),
        )
        .attr(attr::PRESERVE_ASPECT_RATIO, if outlines.still { "xMidYMid meet" } else { "xMidYMid slice" })
        .attr(attr::ARIA_HIDDEN, "true")
        .children(shapes)
}

/// A tenth of the frame's pixels is finer than a screen.
fn units(value: f32) -> String {
    decimal(value.into(), 1).unwrap_or_default()
}

/// The list to choose from; `view` knows what codes name, once it is loaded.
pub(super) fn choice(context: &Context<'_>, view: Option<&ReportView>) -> Option<El> {
    let choices = &context.state.person.offered;
    if choices.is_empty() {
        return None;
    }
    let rows = choices.iter().enumerate().map(|(index, scan)| {
        el(tag::LI, class!("")).child(
            el(tag::BUTTON, class!("choice"))
                .attr(attr::TYPE, "button")
                .click(Input::Chosen(index))
                .child(el(tag::SPAN, class!("choice-number")).text((index + 1).to_string()))
                .child(described(context, view, scan)),
        )
    });
    Some(
        el(tag::DIV, class!("choices"))
            .child(el(context.heading(2), class!("card-title")).text(context.t(Label::ChooseCode)))
            .child(el(tag::OL, class!("")).children(rows.gathered()))
            .child(button(class!("button"), Icon::Close, context.t(Label::ChooseNone), Input::ChoiceLeft)),
    )
}

/// The codes that were in view beside the one that is reported, each a way to its own report.
pub(super) fn beside(context: &Context<'_>, view: &ReportView) -> Option<El> {
    let beside = &context.state.person.beside;
    let rows = beside.iter().enumerate().map(|(index, scan)| {
        el(tag::LI, class!("")).child(
            el(tag::BUTTON, class!("choice"))
                .attr(attr::TYPE, "button")
                .click(Input::BesideOpened(index))
                .child(described(context, Some(view), scan)),
        )
    });
    (!beside.is_empty()).then(|| {
        el(tag::SECTION, class!("choices"))
            .child(el(context.heading(2), class!("card-title")).text(context.t(Label::AlsoInView)))
            .child(el(tag::OL, class!("")).children(rows.gathered()))
    })
}

/// What kind of code it is and what it names.
fn described(context: &Context<'_>, view: Option<&ReportView>, scan: &Scanned) -> El {
    el(tag::SPAN, class!("choice-text"))
        .child(el(tag::SPAN, class!("kind")).text(kind(context, scan)))
        .child(el(tag::SPAN, class!("choice-name")).text(name(context, view, scan)))
}

/// What a code names, else its text.
pub(super) fn name(context: &Context<'_>, view: Option<&ReportView>, scan: &Scanned) -> String {
    view.map_or_else(|| readable(&scan.text), |view| view.name(context.lang, scan))
}

fn kind(context: &Context<'_>, scan: &Scanned) -> super::node::Text {
    let aim = scan.aim.as_ref().and_then(|aim| std::str::from_utf8(aim).ok());
    context.t(Phrase::Symbology(Symbology::from_aim(aim.unwrap_or_default())))
}
