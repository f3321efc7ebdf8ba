//! The string to sign, the signing key and the signature.

use hmac::{Hmac, KeyInit as _, Mac as _};
use sha2::{Digest as _, Sha256};

use super::date::SigningDate;
use super::header::Credential;

/// The SHA-256 of some bytes, in hex.
pub(super) fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// Whether `signature` (hex) is the right one, compared in constant time.
pub(super) fn matches(
    secret: &str,
    credential: &Credential,
    date: &SigningDate,
    canonical_request: &str,
    signature: &str,
) -> bool {
    let Ok(signature) = hex::decode(signature) else {
        return false;
    };
    let string_to_sign = format!(
        "AWS4-HMAC-SHA256\n{}\n{}\n{}",
        date.text,
        credential.scope(),
        sha256_hex(canonical_request.as_bytes())
    );
    let mac = keyed(&signing_key(secret, credential)).chain_update(string_to_sign);
    mac.verify_slice(&signature).is_ok()
}

/// The secret, narrowed step by step to one day, region and service.
fn signing_key(secret: &str, credential: &Credential) -> Vec<u8> {
    let mut key = format!("AWS4{secret}").into_bytes();
    for step in [
        &credential.day,
        &credential.region,
        &credential.service,
        &credential.terminator,
    ] {
        key = keyed(&key)
            .chain_update(step)
            .finalize()
            .into_bytes()
            .to_vec();
    }
    key
}

fn keyed(key: &[u8]) -> Hmac<Sha256> {
    #[expect(clippy::expect_used, reason = "HMAC takes keys of any length")]
    Hmac::new_from_slice(key).expect("HMAC takes keys of any length")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_key_is_that_of_the_specification() {
        // The example of the AWS General Reference, "deriving the signing key".
        let credential = Credential {
            key_id: "AKIDEXAMPLE".to_owned(),
            day: "20150830".to_owned(),
            region: "us-east-1".to_owned(),
            service: "iam".to_owned(),
            terminator: "aws4_request".to_owned(),
        };
        let key = signing_key("wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", &credential);
        assert_eq!(
            hex::encode(key),
            "c4afb1cc5771d871763a393e44b703571b55cc28424d1a5e86da6ed3c154a4b9"
        );
    }
}
