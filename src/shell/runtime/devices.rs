//! The session's commands, carried out with what the browser can do.

mod live;

use std::{
    cell::{OnceCell, RefCell},
    rc::{Rc, Weak},
};

use super::super::{auditor::auditor, copies::Copy, keep, look_up::LookUp};
use super::Runtime;
use crate::{
    browser::{
        address, clock,
        files::{Picture, PictureError},
        place, printer,
        share::{self, Shared},
        sound::Sound,
        speech::{self, Speech},
        store::{self, Store},
        task::Task,
        updates::Updates,
        vibration,
        wake_lock::WakeLock,
    },
    session::{Command, Input, Kept, LookUpEvent, Mode, Place, Preferences, Scanned},
};
use gs1::list::Gather;

/// How long the buzz of a read code lasts, in milliseconds.
const BUZZ_MS: u32 = 60;

/// Every device that the session has in use.
pub(super) struct Devices {
    runtime: Weak<Runtime>,
    mode: Mode,
    base: String,
    /// There once a look-up was wanted.
    sources: OnceCell<Rc<dyn LookUp>>,
    live: live::Live,
    picture: RefCell<Option<Task>>,
    /// The picture that was read last, until it is shown or a code of it is looked up.
    given: RefCell<Option<Picture>>,
    look_up: RefCell<Option<Task>>,
    place: RefCell<Option<Task>>,
    sound: RefCell<Sound>,
    speech: RefCell<Option<Speech>>,
    wake_lock: RefCell<Option<WakeLock>>,
    updates: Option<Updates>,
}

impl Devices {
    pub fn new(runtime: &Rc<Runtime>) -> Rc<Self> {
        let (weak, mode) = (Rc::downgrade(runtime), runtime.mode());
        let place = runtime.place();
        speech::prepare();
        let updates = (mode != Mode::Embed).then(|| {
            let weak = weak.clone();
            Updates::watch(&format!("{}service-worker.js", place.base), move || tell(&weak, Input::UpdateReady))
        });
        Rc::new(Self {
            live: live::Live::new(weak.clone(), place),
            runtime: weak,
            mode,
            base: place.base.clone(),
            sources: OnceCell::new(),
            picture: RefCell::default(),
            given: RefCell::default(),
            look_up: RefCell::default(),
            place: RefCell::default(),
            sound: RefCell::default(),
            speech: RefCell::default(),
            wake_lock: RefCell::default(),
            updates,
        })
    }

    /// Carries out one command; outcomes come back as inputs.
    pub fn perform(self: &Rc<Self>, command: Command) {
        match command {
            Command::StartCamera { device } => self.live.start(device, self.remembered_label()),
            Command::StopCamera => self.live.stop(),
            Command::Torch(on) => self.live.torch(on),
            Command::Zoom(factor) => self.live.zoom(factor),
            Command::FocusAt { x, y } => self.live.focus_at(x, y),
            Command::PauseDecoding => self.live.pause(),
            Command::ShowPicture => self.show_picture(),
            Command::ResumeDecoding => self.live.resume(),
            Command::LookUp { id, scan, fresh } => self.look_up(id, scan, fresh),
            Command::CancelLookUp => drop(self.look_up.take()),
            Command::Beep => self.sound.borrow().beep(),
            Command::Vibrate => vibration::buzz(BUZZ_MS),
            Command::WakeLock(on) => drop(self.wake_lock.replace(on.then(WakeLock::keep))),
            Command::Navigate { to, replace } => {
                if self.mode == Mode::Page {
                    address::show(&to, replace);
                }
            }
            Command::Share { title, place } => self.share(title, self.link(&place)),
            Command::CopyLink(place) => self.copy(self.link(&place)),
            Command::Copy(text) => self.copy(text),
            Command::Print => printer::print(),
            Command::Speak { text, lang } => self.speak(&text, lang),
            Command::Hush => drop(self.speech.take()),
            Command::Locate => self.locate(),
            Command::SavePreferences(preferences) => self.save(&preferences),
            Command::LoadHistory => self.load_history(),
            Command::RememberReport(kept) => {
                let answers = self.sources.get().map(|sources| sources.last_answers(&kept.text));
                let report = keep::write_report(&kept, &answers.unwrap_or_default());
                Self::in_store(async move |store| {
                    // A device that is full keeps the report for this visit only.
                    let _ = store.put(&key(kept.id), &report).await;
                });
            }
            Command::ForgetReport(id) => Self::in_store(async move |store| {
                let _ = store.delete(&key(id)).await;
            }),
            Command::ForgetAll => Self::in_store(async |store| {
                let _ = store.clear().await;
            }),
            Command::ApplyUpdate => self.update(),
            Command::Wipe => self.wipe(),
        }
    }

