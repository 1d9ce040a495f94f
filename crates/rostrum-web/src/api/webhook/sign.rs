//! The signature of a message, as Standard Webhooks has it: HMAC with SHA-256 over id, timestamp and body.

use data_encoding::BASE64;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;

/// The value of the header `webhook-signature`: one signature for each secret, the present one first. The
/// timestamp is in seconds since 1970.
pub fn sign(secrets: &[Vec<u8>], id: &str, timestamp: i64, body: &str) -> String {
    let signature = |secret: &Vec<u8>| {
        let mut mac = Hmac::<Sha256>::new_from_slice(secret).expect("HMAC takes a key of any length");
        mac.update(format!("{id}.{timestamp}.{body}").as_bytes());
        format!("v1,{}", BASE64.encode(&mac.finalize().into_bytes()))
    };
    secrets.iter().map(signature).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_signature_is_that_of_the_standard() {
        // The example of the specification of Standard Webhooks.
        let secret = BASE64.decode(b"MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw").unwrap();
        let body = r#"{"test": 2432232314}"#;
        let signed = sign(&[secret], "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330, body);
        assert_eq!(signed, "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    #[test]
    fn each_secret_signs() {
        let signed = sign(&[vec![1; 32], vec![2; 32]], "msg_1", 0, "{}");
        let (new, old) = signed.split_once(' ').unwrap();
        assert!(new != old && [new, old].iter().all(|one| one.starts_with("v1,")));
    }
}
