#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

use super::*;
use proptest::prelude::*;
use ring::signature::{ECDSA_P256_SHA256_FIXED, ED25519, UnparsedPublicKey, VerificationAlgorithm};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

/// The arithmetic of a native library.
struct Native;

impl Verify for Native {
    async fn verify(&self, key: &PublicKey, message: &[u8], signature: &[u8; 64]) -> Option<bool> {
        let algorithm: &dyn VerificationAlgorithm = match key.algorithm() {
            Algorithm::Es256 => &ECDSA_P256_SHA256_FIXED,
            Algorithm::EdDsa => &ED25519,
        };
        Some(UnparsedPublicKey::new(algorithm, key.raw()).verify(message, signature).is_ok())
    }
}

/// A device without the algorithm.
struct Unable;

impl Verify for Unable {
    async fn verify(&self, _: &PublicKey, _: &[u8], _: &[u8; 64]) -> Option<bool> {
        None
    }
}

/// RFC 7515, appendix A.3.
const ES256: &str = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ.DtEhU3ljbEg8L38VWAfUAqOyKAM6-Xx-F4GawxaepmXFCgfTjDxw5djxLa8ISlSApmWQxfKTUJqPP3-Kg6NU1Q";
const ES256_KEY: &str = r#"{"kty":"EC","crv":"P-256","x":"f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU","y":"x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0"}"#;
const ES256_PAYLOAD: &[u8] = b"{\"iss\":\"joe\",\r\n \"exp\":1300819380,\r\n \"http://example.com/is_root\":true}";

/// RFC 8037, appendix A.4.
const EDDSA: &str = "eyJhbGciOiJFZERTQSJ9.RXhhbXBsZSBvZiBFZDI1NTE5IHNpZ25pbmc.hgyY0il_MGCjP0JzlnLWG1PPOt7-09PGcvMg3AIbQR6dWbhijcNR4ki4iylGjg5BhVsPt9g7sVvpAr_MuM0KAg";
const EDDSA_KEY: &str = r#"{"kty":"OKP","crv":"Ed25519","kid":"a","x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}"#;
const EDDSA_PAYLOAD: &[u8] = b"Example of Ed25519 signing";

#[track_caller]
fn check(text: &str, content: &[u8], keys: &[&str], port: &impl Verify, expected: Verdict) {
    let jws = Jws::read(text).expect(text);
    let keys: Vec<PublicKey> = keys.iter().map(|it| PublicKey::read(it).expect(it)).collect();
    let mut verified = pin!(jws.verify(content, &keys, port));
    // Both ports answer at once.
    let polled = verified.as_mut().poll(&mut Context::from_waker(Waker::noop()));
    assert_eq!(polled, Poll::Ready(expected), "{text}");
}

#[test]
fn the_published_signatures_are_valid() {
    check(ES256, ES256_PAYLOAD, &[ES256_KEY], &Native, Verdict::Valid);
    check(EDDSA, EDDSA_PAYLOAD, &[ES256_KEY, EDDSA_KEY], &Native, Verdict::Valid);
}

#[test]
fn a_detached_signature_is_over_the_bytes_of_the_answer() {
    let parts: Vec<&str> = ES256.split('.').collect();
    let detached = format!("{}..{}", parts[0], parts[2]);
    check(&detached, ES256_PAYLOAD, &[ES256_KEY], &Native, Verdict::Valid);
    check(&detached, b"other", &[ES256_KEY], &Native, Verdict::Invalid);
    let json = format!(r#"{{"protected":"{}","signature":"{}"}}"#, parts[0], parts[2]);
    check(&json, ES256_PAYLOAD, &[ES256_KEY], &Native, Verdict::Valid);
    let general = format!(r#"{{"payload":"{}","signatures":[{{"protected":"x"}},{json}]}}"#, parts[1]);
    check(&general, ES256_PAYLOAD, &[ES256_KEY], &Native, Verdict::Valid);
}

#[test]
fn a_signature_over_other_bytes_than_the_answer_is_invalid() {
    check(ES256, b"other", &[ES256_KEY], &Native, Verdict::Invalid);
    check(EDDSA, b"", &[EDDSA_KEY], &Native, Verdict::Invalid);
}

#[test]
fn without_a_key_that_fits_nothing_is_said() {
    check(ES256, ES256_PAYLOAD, &[], &Native, Verdict::NotChecked);
    check(ES256, ES256_PAYLOAD, &[EDDSA_KEY], &Native, Verdict::NotChecked);
    check(ES256, ES256_PAYLOAD, &[ES256_KEY], &Unable, Verdict::NotChecked);
}

#[test]
fn a_key_of_another_name_is_not_tried() {
    let header = encode_base64url(br#"{"alg":"EdDSA","kid":"b"}"#);
    let named = format!("{header}..{}", EDDSA.rsplit('.').next().expect("a signature"));
    check(&named, EDDSA_PAYLOAD, &[EDDSA_KEY], &Native, Verdict::NotChecked);
}

#[track_caller]
fn refused(header: &str, expected: &JwsError) {
    let text = format!("{}..{}", encode_base64url(header.as_bytes()), "A".repeat(86));
    assert_eq!(Jws::read(&text).as_ref(), Err(expected), "{header}");
}

#[test]
fn what_weakens_a_signature_is_refused() {
    for name in ["none", "HS256", "RS256", "ES256K", ""] {
        refused(&format!(r#"{{"alg":"{name}"}}"#), &JwsError::Algorithm { name: name.to_owned() });
    }
    refused(r#"{"alg":"ES256","crit":["exp"]}"#, &JwsError::Critical);
    refused(r#"{"alg":"ES256","b64":false}"#, &JwsError::Critical);
    refused("[]", &JwsError::Header);
    assert_eq!(Jws::read("a.b"), Err(JwsError::Form));
    assert_eq!(Jws::read("a.b.c.d"), Err(JwsError::Form));
    assert_eq!(Jws::read(&ES256[..ES256.len() - 1]), Err(JwsError::Base64));
    assert_eq!(Jws::read(&ES256[..ES256.len() - 2]), Err(JwsError::SignatureLength { found: 63 }));
}

#[test]
fn a_private_or_foreign_key_is_refused() {
    let key = |text: &str| PublicKey::read(text).err();
    assert_eq!(key(r#"{"kty":"EC","crv":"P-256","d":"AA"}"#), Some(KeyError::Private));
    assert_eq!(key(r#"{"kty":"RSA","n":"AA"}"#), Some(KeyError::Kind));
    assert_eq!(key(r#"{"kty":"OKP","crv":"Ed25519","x":"AA"}"#), Some(KeyError::Coordinate));
    assert_eq!(key("[]"), Some(KeyError::Form));
}

#[test]
fn the_signature_of_a_code_is_read_and_not_judged() {
    assert_eq!(CodeSignature::read("AQID").map(|it| it.bytes), Some(vec![1, 2, 3]));
    assert_eq!(CodeSignature::read("AQID+"), None);
    assert_eq!(CodeSignature::read(""), None);
    assert_eq!(CodeSignature::read(&"A".repeat(92)), None);
}

proptest! {
    #[test]
    fn no_text_panics(text in "\\PC{0,80}", parts in "[A-Za-z0-9_-]{0,30}\\.[A-Za-z0-9_-]{0,30}\\.[A-Za-z0-9_-]{0,90}") {
        let _ = (Jws::read(&text), Jws::read(&parts), PublicKey::read(&text), CodeSignature::read(&text));
    }
}
