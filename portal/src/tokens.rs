//! Who may write: tokens of organisations, each with a role and a scope.
//!
//! A token is `txt_NAME_SECRET`. Its name is public and stands in the journal; of its secret the store holds
//! SHA-256 alone, which is enough for 256 random bits.
//!
//! | role | may |
//! |---|---|
//! | `capture` | record events within its scope |
//! | `recall` | issue, widen and lift recall notices, within its scope if it has one |
//! | `operator` | everything that the other two may, and read every job |
//! | `province` | pass on the events of a province's portal, each with that portal's voice |

use crate::PortalError;
use crate::content::hex;
use crate::store::{Store, StoredToken};
use epcis::jws::{decode_base64url, encode_base64url};
use epcis::{ItemKey, item::KeyKind};
use ring::rand::{SecureRandom, SystemRandom};
use sha2::{Digest, Sha256};

/// What a token may do.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Role {
    /// Record events.
    Capture,
    /// Write recall notices.
    Recall,
    /// Both, anywhere.
    Operator,
    /// Pass on the events of a portal.
    Province,
}

impl Role {
    /// Every role.
    pub const ALL: [Role; 4] = [Role::Capture, Role::Recall, Role::Operator, Role::Province];

    /// Its name.
    pub fn name(self) -> &'static str {
        match self {
            Role::Capture => "capture",
            Role::Recall => "recall",
            Role::Operator => "operator",
            Role::Province => "province",
        }
    }

    /// The role of a name.
    pub fn named(name: &str) -> Option<Role> {
        Role::ALL.into_iter().find(|it| it.name() == name)
    }

    /// Whether it records events.
    pub fn captures(self) -> bool {
        self != Role::Recall
    }

    /// Whether it writes recall notices.
    pub fn recalls(self) -> bool {
        matches!(self, Role::Recall | Role::Operator)
    }
}

/// GS1 company prefixes and GLNs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Scope {
    prefixes: Vec<String>,
    glns: Vec<String>,
}

impl Scope {
    /// A scope of company prefixes (4 to 12 digits) and GLNs (13 digits with a right check digit).
    ///
    /// # Errors
    /// The sentence that says which word is neither.
    pub fn new<'a>(words: impl IntoIterator<Item = &'a str>) -> Result<Scope, String> {
        let mut scope = Scope::default();
        for word in words {
            let digits = word.bytes().all(|it| it.is_ascii_digit());
            match word.len() {
                4..=12 if digits => scope.prefixes.push(word.to_owned()),
                13 if digits && has_check_digit(word) => scope.glns.push(word.to_owned()),
                _ => return Err(format!("{word}: neither a GS1 company prefix nor a GLN")),
            }
        }
        Ok(scope)
    }

    /// Whether it names nothing.
    pub fn is_empty(&self) -> bool {
        self.prefixes.is_empty() && self.glns.is_empty()
    }

    /// Whether a key was given out under one of the prefixes, or is one of the GLNs.
    pub fn holds(&self, key: &ItemKey) -> bool {
        // An indicator or extension digit stands before the prefix.
        let from = usize::from(matches!(key.kind(), KeyKind::Gtin | KeyKind::Sscc | KeyKind::Itip | KeyKind::Upui));
        let digits = key.id().get(from..).unwrap_or_default();
        let zeros = usize::from(key.kind() == KeyKind::Grai && digits.len() >= 14);
        let digits = digits.get(zeros..).unwrap_or_default();
        self.prefixes.iter().any(|it| digits.starts_with(it.as_str())) || self.glns.iter().any(|it| it == key.id())
    }

    /// The words, separated by spaces.
    pub fn words(&self) -> String {
        self.prefixes.iter().chain(&self.glns).cloned().collect::<Vec<_>>().join(" ")
    }
}

/// Whether the last digit is the check digit of those before it.
pub(crate) fn has_check_digit(digits: &str) -> bool {
    digits.as_bytes().split_last().is_some_and(|(last, rest)| *last == b'0' + gs1::check_digit(rest))
}

/// Somebody who may write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Writer {
    /// The token's public name.
    pub token: String,
    /// Whose it is.
    pub organisation: String,
    /// What it may do.
    pub role: Role,
    /// About what.
    pub scope: Scope,
}

