//! What a portal's server wrote into the page, inside the element.

use web_sys::HtmlElement;

/// The code that the page is about, and the data that came with it; `None` in a page that no portal wrote.
pub fn served(host: &HtmlElement) -> Option<(String, String)> {
    let data = host.query_selector("#served").ok()??;
    Some((data.get_attribute("data-code")?, data.text_content()?))
}
