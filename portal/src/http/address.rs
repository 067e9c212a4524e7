//! Where the page of an item stands.

use epcis::ItemKey;

/// The folder of the pages.
pub(super) const FOLDER: &str = "/p";
/// What the text of a code begins with that was opened as an address.
pub(super) const STEM: &str = "https://id.gs1.org";

/// The address of an item's page, below the portal's own.
pub(super) fn address(item: &ItemKey) -> String {
    let uri = item.to_string();
    format!("{FOLDER}{}", uri.strip_prefix(STEM).unwrap_or_default())
}
