//! Tokens as they are kept: never the secret, only its hash.

use super::engine::{Statement, StoreError, Value};
use super::{Deed, Store, bytes, int, text};

/// A token.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredToken {
    /// Its public name.
    pub name: String,
    /// SHA-256 of its secret.
    pub digest: Vec<u8>,
    /// Whose it is.
    pub organisation: String,
    /// What it may do.
    pub role: String,
    /// GS1 company prefixes and GLNs, separated by spaces.
    pub scope: String,
    /// When it was made, in milliseconds since the Unix epoch.
    pub made: i64,
    /// When it was revoked; 0 while it holds.
    pub revoked: i64,
}

fn token(row: Vec<Value>) -> StoredToken {
    let mut columns = row.into_iter();
    StoredToken {
        name: text(columns.next()),
        digest: bytes(columns.next()),
        organisation: text(columns.next()),
        role: text(columns.next()),
        scope: text(columns.next()),
        made: int(columns.next()),
        revoked: int(columns.next()),
    }
}

impl Store {
    /// A token by its public name, revoked or not.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn token(&self, name: &str) -> Result<Option<StoredToken>, StoreError> {
        let sql = "SELECT token, digest, organisation, role, scope, made, revoked FROM token WHERE token = $1";
        let rows = self.read(Statement::new(sql, vec![Value::Text(name.to_owned())])).await?;
        Ok(rows.into_iter().next().map(token))
    }

    /// Every token, by name.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn tokens(&self) -> Result<Vec<StoredToken>, StoreError> {
        let sql =
            "SELECT token, digest, organisation, role, scope, made, revoked FROM token ORDER BY token LIMIT 10000";
        Ok(self.read(Statement::new(sql, Vec::new())).await?.into_iter().map(token).collect())
    }

    /// Keeps a new token.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn add_token(&self, token: &StoredToken) -> Result<(), StoreError> {
        let sql = "INSERT INTO token (token, digest, organisation, role, scope, made, revoked)
            VALUES ($1, $2, $3, $4, $5, $6, 0)";
        let values = vec![
            Value::Text(token.name.clone()),
            Value::Bytes(token.digest.clone()),
            Value::Text(token.organisation.clone()),
            Value::Text(token.role.clone()),
            Value::Text(token.scope.clone()),
            Value::Int(token.made),
        ];
        let body = serde_json::json!({ "token": token.name, "of": token.organisation, "role": token.role,
            "scope": token.scope });
        self.enter(&operator("token made", body.to_string()), &[Statement::new(sql, values)]).await
    }

    /// Takes a token out of use.
    ///
    /// # Errors
    /// [`StoreError`].
    pub async fn revoke_token(&self, name: &str, at: i64) -> Result<(), StoreError> {
        let sql = "UPDATE token SET revoked = $1 WHERE token = $2 AND revoked = 0";
        let statement = Statement::new(sql, vec![Value::Int(at.max(1)), Value::Text(name.to_owned())]);
        let body = serde_json::json!({ "token": name }).to_string();
        self.enter(&operator("token revoked", body), &[statement]).await
    }
}

/// A deed at the portal's own machine.
pub(crate) fn operator(deed: &'static str, body: String) -> Deed {
    Deed { organisation: "operator".to_owned(), deed, body }
}
