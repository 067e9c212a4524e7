//! What a resolver says about itself.

use super::is_web_address;
use crate::document::{ReadError, json};
use crate::event::{first_text, local_name};
use crate::limits::Limits;
use gs1::list::Gather;
use serde_json::Value;

/// The resolver's self-description, as far as a client needs it.
///
/// Source: GS1 Digital Link: Resolution 1.1, section 9 (`/.well-known/gs1resolver`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ResolverDescription {
    /// What it is called.
    pub name: Option<String>,
    /// The address under which it resolves.
    pub root: String,
    /// The keys it resolves, without namespaces: `01`, `414`, `all`…
    pub primary_keys: Vec<String>,
}

impl ResolverDescription {
    /// Reads a resolver's self-description.
    ///
    /// # Errors
    /// [`ReadError`]; JSON without an address is [`ReadError::NotEpcis`].
    pub fn read(bytes: &[u8], limits: &Limits) -> Result<ResolverDescription, ReadError> {
        let value = json(bytes, limits)?;
        let map = value.as_object().ok_or(ReadError::NotEpcis)?;
        let root = map.get("resolverRoot").and_then(Value::as_str).unwrap_or_default();
        if !is_web_address(root) {
            return Err(ReadError::NotEpcis);
        }
        let keys = map.get("supportedPrimaryKeys").and_then(Value::as_array);
        Ok(ResolverDescription {
            name: map.get("name").and_then(first_text).map(str::to_owned),
            root: root.to_owned(),
            primary_keys: (keys.into_iter().flatten().filter_map(Value::as_str).take(limits.list))
                .map(|key| local_name(key).to_owned())
                .gathered(),
        })
    }
}
