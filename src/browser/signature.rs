//! Signatures, verified by the browser's own arithmetic.
//!
//! Source: Web Cryptography API, sections 14.3.4 and 14.3.9; for Ed25519, Secure Curves in the Web
//! Cryptography API.

use epcis::jws::{Algorithm, PublicKey};
use js_sys::{Array, Promise};
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;

use super::{field, object, window};

#[wasm_bindgen]
extern "C" {
    type Subtle;

    #[wasm_bindgen(method, catch, js_name = importKey)]
    fn import_key(
        this: &Subtle,
        format: &str,
        key: &[u8],
        algorithm: &JsValue,
        extractable: bool,
        usages: &Array,
    ) -> Result<Promise, JsValue>;

    #[wasm_bindgen(method, catch)]
    fn verify(
        this: &Subtle,
        algorithm: &JsValue,
        key: &JsValue,
        signature: &[u8],
        message: &[u8],
    ) -> Result<Promise, JsValue>;
}

/// Whether `signature` was made over `message` by `key`.
///
/// `None` where the browser cannot tell: the page came over an insecure connection, the algorithm is
/// unknown to the browser, or the key is no point of its curve.
pub async fn verify(key: &PublicKey, message: &[u8], signature: &[u8; 64]) -> Option<bool> {
    let subtle = field(&field(&window(), "crypto"), "subtle");
    if !subtle.is_object() {
        return None;
    }
    let subtle: Subtle = subtle.unchecked_into();
    let algorithm = object(&match key.algorithm() {
        Algorithm::Es256 => {
            [("name", "ECDSA".into()), ("namedCurve", "P-256".into()), ("hash", "SHA-256".into())].to_vec()
        }
        Algorithm::EdDsa => [("name", "Ed25519".into())].to_vec(),
    });
    let usages = Array::of1(&"verify".into());
    let imported = subtle.import_key("raw", &key.raw(), &algorithm, false, &usages).ok()?;
    let imported = JsFuture::from(imported).await.ok()?;
    let verified = subtle.verify(&algorithm, &imported, signature, message).ok()?;
    JsFuture::from(verified).await.ok()?.as_bool()
}
