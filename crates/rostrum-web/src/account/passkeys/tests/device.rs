//! A device that makes a passkey and signs with it, as browsers hand it on.

use data_encoding::BASE64URL_NOPAD;
use p256::ecdsa::signature::Signer;
use p256::ecdsa::{Signature, SigningKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

/// The owner is there, and was verified by finger, face or PIN.
const PRESENT: u8 = 1;
const VERIFIED: u8 = 4;
/// A new key follows.
const NEW_KEY: u8 = 64;

/// A device with one passkey.
pub struct Device {
    key: SigningKey,
    id: [u8; 32],
    handle: Value,
    /// How often it signed.
    pub counter: u32,
    /// At which address the page stands that asks.
    pub origin: String,
    /// Whether it verifies its owner.
    pub verifies: bool,
}

impl Device {
    /// One of many; each number from 1 is another one.
    pub fn no(no: u8) -> Self {
        Self {
            key: SigningKey::from_slice(&[no; 32]).unwrap(),
            id: [no; 32],
            handle: Value::Null,
            counter: 0,
            origin: super::ORIGIN.to_owned(),
            verifies: true,
        }
    }

    /// Makes the passkey that is asked for.
    pub fn make(&mut self, asked: &Value) -> String {
        self.handle = asked["user"]["id"].clone();
        let mut signed = self.head(asked["rp"]["id"].as_str().unwrap(), NEW_KEY);
        signed.extend([0; 16]);
        signed.extend([0, 32]);
        signed.extend(self.id);
        let point = self.key.verifying_key().to_encoded_point(false);
        signed.extend([0xa5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32]);
        signed.extend(point.x().unwrap());
        signed.extend([0x22, 0x58, 32]);
        signed.extend(point.y().unwrap());
        let mut attestation = b"\xa3\x63fmt\x64none\x67attStmt\xa0\x68authData\x58".to_vec();
        attestation.push(u8::try_from(signed.len()).unwrap());
        attestation.extend(signed);
        let client = self.client("webauthn.create", asked);
        self.whole(json!({"clientDataJSON": text(client.as_bytes()), "attestationObject": text(&attestation)}))
    }

    /// Signs what is asked for.
    pub fn sign(&mut self, asked: &Value) -> String {
        self.counter = self.counter.wrapping_add(1);
        let head = self.head(asked["rpId"].as_str().unwrap(), 0);
        let client = self.client("webauthn.get", asked);
        let all = [head.as_slice(), &Sha256::digest(client.as_bytes())].concat();
        let signature: Signature = self.key.sign(&all);
        self.whole(json!({
            "clientDataJSON": text(client.as_bytes()),
            "authenticatorData": text(&head),
            "signature": text(signature.to_der().as_bytes()),
            "userHandle": self.handle,
        }))
    }

    fn head(&self, party: &str, flags: u8) -> Vec<u8> {
        let mut head = Sha256::digest(party.as_bytes()).to_vec();
        head.push(PRESENT | flags | if self.verifies { VERIFIED } else { 0 });
        head.extend(self.counter.to_be_bytes());
        head
    }

    fn client(&self, what: &str, asked: &Value) -> String {
        let (challenge, origin) = (&asked["challenge"], json!(self.origin));
        format!(r#"{{"type":"{what}","challenge":{challenge},"origin":{origin},"crossOrigin":false}}"#)
    }

    fn whole(&self, response: Value) -> String {
        let id = text(&self.id);
        json!({"id": id, "rawId": id, "type": "public-key", "clientExtensionResults": {}, "response": response})
            .to_string()
    }
}

fn text(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}
