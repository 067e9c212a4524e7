//! The session in motion: inputs go through [`step`], commands go to the device.

mod devices;
mod languages;
mod senses;

use std::{
    cell::{Cell, RefCell},
    collections::VecDeque,
    rc::Rc,
    sync::{Arc, OnceLock},
};

use leptos::prelude::{ArcRwSignal, Notify, UpdateUntracked, WithUntracked};
use web_sys::{HtmlElement, ShadowRoot};

use self::{devices::Devices, senses::Senses};
use super::{
    configured::{configured, mode},
    keep,
    outside::Outside,
};
use crate::{
    browser::{clock, intl, listener::announce, served, store, surroundings},
    config::{Config, Fault, Stand},
    scan::wedge::WedgeSettings,
    session::{CameraState, Input, Lang, Mode, Opening, Preferences, Progress, Standin, State, Taken, Theme, take},
    text,
    ui::{ReportView, title},
};
use gs1::list::Gather;

/// Where the element stands and where its files are.
pub(super) struct Place {
    /// The element.
    pub host: HtmlElement,
    /// Its shadow root.
    pub root: ShadowRoot,
    /// Absolute URL of the folder with the app's files; ends with `/`.
    pub base: String,
    /// The decoder's folder in it.
    pub decoder: String,
}

/// Most inputs that wait: more are a fault, and are dropped rather than kept for ever.
const MAX_WAITING: usize = 64;

/// One session and the devices that it commands.
pub(super) struct Runtime {
    place: Place,
    outside: Outside,
    began_ms: u64,
    config: Arc<Config>,
    view: Arc<OnceLock<ReportView>>,
    faults: Vec<String>,
    standin: Standin,
    /// Kinds of codes that the page means; all where it names none.
    formats: String,
    state: ArcRwSignal<State>,
    /// What an earlier visit left; a stand keeps nothing of anybody.
    kept: Preferences,
    /// The language that was chosen last.
    lang_wanted: Cell<Option<Lang>>,
    waiting: RefCell<VecDeque<Input>>,
    stepping: Cell<bool>,
    /// The code that the page's server has looked up, and the data that came with it.
    served: RefCell<Option<(String, String)>>,
    devices: RefCell<Option<Rc<Devices>>>,
    senses: RefCell<Option<Senses>>,
}

impl Runtime {
    pub fn new(place: Place, outside: Outside, config: Option<String>, fault: Option<String>) -> Rc<Self> {
        let (config, faults, standin) = configured(&place.host, config, fault);
        let config = config.at(&place.base);
        let formats = place.host.get_attribute("formats").unwrap_or_default();
        let mode = mode(&place.host);
        let own_page = mode == Mode::Page;
        let choices = store::setting("choices").filter(|_| mode != Mode::Kiosk);
        Rc::new(Self {
            served: RefCell::new(own_page.then(|| served::served(&place.host)).flatten()),
            place,
            outside,
            formats,
            began_ms: clock::now_ms().unsigned_abs(),
            config: Arc::new(config),
            view: Arc::default(),
            faults,
            standin,
            state: ArcRwSignal::new(State::default()),
            kept: keep::read_preferences(choices.as_deref().unwrap_or_default()),
            lang_wanted: Cell::default(),
            waiting: RefCell::default(),
            stepping: Cell::default(),
            devices: RefCell::default(),
            senses: RefCell::default(),
        })
    }

    pub fn state(&self) -> ArcRwSignal<State> {
        self.state.clone()
    }

    pub fn config(&self) -> Arc<Config> {
        Arc::clone(&self.config)
    }

    /// The report's view, once it is loaded.
    pub fn view(&self) -> Arc<OnceLock<ReportView>> {
        Arc::clone(&self.view)
    }

    /// The report's view is there.
    pub fn show_reports(&self, view: ReportView) {
        // Every load gives the same view: a second one changes nothing.
        if self.view.set(view).is_ok() {
            // What was shown by its raw text is now named.
            self.state.notify();
            self.state.with_untracked(|state| self.name_page(state));
        }
    }

    pub fn place(&self) -> &Place {
        &self.place
    }

    /// What came with the page for this code; handed out once.
    pub fn given(&self, code: &str) -> Option<String> {
        self.served.borrow_mut().take_if(|(known, _)| known == code).map(|(_, data)| data)
    }

    fn devices(&self) -> Option<Rc<Devices>> {
        self.devices.borrow().clone()
    }