/// Makes a token and keeps its hash; the text is given here and never again.
///
/// # Errors
/// [`PortalError`] if the organisation has no name, or a role that needs a scope has none.
pub async fn create(store: &Store, organisation: &str, role: Role, scope: &Scope) -> Result<String, PortalError> {
    let organisation = organisation.trim();
    if organisation.is_empty() || organisation.len() > 200 || organisation.chars().any(char::is_control) {
        return Err(PortalError::Setting("an organisation needs a name of at most 200 bytes".to_owned()));
    }
    if role == Role::Capture && scope.is_empty() {
        return Err(PortalError::Setting("a token for capture needs a --prefix or a --gln".to_owned()));
    }
    let failed = |_| PortalError::Setting("no random bytes".to_owned());
    let random = SystemRandom::new();
    let (mut name, mut secret) = ([0; 6], [0; 32]);
    random.fill(&mut name).and_then(|()| random.fill(&mut secret)).map_err(failed)?;
    let name = hex(&name);
    let token = StoredToken {
        name: name.clone(),
        digest: Sha256::digest(secret).to_vec(),
        organisation: organisation.to_owned(),
        role: role.name().to_owned(),
        scope: scope.words(),
        made: crate::now().millis(),
        revoked: 0,
    };
    store.add_token(&token).await?;
    Ok(format!("txt_{name}_{}", encode_base64url(&secret)))
}

/// Whose token this is; `None` for one that was never made, or was revoked.
///
/// # Errors
/// [`PortalError`] if the store cannot be asked.
pub async fn writer(store: &Store, text: &str) -> Result<Option<Writer>, PortalError> {
    let parts = text.strip_prefix("txt_").and_then(|it| it.split_once('_'));
    let Some((name, secret)) = parts.filter(|(name, secret)| name.len() == 12 && secret.len() == 43) else {
        return Ok(None);
    };
    let Some(secret) = decode_base64url(secret) else { return Ok(None) };
    let kept = store.token(name).await?;
    // A name that is unknown costs what a wrong secret costs.
    let digest = kept.as_ref().map_or(&[0; 32][..], |it| &it.digest);
    let is_right = same(&Sha256::digest(secret), digest);
    let Some(kept) = kept.filter(|it| is_right && it.revoked == 0) else { return Ok(None) };
    let scope = Scope::new(kept.scope.split_whitespace()).unwrap_or_default();
    let role = Role::named(&kept.role);
    Ok(role.map(|role| Writer { token: kept.name, organisation: kept.organisation, role, scope }))
}

/// Compares two digests in a time that does not depend on where they differ.
fn same(one: &[u8], other: &[u8]) -> bool {
    let differing = one.iter().zip(other).fold(0, |all, (a, b)| std::hint::black_box(all | (a ^ b)));
    one.len() == other.len() && differing == 0
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;

    #[track_caller]
    fn check(scope: &str, key: &str, expected: bool) {
        let scope = Scope::new(scope.split_whitespace()).expect("a scope");
        assert_eq!(scope.holds(&ItemKey::read(key).expect("a key")), expected, "{scope:?} {key}");
    }

    #[test]
    fn a_scope_holds_keys_of_its_prefixes_and_its_own_places() {
        check("9521002", "https://id.gs1.org/01/09521002002010/10/A", true);
        check("9521002", "https://id.gs1.org/01/19521002002017", true);
        check("9521002", "https://id.gs1.org/01/09521001002011", false);
        check("9521002", "urn:epc:id:sscc:9521002.1234567890", true);
        check("9521002", "urn:epc:id:sscc:9521001.1234567890", false);
        check("9521002", "urn:epc:id:sgln:9521002.00017.0", true);
        check("9521002", "urn:epc:id:grai:9521002.12345.7", true);
        check("9521002000054", "https://id.gs1.org/414/9521002000054", true);
        check("9521002000054", "https://id.gs1.org/414/9521002000092", false);
        check("9521002000054", "https://id.gs1.org/01/09521002002010", false);
    }

    #[test]
    fn a_word_that_is_no_prefix_and_no_gln_is_named() {
        for word in ["952", "95210020000549", "9521002000055", "952100x", ""] {
            assert!(Scope::new([word]).is_err_and(|it| it.starts_with(word)), "{word}");
        }
    }

    #[test]
    fn digests_are_the_same_only_as_a_whole() {
        assert!(same(&[1, 2], &[1, 2]));
        assert!(!same(&[1, 2], &[1, 3]) && !same(&[1, 2], &[1]) && !same(&[], &[1]));
    }
}
