//! What a portal's server wrote into the page, inside the element.

use web_sys::HtmlElement;

use super::{address, listener::announce};
use crate::session::{Place, Progress};

/// The code that the page is about, and the data that came with it; `None` in a page that no portal wrote.
pub fn served(host: &HtmlElement) -> Option<(String, String)> {
    let data = host.query_selector("#served").ok()??;
    Some((data.get_attribute("data-code")?, data.text_content()?))
}

/// Where the page begins: at the code that it is about, else where its address points.
pub fn place(served: Option<&(String, String)>) -> Place {
    served.map_or_else(address::place, |(code, _)| Place::Report(code.clone()))
}

/// Tells the loader that a look-up has ended, by the event `truyxuat-settled`: the server's page may go, or stays.
pub fn tell(host: &HtmlElement, before: Progress, now: Progress) {
    let word = match now {
        Progress::Done => "done",
        Progress::NotLoaded => "failed",
        Progress::Idle | Progress::Asking | Progress::Slow => return,
    };
    if before != now {
        announce(host, "truyxuat-settled", &[("progress", word)]);
    }
}
