//! Keys in files.

use super::{Key, thumbprint};
use crate::PortalError;
use epcis::jws::{decode_base64url, encode_base64url};
use epcis::time::Timestamp;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair, KeyPair};
use serde_json::{Value, json};
use std::io::Write;
use std::path::{Path, PathBuf};

/// Longest file of a key, in bytes.
const LONGEST: u64 = 4_096;

/// Makes a key that signs from `from` on, and writes it into the folder.
///
/// # Errors
/// [`PortalError`] if it cannot be made or written.
pub fn create(folder: &Path, from: Timestamp) -> Result<Key, PortalError> {
    let failed = |what: &str| PortalError::Keys(what.to_owned());
    let random = SystemRandom::new();
    let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
    let document = EcdsaKeyPair::generate_pkcs8(algorithm, &random).map_err(|_| failed("no random bytes"))?;
    let pair = EcdsaKeyPair::from_pkcs8(algorithm, document.as_ref(), &random).map_err(|_| failed("not made"))?;
    let point = pair.public_key().as_ref();
    let half = |from: usize| point.get(from..from + 32).and_then(|it| <[u8; 32]>::try_from(it).ok());
    let (x, y) = half(1).zip(half(33)).ok_or_else(|| failed("a point of another curve"))?;
    // In PKCS#8 the private number stands in an octet string (04 20) behind the version of RFC 5915 (02 01 01).
    let bytes = document.as_ref();
    let at = bytes.windows(5).position(|it| it == [2, 1, 1, 4, 32]).ok_or_else(|| failed("another form of key"))?;
    let d =
        bytes.get(at + 5..at + 37).and_then(|it| <[u8; 32]>::try_from(it).ok()).ok_or_else(|| failed("too short"))?;
    let key = Key { id: thumbprint(&x, &y), from: from.millis().div_euclid(1_000), x, y, d };
    write(folder, &key)?;
    Ok(key)
}

fn write(folder: &Path, key: &Key) -> Result<(), PortalError> {
    let path = folder.join(format!("{}.jwk", key.id));
    let failed = |error| PortalError::File(path.clone(), error);
    std::fs::create_dir_all(folder).map_err(failed)?;
    let Value::Object(mut jwk) = key.public() else { return Err(PortalError::Keys("no key".to_owned())) };
    jwk.insert("d".to_owned(), json!(encode_base64url(&key.d)));
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(&path).map_err(failed)?;
    file.write_all(Value::Object(jwk).to_string().as_bytes()).and_then(|()| file.sync_all()).map_err(failed)
}

/// Takes a key out of use at once: its file stays, renamed, for whoever looks into what happened.
///
/// # Errors
/// [`PortalError`] if there is no such key.
pub fn revoke(folder: &Path, id: &str) -> Result<(), PortalError> {
    let path = files(folder)?.into_iter().find(|it| it.file_stem().is_some_and(|stem| stem == id));
    let path = path.ok_or_else(|| PortalError::Keys(format!("no key {id}")))?;
    std::fs::rename(&path, path.with_extension("revoked")).map_err(|error| PortalError::File(path, error))
}

pub(super) fn all(folder: &Path) -> Result<Vec<Key>, PortalError> {
    files(folder)?.iter().map(|path| read(path)).collect()
}

fn files(folder: &Path) -> Result<Vec<PathBuf>, PortalError> {
    let failed = |error| PortalError::File(folder.to_path_buf(), error);
    let mut paths = Vec::new();
    for entry in std::fs::read_dir(folder).map_err(failed)? {
        let path = entry.map_err(failed)?.path();
        if path.extension().is_some_and(|it| it == "jwk") {
            paths.push(path);
        }
    }
    Ok(paths)
}

fn read(path: &Path) -> Result<Key, PortalError> {
    let failed = |error| PortalError::File(path.to_path_buf(), error);
    let broken = |what: &str| PortalError::Keys(format!("{}: {what}", path.display()));
    let metadata = std::fs::metadata(path).map_err(failed)?;
    if metadata.len() > LONGEST {
        return Err(broken("too long for a key"));
    }
    #[cfg(unix)]
    if std::os::unix::fs::PermissionsExt::mode(&metadata.permissions()) & 0o077 != 0 {
        return Err(broken("others may read it: chmod 600"));
    }
    let text = std::fs::read_to_string(path).map_err(failed)?;
    let jwk: Value = serde_json::from_str(&text).map_err(|_| broken("not JSON"))?;
    let number = |name: &str| {
        let bytes = jwk.get(name).and_then(Value::as_str).and_then(decode_base64url);
        bytes.and_then(|it| <[u8; 32]>::try_from(it).ok()).ok_or_else(|| broken("a number is not 32 bytes"))
    };
    let (x, y, d) = (number("x")?, number("y")?, number("d")?);
    let from = jwk.get("nbf").and_then(Value::as_i64).ok_or_else(|| broken("no nbf"))?;
    let key = Key { id: thumbprint(&x, &y), from, x, y, d };
    // A key whose halves do not belong together would sign what nobody can verify.
    key.sign(b"").map(|_| key).ok_or_else(|| broken("its halves do not belong together"))
}
