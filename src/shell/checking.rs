//! The device's own check of a page that a portal wrote, from nothing but what came with it.
//!
//! | outcome | when |
//! |---|---|
//! | the same | verdict and findings are the server's |
//! | other | they are not |
//! | cannot say | something was not given, is not the own host's, or is not of now; or it cannot be read |

use std::cell::{Cell, RefCell};

use super::{copies::Copies, given::Given, inquiry::Rules};
use crate::{
    config::Config,
    session::{Origin, Scanned, Served},
};
use epcis::jws::PublicKey;
use trace::{
    Judgement, Timestamp,
    http::{Http, HttpError, Reply, Request},
    site::WebAddress,
};

/// What came of a check.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Checked {
    /// The device comes to the server's result.
    Same,
    /// The device comes to another result.
    Other,
    /// What came with the page is not enough: the sources are to be asked.
    CannotSay,
}

impl Checked {
    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Same => "same",
            Self::Other => "other",
            Self::CannotSay => "cannot_say",
        }
    }
}

/// A page that a portal wrote.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// The site's configuration, as JSON; none is the neutral one.
    pub config: Option<&'a str>,
    /// The absolute address of the folder with the app's files; ends with `/`.
    pub base: &'a str,
    /// The code that the page is about.
    pub code: &'a str,
    /// What came with the page, as [`super::given::write`] writes it.
    pub given: &'a str,
    /// The language in which the server asked (BCP 47).
    pub lang: &'a str,
}

/// Repeats the look-up of a page with the answers that came with it. `verify` tells as [`Http::verify`] does.
pub async fn check(
    page: Page<'_>,
    now: impl Fn() -> Timestamp,
    verify: impl AsyncFn(&PublicKey, &[u8], &[u8; 64]) -> Option<bool>,
) -> Checked {
    let config = page.config.map_or_else(|| Ok(Config::default()), Config::of_look_ups);
    let (Ok(config), Some(root), Some(given)) = (config, WebAddress::parse(page.base), Given::read(page.given)) else {
        return Checked::CannotSay;
    };
    let rules = Rules::of(&config.at(page.base), |address| root.resolve(address).map(|it| it.to_string()));
    let inquiry = rules.about(Scanned::from_text(page.code, Origin::Link).raw(), now());
    let (of_now, _) = given.parted(page.base, now());
    let came = Came { answers: Copies::new(of_now), is_short: Cell::new(false), now, verify };
    let answers = inquiry.answers(&came, &RefCell::default(), page.lang, |_| {}).await;
    if came.is_short.get() || !given.is_fresh(came.now()) {
        return Checked::CannotSay;
    }
    let Judgement { verdict, findings } = inquiry.judgement(&answers, came.now());
    match given.beside(verdict, &findings) {
        Served::Same(_) => Checked::Same,
        Served::Other { .. } | Served::Alone(_) => Checked::Other,
    }
}

/// What came with the page, in place of a network.
struct Came<N, V> {
    answers: Copies,
    /// Something was asked that did not come.
    is_short: Cell<bool>,
    now: N,
    verify: V,
}

impl<N, V> Http for Came<N, V>
where
    N: Fn() -> Timestamp,
    V: AsyncFn(&PublicKey, &[u8], &[u8; 64]) -> Option<bool>,
{
    async fn get(&self, asked: Request<'_>) -> Result<Reply, HttpError> {
        let came = self.answers.find(asked).map(|reply| Reply { copied_at: None, ..reply });
        came.ok_or_else(|| {
            self.is_short.set(true);
            HttpError::Offline
        })
    }

    fn now(&self) -> Timestamp {
        (self.now)()
    }

    async fn verify(&self, key: &PublicKey, message: &[u8], signature: &[u8; 64]) -> Option<bool> {
        (self.verify)(key, message, signature).await
    }
}

#[cfg(test)]
mod tests;