    /// The language that is read now.
    pub fn lang(&self) -> Lang {
        self.state.with_untracked(|state| state.lang())
    }

    pub fn preferences(&self) -> Preferences {
        self.state.with_untracked(|state| state.preferences())
    }

    /// Whether a newer version waits.
    pub fn update_waits(&self) -> bool {
        self.state.with_untracked(|state| state.machine.update)
    }

    pub fn mode(&self) -> Mode {
        mode(&self.place.host)
    }

    /// Whether something stands in for the configuration.
    pub fn stands_in(&self) -> bool {
        self.standin != Standin::None
    }

    /// Whether nobody has anything under way: the element may begin anew.
    pub fn is_idle(&self) -> bool {
        self.state.with_untracked(|state| state.person.is_idle())
    }

    /// Begins the session; `camera_granted` says whether the camera may start by itself.
    pub fn begin(self: &Rc<Self>, camera_granted: bool) {
        let mode = self.mode();
        *self.devices.borrow_mut() = Some(Devices::new(self));
        *self.senses.borrow_mut() = Some(Senses::new(self));
        if mode == Mode::Kiosk {
            self.take_stand(Stand::default());
            self.learn_all();
            // The stand's own script has the last right ones.
            announce(&self.place.host, "truyxuat-stand-wanted", &[]);
        }
        self.dispatch(Input::Opened(Opening {
            mode,
            lang: self.offered_lang(),
            theme: self.word("theme", Theme::from_word).unwrap_or_default(),
            place: if mode == Mode::Page { served::place(self.served.borrow().as_ref()) } else { Default::default() },
            user_agent: surroundings::user_agent(),
            camera_granted,
            online: surroundings::online(),
            preferences: self.kept.clone(),
            wipe_after_s: self.config.kiosk_wipe_after_s,
        }));
        if !self.faults.is_empty() {
            self.dispatch(Input::ConfigRefused { faults: self.faults.clone(), standin: self.standin });
        }
        if let Some(code) = self.place.host.get_attribute("code").filter(|code| !code.is_empty()) {
            self.dispatch(Input::Typed(code));
        }
    }

    /// Stops every device; nothing is dispatched any more.
    pub fn close(&self) {
        self.waiting.borrow_mut().clear();
        let (senses, devices) = (self.senses.take(), self.devices.take());
        drop(senses);
        drop(devices);
    }

    /// Takes one input; those that come while another one is being taken wait for it. A language that was chosen waits for
    /// its words: until they are there the page stays as it is.
    pub fn dispatch(self: &Rc<Self>, input: Input) {
        if let Input::LangChosen(lang) = input {
            self.lang_wanted.set(Some(lang));
            if !text::knows(lang) {
                return self.learn(lang);
            }
        }
        {
            let mut waiting = self.waiting.borrow_mut();
            if waiting.len() < MAX_WAITING {
                waiting.push_back(input);
            }
        }
        if self.stepping.replace(true) {
            return;
        }
        loop {
            let next = self.waiting.borrow_mut().pop_front();
            let Some(input) = next else { break };
            self.take(input);
        }
        self.stepping.set(false);
    }

    /// What the session takes for the time. A stand's clock may be set back by a day while somebody's words stand
    /// on its screen, so there it only runs on.
    fn now_ms(&self) -> u64 {
        match self.mode() {
            Mode::Kiosk => self.began_ms + clock::elapsed_ms() as u64,
            Mode::Page | Mode::Embed => clock::now_ms().unsigned_abs(),
        }
    }

    /// A sign of life for whoever watches over a stand: the second, whether anybody is there, the camera, and
    /// seconds since a frame was read.
    pub fn show_alive(&self) {
        let (busy, camera, frame_s) = self.state.with_untracked(|state| {
            let frame_ms = self.now_ms().saturating_sub(state.memory.frame_ms);
            (!state.person.is_idle(), camera_word(&state.machine.camera), frame_ms / 1_000)
        });
        let second = clock::elapsed_ms() as u64 / 1_000;
        let busy = if busy { "busy" } else { "idle" };
        // Setting an attribute with a valid name cannot fail.
        let _ = self.place.host.set_attribute("data-alive", &format!("{second} {busy} {camera} {frame_s}"));
    }

