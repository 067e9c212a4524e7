//! How the nation is reached, from a TOML file of its own: it names secrets.
//!
//! ```toml
//! transport = "epcis"                      # or "gateway" or "file"
//! url = "https://nation.example"
//! token-file = "/etc/portal/nation.token"  # the token that the nation made for this province
//! keys = "/etc/portal/nation.jwks.json"    # receipts must be signed by one of these
//! ```

use crate::PortalError;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// By what deliveries go.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum TransportKind {
    /// EPCIS 2.0 capture.
    #[default]
    Epcis,
    /// A platform of the state between both, which takes an envelope and gives a receipt at once.
    Gateway,
    /// Signed files in a folder, for what is carried by hand.
    File,
}

/// The way to the nation.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Nation {
    /// By what deliveries go.
    #[serde(default)]
    pub transport: TransportKind,
    /// The nation's address, without a slash at its end; of a gateway, the gateway's.
    #[serde(default)]
    pub url: String,
    /// The path behind the address to which deliveries go.
    #[serde(default = "capture_path")]
    pub path: String,
    /// A file that holds the token.
    #[serde(default)]
    pub token_file: Option<PathBuf>,
    /// Certificates (PEM) by one of which the nation's must be signed, in place of the system's.
    #[serde(default)]
    pub ca: Option<PathBuf>,
    /// This portal's own certificate (PEM), where the nation asks for one.
    #[serde(default)]
    pub client_certificate: Option<PathBuf>,
    /// The key of that certificate (PEM).
    #[serde(default)]
    pub client_key: Option<PathBuf>,
    /// A JSON Web Key Set; with it, only receipts that one of its keys signed count.
    #[serde(default)]
    pub keys: Option<PathBuf>,
    /// Further headers of each request.
    #[serde(default)]
    pub headers: BTreeMap<String, String>,
    /// Gateway: the JSON text that is sent; `$document`, `$key` and `$time` stand for the delivery.
    #[serde(default)]
    pub envelope: Option<String>,
    /// Gateway: the JSON pointer (RFC 6901) to the capture job in its answer.
    #[serde(default)]
    pub receipt: String,
    /// File: the folder.
    #[serde(default)]
    pub folder: Option<PathBuf>,
    /// Longest time for one answer, in seconds.
    #[serde(default = "timeout")]
    pub timeout_s: u64,
    /// Longest wait between two attempts, in seconds.
    #[serde(default = "longest_wait")]
    pub longest_wait_s: u64,
    /// Most events of one delivery.
    #[serde(default = "batch")]
    pub batch: usize,
}

fn capture_path() -> String {
    "/epcis/capture".to_owned()
}

fn timeout() -> u64 {
    30
}

fn longest_wait() -> u64 {
    300
}

fn batch() -> usize {
    200
}

impl Nation {
    /// Reads a file.
    ///
    /// # Errors
    /// [`PortalError::Setting`] with the sentence that says what is wrong with it.
    pub fn read(path: &Path) -> Result<Nation, PortalError> {
        let named = |error: &dyn std::fmt::Display| PortalError::Setting(format!("{}: {error}", path.display()));
        let text = std::fs::read_to_string(path).map_err(|error| named(&error))?;
        let mut nation: Nation = toml::from_str(&text).map_err(|error| named(&error))?;
        nation.url = nation.url.trim_end_matches('/').to_owned();
        let is_web = nation.url.starts_with("https://") || nation.url.starts_with("http://");
        match nation.transport {
            TransportKind::File if nation.folder.is_none() => Err(named(&"transport = \"file\" needs a folder")),
            TransportKind::Epcis | TransportKind::Gateway if !is_web => Err(named(&"url: not http:// or https://")),
            TransportKind::Gateway if nation.envelope.is_none() => {
                Err(named(&"transport = \"gateway\" needs an envelope"))
            }
            _ if nation.batch == 0 || nation.batch > crate::capture::MOST_EVENTS => {
                Err(named(&"batch: from 1 to 5000"))
            }
            _ => Ok(nation),
        }
    }

    /// The token, if one is named.
    pub(super) fn token(&self) -> Result<Option<String>, PortalError> {
        let Some(path) = &self.token_file else { return Ok(None) };
        let text = std::fs::read_to_string(path).map_err(|error| PortalError::File(path.clone(), error))?;
        Ok(Some(text.trim().to_owned()))
    }
}
