//! Writing a message that was read.

use alloc::{string::String, vec::Vec};

use crate::list::Gather;
use crate::{
    buffer::{Place, Slot, value},
    element_string::GS,
    message::Message,
    output::{self, Item, OutputError},
};

/// The components with `|` between them.
fn joined(components: impl Iterator<Item = String>) -> String {
    let mut text = String::new();
    for (at, component) in components.enumerate() {
        if at > 0 {
            text.push('|');
        }
        text.push_str(&component);
    }
    text
}

impl Message<'_> {
    fn item<'a>(&'a self, slot: &'a Slot) -> Item<'a> {
        let value = value(self.text, &self.buffer.text, slot);
        Item { ai: slot.ai, row: slot.row, value, in_path: slot.place == Place::Path }
    }

    /// The elements of the symbol and, behind a separator, those of its composite component.
    fn components(&self) -> impl Iterator<Item = impl Iterator<Item = Item<'_>>> {
        self.buffer.slots.split(|slot| slot.place == Place::Separator).map(|slots| {
            let elements = slots.iter().filter(|slot| slot.is_element());
            elements.map(|slot| self.item(slot))
        })
    }

    /// The elements with brackets: `(01)09506000134352(10)ABC`; `|` stands before a composite
    /// component.
    #[must_use]
    pub fn bracketed(&self) -> String {
        joined(self.components().map(output::bracketed))
    }

    /// The elements with `^` for FNC1, and `|` before a composite component.
    #[must_use]
    pub fn unbracketed(&self) -> String {
        joined(self.components().map(output::unbracketed))
    }

    /// The lines of human readable interpretation, with data titles if wanted.
    #[must_use]
    pub fn hri(&self, titles: bool) -> Vec<String> {
        self.components().flat_map(|items| output::hri(items, titles)).gathered()
    }

    /// A GS1 Digital Link URI of the elements behind a stem; see
    /// [`CANONICAL_STEM`](crate::CANONICAL_STEM). With `unknown_ais` AIs that GS1 has not assigned
    /// may be attributes.
    ///
    /// # Errors
    /// No element is a key, or one may stand neither in the path nor in the query.
    pub fn digital_link(&self, stem: &str, unknown_ais: bool) -> Result<String, OutputError> {
        let items: Vec<Item<'_>> = self.components().flatten().gathered();
        output::digital_link(&items, stem, unknown_ais)
    }

    /// The data behind the symbology identifier of scan data in the notation of
    /// [`Syntax::Unbracketed`](crate::Syntax::Unbracketed): every separator stays where it was, and
    /// plain data that begin with `^` get a backslash before them.
    #[must_use]
    pub fn data_string(&self) -> String {
        let text = output::as_text(self.text);
        let Some(symbology) = self.symbology else { return text };
        let data = &text[3..];
        let carets = |text: &str| text.replace(char::from(GS), "^");
        match symbology.carried() {
            Some(crate::aim::Carried::ElementStrings) => ["^", &carets(data)].concat(),
            _ if self.buffer.slots.iter().any(|slot| slot.place == Place::Path) => data.into(),
            _ => match data.split_once('|') {
                Some((primary, component)) if !self.buffer.slots.is_empty() => {
                    [primary, "|^", &carets(component.strip_prefix("]e0").unwrap_or(component))].concat()
                }
                _ if data.trim_start_matches('\\').starts_with('^') => ["\\", data].concat(),
                _ => data.into(),
            },
        }
    }
}
