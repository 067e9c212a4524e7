//! What a signed answer says: about which item, at what time, and which parts it holds or hashes.
//!
//! The format is `docs/signatures.md`.

use super::encode_base64url;
use crate::item::ItemKey;
use gs1::list::Gather;
use serde_json::Value;
use sha2::{Digest, Sha256};

/// Most parts of one statement.
const MOST: usize = 200;

/// The longest life of a signature, in seconds.
pub const LONGEST_LIFE_S: i64 = 7 * 86_400;

/// The payload of a signature with `typ` `trace+jws`, read and not judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// The item.
    pub sub: ItemKey,
    /// When it was issued, seconds since 1970-01-01T00:00:00Z.
    pub iat: i64,
    /// When it ends, in the same unit; at most [`LONGEST_LIFE_S`] after it was issued.
    pub exp: i64,
    /// Everything that the source says about the item.
    pub parts: Vec<SignedPart>,
    /// What the source has and does not give: of which role, and why.
    pub withheld: Vec<(String, String)>,
}

/// One part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedPart {
    /// What it is.
    pub role: SignedRole,
    /// What it is about.
    pub about: ItemKey,
    /// Its content.
    pub content: SignedContent,
    /// Which page it is of how many, counted from 1.
    pub page: Option<(u64, u64)>,
    /// More is there than the source gives.
    pub is_cut: bool,
}

/// What a part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SignedRole {
    /// Events about the item.
    Events,
    /// What is known about the product.
    Card,
    /// Recall notices.
    Recalls,
    /// Events of what went into the item, or held it.
    Back,
    /// Events of what was made of the item.
    Forward,
}

/// How a part holds its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignedContent {
    /// The content itself.
    Held(Value),
    /// SHA-256 over the bytes of the answer, base64url.
    Hashed(String),
    /// The source has nothing of this role.
    Absent,
}

impl Statement {
    /// Reads the payload of a signature. Members that are not known are ignored, and parts of other roles.
    pub fn read(payload: &[u8]) -> Option<Statement> {
        let map = super::object(payload)?;
        let time = |name: &str| map.get(name)?.as_i64();
        let (iat, exp) = (time("iat")?, time("exp")?);
        let life = exp.checked_sub(iat)?;
        let list = map.get("parts")?.as_array().filter(|list| (1..=MOST).contains(&list.len()))?;
        if !(1..=LONGEST_LIFE_S).contains(&life) {
            return None;
        }
        let mut parts = Vec::with_capacity(list.len());
        for entry in list {
            let entry = entry.as_object()?;
            let role = match entry.get("role")?.as_str()? {
                "events" => SignedRole::Events,
                "card" => SignedRole::Card,
                "recalls" => SignedRole::Recalls,
                "back" => SignedRole::Back,
                "forward" => SignedRole::Forward,
                _ => continue,
            };
            let about = ItemKey::read(entry.get("about")?.as_str()?)?;
            let content = match (entry.get("body"), entry.get("sha-256"), entry.get("absent")) {
                (Some(body), None, None) => SignedContent::Held(body.clone()),
                (None, Some(hash), None) => SignedContent::Hashed(hash.as_str()?.to_owned()),
                (None, None, Some(Value::Bool(true))) => SignedContent::Absent,
                _ => return None,
            };
            let number = |name: &str| entry.get(name).and_then(Value::as_u64);
            let (page, is_cut) = (number("page").zip(number("pages")), entry.get("cut") == Some(&Value::Bool(true)));
            parts.push(SignedPart { role, about, content, page, is_cut });
        }
        let sub = ItemKey::read(map.get("sub")?.as_str()?)?;
        let text = |entry: &Value, name: &str| entry.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let withheld = map.get("withheld").and_then(Value::as_array).into_iter().flatten().take(MOST);
        let withheld = withheld.map(|entry| (text(entry, "role"), text(entry, "reason"))).gathered();
        Some(Statement { sub, iat, exp, parts, withheld })
    }

    /// Whether of every answer that came in pages all pages are there.
    pub fn has_every_page(&self) -> bool {
        self.parts.iter().all(|part| {
            let Some((_, pages)) = part.page else { return true };
            let same = self.parts.iter().filter(|other| other.role == part.role && other.about == part.about);
            let mut found: Vec<u64> = same.filter_map(|other| Some(other.page?.0)).gathered();
            gs1::order::sort(&mut found);
            found.iter().copied().eq(1..=pages)
        })
    }
}

/// SHA-256 of a body in base64url, as parts name it.
pub fn sha256(body: &[u8]) -> String {
    encode_base64url(&Sha256::digest(body))
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    const LOT: &str = "https://id.gs1.org/01/09521002002027/10/NM-0315";

    fn payload(change: impl Fn(&mut Value)) -> Option<Statement> {
        let part = json!({"role": "events", "about": LOT, "sha-256": sha256(b"{}")});
        let absent = json!({"role": "recalls", "about": LOT, "absent": true});
        let mut value = json!({"sub": LOT, "iat": 1_795_410_000, "exp": 1_795_496_400, "parts": [part, absent]});
        change(&mut value);
        Statement::read(value.to_string().as_bytes())
    }

    #[test]
    fn a_statement_names_item_time_and_parts() {
        let read = payload(|_| {});
        assert_eq!(read.as_ref().map(|it| it.parts.len()), Some(2));
        assert_eq!(read.map(|it| it.exp - it.iat), Some(86_400));
        // The digest of two bytes, from any other tool.
        assert_eq!(sha256(b"{}"), "RBNvo1WzZ4oRRq0W9-hknpT7T8If536DEMBg9hyq_4o");
    }

    #[test]
    fn pages_that_are_missing_are_seen() {
        let paged = |pages: &[(u64, u64)]| {
            let statement = payload(|it| {
                let page = |(page, pages): &(u64, u64)| json!({"role": "events", "about": LOT, "body": {}, "page": page, "pages": pages, "cut": true});
                it["parts"] = pages.iter().map(page).collect();
                it["withheld"] = json!([{"role": "back", "count": 2, "reason": "many"}, 7]);
            });
            statement.filter(|it| it.parts[0].is_cut && it.withheld[0].0 == "back").map(|it| it.has_every_page())
        };
        assert_eq!(paged(&[(1, 1)]), Some(true));
        assert_eq!(paged(&[(2, 2), (1, 2)]), Some(true));
        for pages in [[(1, 2)].as_slice(), &[(2, 2)], &[(1, 2), (1, 2)], &[(1, 2), (2, 3)], &[(0, 1)]] {
            assert_eq!(paged(pages), Some(false), "{pages:?}");
        }
    }

    #[test]
    fn a_statement_that_lacks_or_bends_a_member_is_none() {
        for change in [
            |it: &mut Value| it["sub"] = json!("the green one"),
            |it: &mut Value| it["exp"] = json!(1_795_410_000 + LONGEST_LIFE_S + 1),
            |it: &mut Value| it["exp"] = json!(1_795_410_000),
            |it: &mut Value| it["exp"] = Value::Null,
            |it: &mut Value| it["iat"] = json!("1795410000"),
            |it: &mut Value| it["iat"] = json!(i64::MIN),
            |it: &mut Value| it["parts"] = json!([]),
            |it: &mut Value| it["parts"][0]["body"] = json!({}),
            |it: &mut Value| it["parts"][1]["absent"] = json!(false),
            |it: &mut Value| it["parts"][0]["about"] = json!(7),
        ] {
            assert_eq!(payload(change), None);
        }
        let other = payload(|it| it["parts"][0] = json!({"role": "weather"}));
        assert_eq!(other.map(|it| it.parts.len()), Some(1));
    }
}
