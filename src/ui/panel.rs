//! The frame of a panel: heading, content, a way back.

use super::class::{Class, class};
use super::context::{Context, icon_button};
use super::icon::Icon;
use super::node::{El, Text, el};
use super::part;
use crate::session::{Input, Panel};
use crate::text::Label;
use crate::ui::{attr, tag};

/// A panel in place of the view under it.
pub(super) fn panel(context: &Context<'_>, class: Class, title: Text) -> El {
    // Each panel is another one: nothing of the one before stays in it.
    let key = match context.state.person.panel {
        Panel::None => 0,
        Panel::Settings => 1,
        Panel::History => 2,
        Panel::About => 3,
        Panel::Problem => 4,
        Panel::Diag => 5,
    };
    el(tag::SECTION, class).key(key).child(
        el(tag::DIV, class!("panel-head"))
            .child(
                el(context.heading(1), class!("title"))
                    .attr(attr::PART, part::HEADING)
                    .focus(context.state.memory.screens)
                    .text(title),
            )
            .child(icon_button(
                class!("button square"),
                Icon::Close,
                context.t(Label::Close),
                Input::PanelOpened(Panel::None),
            )),
    )
}
