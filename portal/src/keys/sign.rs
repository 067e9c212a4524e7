//! Signing a payload: a JSON Web Signature in compact form.

use super::Key;
use epcis::jws::encode_base64url;
use ring::rand::SystemRandom;
use ring::signature::{ECDSA_P256_SHA256_FIXED_SIGNING, EcdsaKeyPair};

impl Key {
    /// Signs a payload; `None` if the system gives no random bytes.
    ///
    /// Source: RFC 7515, section 7.1; `docs/signatures.md`.
    pub fn sign(&self, payload: &[u8]) -> Option<String> {
        self.sign_as("trace+jws", payload)
    }

    /// Signs another kind of statement, so that none is taken for another.
    pub fn sign_as(&self, kind: &str, payload: &[u8]) -> Option<String> {
        let header = format!(r#"{{"alg":"ES256","kid":"{}","typ":"{kind}"}}"#, self.id);
        let mut text = format!("{}.{}", encode_base64url(header.as_bytes()), encode_base64url(payload));
        let random = SystemRandom::new();
        let point = [&[4][..], &self.x, &self.y].concat();
        let algorithm = &ECDSA_P256_SHA256_FIXED_SIGNING;
        let pair = EcdsaKeyPair::from_private_key_and_public_key(algorithm, &self.d, &point, &random).ok()?;
        let signature = pair.sign(&random, text.as_bytes()).ok()?;
        text.push('.');
        text.push_str(&encode_base64url(signature.as_ref()));
        Some(text)
    }
}
