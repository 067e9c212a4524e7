//! The boundary to `element.js`: mounting the app in a shadow root, and letting it go.

use std::{any::Any, rc::Rc};

use js_sys::Function;
use leptos::{IntoView, callback::Callback, mount::mount_to};
use send_wrapper::SendWrapper;
use wasm_bindgen::{JsCast, JsError, prelude::wasm_bindgen};
use web_sys::{HtmlElement, ShadowRoot};

use super::{
    auditor::auditor,
    configured::mode,
    outside::Outside,
    runtime::{Place, Runtime},
    words,
};
use crate::{
    browser::{camera, intl},
    config::Config,
    session::Mode,
    text,
    ui::{App, AppProps},
};

/// The app in one element. Freeing it stops everything that it started.
#[wasm_bindgen]
pub struct Mounted {
    runtime: Rc<Runtime>,
    _view: Box<dyn Any>,
}

/// Makes a fault of the app show its place in the console instead of `unreachable`.
pub fn prepare() {
    std::panic::set_hook(Box::new(|fault| log_fault(&fault.to_string())));
}

#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(js_namespace = console, js_name = error)]
    fn log_fault(fault: &str);
}

/// Mounts the app into `root`, the shadow root of `host`.
///
/// `base` is the absolute URL of the folder with the app's files, `decoder` the decoder's folder in
/// it, `config` the text of the configuration, absent where there is none, and `fault` says in
/// English why a configuration that should be there is not. `told(kind, json)` hears what a page may learn,
/// and returns false where the page takes a matter into its own hands. The session begins before the app is shown:
/// its first screen is already the right one, and takes what a person does.
///
/// # Errors
/// The words of the language that it begins in could not be fetched; the next call tries again.
#[wasm_bindgen]
pub async fn mount(
    host: HtmlElement,
    root: ShadowRoot,
    base: String,
    decoder: String,
    config: Option<String>,
    fault: Option<String>,
    told: Function,
) -> Result<Mounted, JsError> {
    let parent: HtmlElement = root.clone().unchecked_into();
    // A camera that starts by itself in somebody's page is what that page asks for.
    let by_itself = mode(&host) != Mode::Embed || host.has_attribute("autostart");
    let runtime = Runtime::new(Place { host, root, base, decoder }, Outside::new(told), config, fault);
    let granted = by_itself && camera::granted().await;
    // Nobody is shown words of another language first, also where the page changes its own meanwhile.
    while !text::knows(runtime.first_lang()) {
        if !words::learn(runtime.first_lang()).await {
            return Err(JsError::new("the words of the language have not loaded"));
        }
    }
    runtime.begin(granted);
    let (state, settings, view) = (runtime.state(), runtime.config(), runtime.view());
    let dispatch = {
        // The view holds no strong handle: freeing the element frees the runtime.
        let runtime = SendWrapper::new(Rc::downgrade(&runtime));
        move |input| {
            if let Some(runtime) = runtime.upgrade() {
                runtime.dispatch(input);
            }
        }
    };
    let mounted = mount_to(parent, move || {
        let dispatch = Callback::new(dispatch);
        App(AppProps { state, dispatch, config: settings, view, intl: intl::write }).into_view()
    });
    // The page stands: what a code will need comes now, so that it is there when the network is not.
    // Where this fails the look-up tries again, and says so.
    let waiting = Rc::downgrade(&runtime);
    wasm_bindgen_futures::spawn_local(async move {
        if let (Ok(auditor), Some(runtime)) = (auditor().await, waiting.upgrade()) {
            runtime.show_reports(auditor.view);
            runtime.outside().learn(auditor.tell);
        }
    });
    Ok(Mounted { runtime, _view: Box::new(mounted) })
}

#[wasm_bindgen]
impl Mounted {
    /// Whether something stands in for the configuration.
    pub fn stands_in(&self) -> bool {
        self.runtime.stands_in()
    }

    /// Whether `text` is a configuration without a fault.
    pub fn accepts(&self, text: &str) -> bool {
        Config::from_json(text).is_ok()
    }

    /// Whether nobody has anything under way here: the element may begin anew.
    pub fn unused(&self) -> bool {
        self.runtime.is_idle()
    }

    /// A wish of the page: see `State::wished`; `zoom` takes its factor as a number.
    pub fn ask(&self, wish: &str, value: &str, number: f64) {
        self.runtime.wish(wish, value, number);
    }

    /// An attribute of the element has changed.
    pub fn attribute(&self, name: &str, value: Option<String>) {
        self.runtime.attribute(name, value.as_deref().unwrap_or_default());
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        self.runtime.close();
    }
}
