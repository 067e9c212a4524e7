//! The signature over what a source says about an item. Format and rules: `docs/signatures.md`.

use epcis::ItemKey;
use epcis::jws::{Jws, JwsError, PublicKey, SignedContent, SignedRole, Statement, Verdict, Verify};

use super::parts::Told;
use super::{Failed, LookUp};
use crate::answer::{Part, Signature, SignatureFault};
use crate::clock::Timestamp;
use crate::http::Http;
use crate::report::Unavailable;
use crate::site::WebAddress;

/// How far the clocks of signer and device may differ, in seconds.
const CLOCK_ERROR_S: i64 = 5 * 60;

/// What was found where a source's signature should be.
#[derive(Clone, Debug)]
pub(super) enum Found {
    /// A right one about this item, in its time.
    Statement(Statement),
    /// None, or one that says nothing: it is wrong only where one is demanded.
    Nothing(SignatureFault),
    /// One that is surely wrong.
    Wrong(SignatureFault),
}

impl<H: Http> LookUp<'_, H> {
    /// Fetches and verifies the signature that the source's resolver names.
    pub(super) async fn signature(&self, at: usize, url: Option<&WebAddress>) -> Found {
        let keys = &self.sources[at].keys;
        let Some(url) = url else { return Found::Nothing(SignatureFault::Absent) };
        if keys.is_empty() {
            return Found::Nothing(SignatureFault::NotCheckable);
        }
        let reply = match self.get(at, url, "application/jose, application/jose+json").await {
            Ok(reply) => reply,
            Err(Failed::Unavailable(why)) => return Found::Nothing(SignatureFault::Unreachable(why)),
            Err(Failed::Offline | Failed::Cut(_)) => {
                return Found::Nothing(SignatureFault::Unreachable(Unavailable::Network));
            }
        };
        match reply.status {
            200 => {}
            404 | 410 => return Found::Nothing(SignatureFault::Absent),
            status => return Found::Nothing(SignatureFault::Unreachable(Unavailable::Status(status))),
        }
        self.verified(at, &String::from_utf8_lossy(&reply.body)).await
    }

    /// Verifies a signature, by the keys that are pinned for the source.
    pub(super) async fn verified(&self, at: usize, text: &str) -> Found {
        let keys = &self.sources[at].keys;
        if keys.is_empty() {
            return Found::Nothing(SignatureFault::NotCheckable);
        }
        let jws = match Jws::read(text) {
            Ok(jws) => jws,
            // Made in a way that no pinned key is for.
            Err(JwsError::Algorithm { .. } | JwsError::Critical) => {
                return Found::Nothing(SignatureFault::NotCheckable);
            }
            Err(_) => return Found::Wrong(SignatureFault::Unreadable),
        };
        // One over the bytes of an answer alone binds neither item nor time: it could be an old one.
        if !jws.is_statement() {
            return Found::Nothing(SignatureFault::Unbound);
        }
        let Some(payload) = jws.payload() else { return Found::Wrong(SignatureFault::Unreadable) };
        match jws.verify(&payload, keys, &Device(self.http)).await {
            Verdict::Valid => {}
            Verdict::Invalid => return Found::Wrong(SignatureFault::Wrong),
            Verdict::NotChecked => return Found::Nothing(SignatureFault::NotCheckable),
        }
        match Statement::read(&payload) {
            None => Found::Wrong(SignatureFault::Unreadable),
            // A lot's statement covers what is said about the lot, a product's what is said about the product.
            Some(statement) if !statement.sub.covers(&self.item.key) => Found::Wrong(SignatureFault::AnotherItem),
            Some(statement) => match in_time(&statement, self.http.now()) {
                Ok(()) => Found::Statement(statement),
                Err(fault) => Found::Nothing(fault),
            },
        }
    }

    /// What the signature says of everything that the source told so far.
    pub(super) fn signed(&self, at: usize) -> Signature {
        let (found, told) = (self.signed.borrow(), self.told.borrow());
        let (told, strict) = (&told[at], self.sources[at].must_be_signed);
        let judged = match &found[at] {
            None => return Signature::None,
            Some(Found::Statement(statement)) => judge(statement, &self.item.key, told),
            Some(Found::Nothing(fault)) => Judged::Unchecked(*fault),
            Some(Found::Wrong(fault)) => Judged::Wrong(*fault),
        };
        // What says nothing needs no signature.
        let counts = told.iter().any(|it| !it.is_empty);
        match judged {
            Judged::Wrong(fault) => Signature::Invalid(fault),
            _ if !counts => Signature::None,
            Judged::Unchecked(fault) if strict => Signature::Invalid(fault),
            Judged::Unchecked(SignatureFault::Absent) => Signature::None,
            Judged::Unchecked(fault) => Signature::Unchecked(fault),
            Judged::Right { issued, uncovered } => match uncovered.first() {
                Some(part) if strict => Signature::Invalid(SignatureFault::NotCovered(*part)),
                _ => Signature::Valid { issued, uncovered },
            },
        }
    }
}

