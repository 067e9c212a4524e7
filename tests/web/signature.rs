//! Signatures by keys that the browser makes.

use epcis::jws::{Jws, PublicKey, Verdict, Verify, encode_base64url};
use truyxuat::browser::signature;
use wasm_bindgen::JsValue;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{js, js_async};

/// The browser's arithmetic.
struct Device;

impl Verify for Device {
    async fn verify(&self, key: &PublicKey, message: &[u8], signature: &[u8; 64]) -> Option<bool> {
        signature::verify(key, message, signature).await
    }
}

/// A fresh key and its detached signature over `content`, made by the browser.
async fn signed(alg: &str, algorithm: &str, content: &str) -> (PublicKey, Jws) {
    let header = encode_base64url(format!(r#"{{"alg":"{alg}"}}"#).as_bytes());
    let message = format!("{header}.{}", encode_base64url(content.as_bytes()));
    let script = format!(
        "const a = {algorithm}; const pair = await crypto.subtle.generateKey(a, true, ['sign', 'verify']);
         const made = new Uint8Array(await crypto.subtle.sign(a, pair.privateKey, new TextEncoder().encode(it)));
         const {{ kty, crv, x, y }} = await crypto.subtle.exportKey('jwk', pair.publicKey);
         const text = btoa(String.fromCharCode(...made)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
         return JSON.stringify({{ kty, crv, x, y }}) + '\\n' + text"
    );
    let made = js_async(&message.into(), &script).await.as_string().expect("a key and a signature");
    let (jwk, signature) = made.split_once('\n').expect("both");
    let jws = Jws::read(&format!("{header}..{signature}")).expect("a signature");
    (PublicKey::read(jwk).expect("a key"), jws)
}

#[wasm_bindgen_test]
async fn a_signature_is_verified_unless_the_browser_cannot() {
    let content = "Chả mực Hạ Long";
    for (alg, algorithm) in
        [("ES256", "{ name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }"), ("EdDSA", "{ name: 'Ed25519' }")]
    {
        let (key, jws) = signed(alg, algorithm, content).await;
        let (other, _) = signed(alg, algorithm, content).await;
        let keys = [key];
        assert_eq!(jws.verify(content.as_bytes(), &keys, &Device).await, Verdict::Valid, "{alg}");
        assert_eq!(jws.verify(b"altered", &keys, &Device).await, Verdict::Invalid, "{alg}");
        assert_eq!(jws.verify(content.as_bytes(), &[other], &Device).await, Verdict::Invalid, "{alg}");
        // A browser without the algorithm, then a page that came over an insecure connection.
        for lacking in ["{ importKey: async () => { throw new DOMException('', 'NotSupportedError') } }", "undefined"] {
            let stub =
                format!("Object.defineProperty(it, 'subtle', {{ value: {lacking}, configurable: true }}); return it");
            let crypto = js(&JsValue::NULL, "return crypto");
            js(&crypto, &stub);
            let verdict = jws.verify(content.as_bytes(), &keys, &Device).await;
            js(&crypto, "delete it.subtle");
            assert_eq!(verdict, Verdict::NotChecked, "{alg} {lacking}");
        }
    }
}