    /// The person touched the page: sound may begin.
    pub fn touched(&self) {
        self.sound.borrow_mut().allow();
    }

    /// Reads a picture that the person gave, in place of one that is being read.
    pub fn read_picture(self: &Rc<Self>, picture: Picture) {
        self.given.replace(Some(picture.clone()));
        let devices = Rc::downgrade(self);
        let task = Task::spawn(async move {
            let unpacked = picture.unpack().await;
            let Some(devices) = devices.upgrade() else { return };
            match unpacked {
                Ok(bitmap) => devices.live.read_picture(bitmap),
                Err(PictureError::TooBig) => devices.tell(Input::PictureTooBig),
                Err(PictureError::Unreadable) => devices.tell(Input::PictureUnreadable),
            }
        });
        self.picture.replace(Some(task));
    }

    /// Shows the picture that was read last.
    fn show_picture(self: &Rc<Self>) {
        let Some(picture) = self.given.take() else { return };
        let devices = Rc::downgrade(self);
        let still = move || devices.upgrade()?.live.still();
        self.picture.replace(Some(Task::spawn(async move { picture.draw(still).await })));
    }

    fn look_up(self: &Rc<Self>, id: u32, scan: Scanned, fresh: bool) {
        drop(self.given.take());
        clock::mark_read();
        let devices = Rc::downgrade(self);
        let task = Task::spawn(async move {
            let loaded = auditor().await;
            let Some(devices) = devices.upgrade() else { return };
            let runtime = devices.runtime.clone();
            let told = move |event| tell(&runtime, Input::Looked { id, event });
            let (Ok(loaded), Some(runtime)) = (loaded, devices.runtime.upgrade()) else {
                return told(LookUpEvent::NotLoaded);
            };
            runtime.show_reports(loaded.view);
            runtime.outside().learn(loaded.tell);
            if !fresh && !runtime.outside().tell_scan(&scan) {
                return runtime.dispatch(Input::ScanAgain);
            }
            let lang = runtime.lang();
            let given = runtime.given(&scan.text).filter(|_| !fresh);
            let keeps = devices.mode != Mode::Kiosk && runtime.preferences().choices.history;
            let sources = devices.sources.get_or_init(|| (loaded.look_up)(&runtime.config(), &devices.base));
            let sources = Rc::clone(sources);
            // Only the look-up itself may outlive this turn: the element may be taken away meanwhile.
            drop((devices, runtime));
            let kept = if keeps && !fresh { kept_answers(&scan.text).await } else { Vec::new() };
            sources.look_up(scan, lang, kept, given, Box::new(told)).await;
        });
        self.look_up.replace(Some(task));
    }

    fn tell(&self, input: Input) {
        tell(&self.runtime, input);
    }

    fn remembered_label(&self) -> Option<String> {
        let runtime = self.runtime.upgrade()?;
        runtime.preferences().device.map(|device| device.label)
    }

    /// A link to a place: in a foreign page to the app's own page.
    fn link(&self, place: &Place) -> String {
        match self.mode {
            Mode::Page => address::permalink(place),
            Mode::Embed | Mode::Kiosk => format!("{}{}", self.base, place.fragment()),
        }
    }

