//! The page as a whole: header, notices, the scan view, the report, a panel, the kiosk's countdown.

use super::class::class;
use super::context::Context;
use super::node::{Act, El, el};
use super::report_view::ReportView;
use super::{about, header, history, kiosk, notices, report, scanner, settings};
use crate::config::Config;
use crate::session::{Input, Lang, Machine, Mode, Panel, Person, Progress, State, View};
use crate::text::{Intl, Label, NO_INTL};
use crate::ui::{attr, event, tag};

/// The tree for a state; `view` is there once a report is, and `intl` writes values.
pub fn page(state: &State, config: &Config, view: Option<&ReportView>, intl: Intl) -> El {
    let context = &Context { state, config, lang: state.lang(), intl };
    let panel = match state.person.panel {
        Panel::None => None,
        Panel::Settings => Some(settings::settings(context)),
        Panel::History => Some(history::history(context, view)),
        Panel::About => Some(about::about(context)),
        Panel::Problem => view.and_then(|view| view.problem(context)),
        Panel::Diag => view.map(|view| view.diag(context)),
    };
    let is_open = panel.is_some();
    let in_report = state.person.view == View::Report && !is_open;
    frame(context, view, |main| {
        main.child(scanner::scanner(context, view).flag(attr::HIDDEN, is_open || in_report))
            .maybe(
                (state.person.view == View::Report).then(|| report::report(context, view).flag(attr::HIDDEN, is_open)),
            )
            .maybe(panel)
            .maybe((state.machine.mode == Mode::Kiosk).then(|| kiosk::catch(context)))
            .maybe(kiosk::countdown(context))
    })
}

/// The title of the tab: what the report is about and says, then whose page it is.
pub fn title(state: &State, config: &Config, view: Option<&ReportView>, intl: Intl) -> String {
    let context = &Context { state, config, lang: state.lang(), intl };
    let page = header::title(context);
    let report = view.filter(|_| state.person.view == View::Report).and_then(|view| view.title(context));
    match report {
        Some(report) => [&report, " · ", page.as_ref()].concat(),
        None => page.into_owned(),
    }
}

/// The first screen, which the build draws: the scan view. In the app's own page there stands behind it, hidden, the
/// place of the report for an address that names one.
pub fn first_screen(config: &Config, lang: Lang, mode: Mode) -> El {
    let machine = Machine { mode, lang, online: true, visible: true, ..Machine::default() };
    let person = Person { view: View::Report, progress: Progress::Asking, ..Person::default() };
    let state = State { machine, ..State::default() };
    let asking = State { person, ..state.clone() };
    let [context, waiting] = [&state, &asking].map(|state| Context { state, config, lang, intl: NO_INTL });
    frame(&context, None, |main| {
        let place = || report::report(&waiting, None).flag(attr::HIDDEN, true);
        main.child(scanner::scanner(&context, None)).maybe((mode == Mode::Page).then(place))
    })
}

/// What is around every view.
pub(super) fn frame(context: &Context<'_>, view: Option<&ReportView>, fill: impl FnOnce(El) -> El) -> El {
    let (state, config) = (context.state, context.config);
    // A foreign page has its own main part and its own banner.
    let embedded = state.machine.mode == Mode::Embed;
    let main = el(if embedded { tag::DIV } else { tag::MAIN }, class!("main")).child(notices::notices(context));
    let mut app = el(if embedded { tag::SECTION } else { tag::DIV }, class!("app"));
    if embedded {
        app = app.attr(attr::ARIA_LABEL, context.t(Label::AppName));
    }
    if let Some([on_light, on_dark]) = &config.accent {
        app = app.attr(attr::ACCENT_LIGHT, on_light.clone()).attr(attr::ACCENT_DARK, on_dark.clone());
    }
    app.attr(attr::LANG, state.lang().tag())
        .attr(attr::DATA_MODE, mode_word(state.machine.mode))
        .flag(attr::DATA_LOW, state.machine.stand.low)
        .attr(attr::DATA_THEME, state.theme().word())
        .on(event::KEYDOWN, Act::Escape(Input::PanelOpened(Panel::None)))
        .child(header::header(context))
        .child(notices::announcer(context, view))
        .child(fill(main))
}

fn mode_word(mode: Mode) -> &'static str {
    match mode {
        Mode::Page => "page",
        Mode::Embed => "embed",
        Mode::Kiosk => "kiosk",
    }
}
