//! What a look-up is to the page, whose file does not hold it.

use std::{future::Future, pin::Pin, rc::Rc};

use super::copies::Copy;
use crate::session::{Lang, LookUpEvent, Scanned};

/// Hears what a look-up has to say.
pub(super) type Told = Box<dyn Fn(LookUpEvent)>;

/// Looks codes up in the sources of one configuration.
pub(super) trait LookUp {
    /// Looks `scan` up: `told` hears of each new answer, and last of the whole. Where nobody answers, `kept` answers
    /// stand in, and the report says so. Names come in `lang` where a source gives them in it. What was `given` with
    /// the page for this code is checked on the device, and not asked for again.
    fn look_up(
        self: Rc<Self>,
        scan: Scanned,
        lang: Lang,
        kept: Vec<Copy>,
        given: Option<String>,
        told: Told,
    ) -> Pin<Box<dyn Future<Output = ()>>>;

    /// The answers that the report of `code` rests on.
    fn last_answers(&self, code: &str) -> Vec<Copy>;
}