    fn share(self: &Rc<Self>, title: String, link: String) {
        let shared = async move { (share::share(&title, &title, &link).await, link) };
        self.then(shared, |(outcome, link)| match outcome {
            Shared::Copied => Some(Input::Copied),
            Shared::Impossible => Some(Input::CopyFailed(link)),
            Shared::Handed | Shared::Dismissed => None,
        });
    }

    fn copy(self: &Rc<Self>, text: String) {
        self.then(async move { (share::copy(&text).await, text) }, |(outcome, text)| {
            Some(if outcome == Shared::Copied { Input::Copied } else { Input::CopyFailed(text) })
        });
    }

    fn locate(self: &Rc<Self>) {
        let runtime = self.runtime.clone();
        let task = Task::spawn(async move {
            let found = place::here().await;
            let input = found.map_or(Input::PlaceFailed, |place| Input::Located {
                latitude: place.latitude,
                longitude: place.longitude,
            });
            tell(&runtime, input);
        });
        self.place.replace(Some(task));
    }

    fn speak(self: &Rc<Self>, text: &str, lang: &str) {
        let runtime = self.runtime.clone();
        let mut speech = Speech::new();
        let speaks = speech
            .as_mut()
            .is_some_and(|speech| speech.say(text, lang, move || tell(&runtime, Input::SpeechEnded(true))));
        self.speech.replace(speech);
        if !speaks {
            self.tell(Input::SpeechEnded(false));
        }
    }

    fn save(&self, preferences: &Preferences) {
        let chosen = *preferences != Preferences::default();
        store::set_setting("choices", chosen.then(|| keep::write_preferences(preferences)).as_deref());
    }

    fn load_history(self: &Rc<Self>) {
        self.then(
            async {
                let store = Store::open().await.ok()?;
                store.all().await.ok()
            },
            |kept| {
                let mut kept: Vec<Kept> = kept?.iter().filter_map(|(_, text)| keep::read_report(text)).gathered();
                gs1::order::sort_by_key(&mut kept, |kept| std::cmp::Reverse(kept.read_at_ms));
                Some(Input::HistoryLoaded(kept))
            },
        );
    }

    /// Works on the store; where the browser keeps nothing the list lasts for this visit.
    fn in_store(work: impl AsyncFnOnce(Store) + 'static) {
        wasm_bindgen_futures::spawn_local(async move {
            if let Ok(store) = Store::open().await {
                work(store).await;
            }
        });
    }

    /// Does `work` and tells what its outcome means.
    fn then<T>(
        self: &Rc<Self>,
        work: impl Future<Output = T> + 'static,
        meaning: impl FnOnce(T) -> Option<Input> + 'static,
    ) {
        let runtime = self.runtime.clone();
        wasm_bindgen_futures::spawn_local(async move {
            if let Some(input) = meaning(work.await) {
                tell(&runtime, input);
            }
        });
    }

    fn update(&self) {
        if let Some(updates) = &self.updates {
            updates.apply();
        }
    }

    /// Forgets the person. A kiosk has nobody to ask, so it takes a new version between two people.
    fn wipe(&self) {
        drop(self.look_up.take());
        drop(self.picture.take());
        drop(self.given.take());
        drop(self.place.take());
        drop(self.speech.take());
        self.live.wipe();
        if self.runtime.upgrade().is_some_and(|runtime| runtime.update_waits()) {
            self.update();
        }
    }
}

fn tell(runtime: &Weak<Runtime>, input: Input) {
    if let Some(runtime) = runtime.upgrade() {
        runtime.dispatch(input);
    }
}

/// The answers kept with an earlier report of the same code.
async fn kept_answers(code: &str) -> Vec<Copy> {
    let Ok(store) = Store::open().await else { return Vec::new() };
    let all = store.all().await.unwrap_or_default();
    all.iter().map(|(_, text)| keep::read_answers(text, code)).find(|kept| !kept.is_empty()).unwrap_or_default()
}

/// Keys sort like their numbers.
fn key(id: u32) -> String {
    format!("{id:010}")
}
