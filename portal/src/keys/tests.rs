#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

use super::*;
use epcis::jws::{Jws, PublicKey, Verdict, Verify};
use std::pin::pin;
use std::task::{Context, Poll, Waker};

const DAY: i64 = 86_400;

struct Ring;

impl Verify for Ring {
    async fn verify(&self, key: &PublicKey, message: &[u8], signature: &[u8; 64]) -> Option<bool> {
        let algorithm = &ring::signature::ECDSA_P256_SHA256_FIXED;
        Some(ring::signature::UnparsedPublicKey::new(algorithm, key.raw()).verify(message, signature).is_ok())
    }
}

fn verdict(text: &str, payload: &[u8], key: &Value) -> Verdict {
    let key = PublicKey::read(&key.to_string()).expect("a public key");
    let jws = Jws::read(text).expect("a signature");
    match pin!(jws.verify(payload, &[key], &Ring)).poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(verdict) => verdict,
        Poll::Pending => unreachable!("nothing is waited for"),
    }
}

fn at(seconds: i64) -> Timestamp {
    Timestamp::from_millis(seconds * 1_000)
}

fn folder(name: &str) -> std::path::PathBuf {
    std::env::temp_dir().join(format!("portal-keys-{}-{name}", std::process::id()))
}

#[test]
fn what_a_key_signs_its_public_half_verifies_and_no_other() {
    let folder = folder("sign");
    let (key, other) = (create(&folder, at(0)).expect("a key"), create(&folder, at(1)).expect("a key"));
    let signed = key.sign(b"{\"sub\":\"x\"}").expect("signed");
    assert_eq!(verdict(&signed, b"{\"sub\":\"x\"}", &key.public()), Verdict::Valid);
    assert_eq!(verdict(&signed, b"{\"sub\":\"y\"}", &key.public()), Verdict::Invalid);
    assert_eq!(verdict(&signed, b"{\"sub\":\"x\"}", &other.public()), Verdict::NotChecked);
    let read = KeyRing::read(&folder).expect("the folder");
    assert_eq!(read.signer(at(0)).map(|it| &it.id), Some(&key.id));
    assert!(!format!("{read:?}").contains(&encode_base64url(&key.d)));
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
fn a_change_of_keys_overlaps_by_the_clock() {
    let folder = folder("rotation");
    let (old, new) = (create(&folder, at(0)).expect("a key"), create(&folder, at(30 * DAY)).expect("a key"));
    let ring = KeyRing::read(&folder).expect("the folder");
    let signer = |day: i64| ring.signer(at(day * DAY)).map(|it| it.id.clone());
    let published = |now: i64| ring.published(at(now)).into_iter().map(|it| it.id.clone()).collect::<Vec<_>>();
    assert_eq!(signer(-1), None);
    assert_eq!((signer(29), signer(30)), (Some(old.id.clone()), Some(new.id.clone())));
    let both = vec![old.id.clone(), new.id.clone()];
    // Known before it signs, and known as long as a signature of its last second may be met.
    assert_eq!(published(0), both);
    assert_eq!(published(30 * DAY + LONGEST_LIFE + TOLERANCE), both);
    assert_eq!(published(30 * DAY + LONGEST_LIFE + TOLERANCE + 1), vec![new.id.clone()]);
    revoke(&folder, &new.id).expect("revoked");
    let ring = KeyRing::read(&folder).expect("the folder");
    assert_eq!(ring.signer(at(31 * DAY)).map(|it| it.id.clone()), Some(old.id));
    std::fs::remove_dir_all(folder).expect("removed");
}

#[cfg(unix)]
#[test]
fn a_key_that_others_may_read_is_refused() {
    use std::os::unix::fs::PermissionsExt;
    let folder = folder("mode");
    let key = create(&folder, at(0)).expect("a key");
    let path = folder.join(format!("{}.jwk", key.id));
    assert_eq!(std::fs::metadata(&path).expect("a file").permissions().mode() & 0o777, 0o600);
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o644)).expect("a mode");
    assert!(matches!(KeyRing::read(&folder), Err(PortalError::Keys(_))));
    std::fs::remove_dir_all(folder).expect("removed");
}