    /// Takes the stand's settings, if they are right as a whole: `faults` are those that the stand's script has found
    /// in its own part, one a line. Says whether they were taken.
    pub fn set_stand(self: &Rc<Self>, text: &str, faults: &str) -> bool {
        let mut found: Vec<String> = faults.lines().map(str::to_owned).gathered();
        match Stand::from_json(text) {
            Ok(stand) if found.is_empty() => {
                self.take_stand(stand);
                return true;
            }
            Ok(_) => {}
            Err(faults) => faults.iter().map(Fault::to_string).gather_into(&mut found),
        }
        self.dispatch(Input::StandRefused(found));
        false
    }

    fn take_stand(self: &Rc<Self>, stand: Stand) {
        if let Some(senses) = &*self.senses.borrow() {
            senses.set_scanner(self.scanner(stand.scanner));
        }
        self.dispatch(Input::StandSet(stand.session));
    }

    /// How scanners are set by the stand and by the configuration.
    fn scanner(&self, mut scanner: WedgeSettings) -> WedgeSettings {
        scanner.gs_texts.extend(self.config.gs_substitute.map(String::from));
        scanner
    }

    fn take(&self, input: Input) {
        let Some(devices) = self.devices.borrow().clone() else {
            return;
        };
        let input = match input {
            Input::Decoded(reading) => Input::Decoded(reading.only(&self.formats)),
            Input::PictureRead(reading) => Input::PictureRead(reading.only(&self.formats)),
            other => other,
        };
        let now_ms = self.now_ms();
        let Taken { before, commands, shows_the_same } =
            self.state.update_untracked(|state| take(state, input, now_ms));
        let (outward, progress, report) = self.state.with_untracked(|after| {
            if after.lang() != before.lang() {
                self.name_language(after);
            }
            if !shows_the_same {
                self.name_page(after);
            }
            (after.outward(), after.person.progress, after.person.report.clone())
        });
        served::tell(&self.place.host, before.person.progress, progress);
        if !shows_the_same {
            self.state.notify();
        }
        for command in commands {
            devices.perform(command);
        }
        self.outside.tell_state(before.outward(), outward);
        let done = progress == Progress::Done && before.person.progress != Progress::Done;
        if let Some(report) = report.filter(|_| done) {
            self.outside.tell_report(&report);
        }
    }

    /// What the page around the element hears.
    pub fn outside(&self) -> &Outside {
        &self.outside
    }

    /// A wish of the page around the element, as [`State::wished`] lists them; `zoom` takes its factor as a number.
    pub fn wish(self: &Rc<Self>, wish: &str, value: &str, number: f64) {
        let input = match wish {
            "zoom" => Some(Input::Zoomed(number)),
            _ => self.state.with_untracked(|state| state.wished(wish, value)),
        };
        if let Some(input) = input {
            self.dispatch(input);
        }
    }

    /// An attribute of the element changed while it stands in the page.
    pub fn attribute(self: &Rc<Self>, name: &str, value: &str) {
        let input = match name {
            "lang" => Lang::from_tag(value).map(Input::LangChosen),
            "theme" => Theme::from_word(value).map(Input::ThemeChosen),
            "code" => Some(value).filter(|code| !code.is_empty()).map(|code| Input::Typed(code.to_owned())),
            _ => None,
        };
        if let Some(input) = input {
            self.dispatch(input);
        }
    }

    fn word<T>(&self, attribute: &str, read: impl Fn(&str) -> Option<T>) -> Option<T> {
        self.place.host.get_attribute(attribute).as_deref().and_then(read)
    }

    /// The language that the session will begin in.
    pub fn first_lang(&self) -> Lang {
        self.kept.choices.lang.unwrap_or_else(|| self.offered_lang())
    }

    /// The host's word, else a language of the person's.
    fn offered_lang(&self) -> Lang {
        let theirs: Vec<_> = surroundings::preferred().iter().filter_map(|tag| Lang::from_tag(tag)).gathered();
        Lang::first(self.word("lang", Lang::from_tag), &theirs, &self.config.languages)
    }

    /// The tab's title names the product and what was found of it; a foreign page keeps its own.
    fn name_page(&self, state: &State) {
        if state.machine.mode != Mode::Embed {
            surroundings::title(&title(state, &self.config, self.view.get(), intl::write));
        }
    }

    /// Tells assistive technology which language is read; a foreign page keeps its own word.
    fn name_language(&self, state: &State) {
        if state.machine.mode != Mode::Embed {
            surroundings::name(state.lang().tag());
        }
    }
}

fn camera_word(camera: &CameraState) -> &'static str {
    match camera {
        CameraState::Off => "off",
        CameraState::Starting => "starting",
        CameraState::Running(_) => "running",
        CameraState::Failed(_) => "failed",
    }
}