enum Judged {
    Right { issued: Timestamp, uncovered: Vec<Part> },
    Unchecked(SignatureFault),
    Wrong(SignatureFault),
}

fn in_time(statement: &Statement, now: Timestamp) -> Result<(), SignatureFault> {
    let now = now.0.div_euclid(1000);
    if statement.iat > now.saturating_add(CLOCK_ERROR_S) {
        Err(SignatureFault::Early)
    } else if now > statement.exp.saturating_add(CLOCK_ERROR_S) {
        Err(SignatureFault::Late)
    } else {
        Ok(())
    }
}

/// What a right statement covers of what came.
fn judge(statement: &Statement, item: &ItemKey, told: &[Told]) -> Judged {
    let mut uncovered: Vec<Part> = Vec::new();
    for one in told.iter().filter(|one| !one.is_held) {
        let is_events = matches!(one.part, Part::Events | Part::StepBack);
        let mut hashes = statement.parts.iter().filter(|part| {
            fits(one.part, part.role) && if is_events { part.about == one.about } else { part.about.covers(item) }
        });
        let mut announced = false;
        let covered = hashes.any(|part| match &part.content {
            SignedContent::Hashed(hash) => {
                announced = true;
                *hash == one.digest
            }
            SignedContent::Absent | SignedContent::Held(_) => false,
        });
        if covered {
            continue;
        }
        // The signer has other bytes for this than those that came: a page more, a recall less.
        if announced {
            return Judged::Wrong(SignatureFault::Wrong);
        }
        if !one.is_empty && !uncovered.contains(&one.part) {
            uncovered.push(one.part);
        }
    }
    // What the signer lists and nobody delivered may have been left out by somebody between.
    let came = |hash: &str| told.iter().any(|one| one.digest == hash);
    let left_out = statement.parts.iter().any(|part| {
        let counts = matches!(part.role, SignedRole::Events | SignedRole::Recalls) && part.about.covers(item);
        counts && matches!(&part.content, SignedContent::Hashed(hash) if !came(hash))
    });
    if left_out {
        return Judged::Wrong(SignatureFault::Incomplete);
    }
    Judged::Right { issued: Timestamp(statement.iat.saturating_mul(1000)), uncovered }
}

fn fits(part: Part, role: SignedRole) -> bool {
    match part {
        Part::Events => role == SignedRole::Events,
        Part::Card => role == SignedRole::Card,
        Part::Notice => role == SignedRole::Recalls,
        Part::StepBack => role == SignedRole::Back,
    }
}

/// The arithmetic of signatures, as the device has it.
struct Device<'a, H>(&'a H);

impl<H: Http> Verify for Device<'_, H> {
    async fn verify(&self, key: &PublicKey, message: &[u8], signature: &[u8; 64]) -> Option<bool> {
        self.0.verify(key, message, signature).await
    }
}
