//! One request, checked from its header to its signature.

use hyper::HeaderMap;

use super::canonical::canonical_request;
use super::date::SigningDate;
use super::header::{Authorization, Credential};
use super::keys::{AccessKey, Known};
use super::signature::{matches, sha256_hex};
use super::{AuthError, DEFAULT_ACCOUNT, KeyTable, Principal};
use crate::clock::{Clock, Moment};

const TERMINATOR: &str = "aws4_request";
const UNSIGNED_PAYLOAD: &str = "UNSIGNED-PAYLOAD";

/// What of a request goes into its signature, as it came over the wire.
#[derive(Debug, Clone, Copy)]
pub struct SignedRequest<'a> {
    /// The HTTP method.
    pub method: &'a str,
    /// The path, still encoded.
    pub path: &'a str,
    /// The query string, still encoded, without its question mark.
    pub query: Option<&'a str>,
    /// The headers.
    pub headers: &'a HeaderMap,
    /// The whole body.
    pub body: &'a [u8],
}

/// What the signature has to be for.
#[derive(Debug, Clone, Copy)]
pub struct Expected {
    /// The signing name of the API, such as `apprunner` or `monitoring`.
    pub signing_name: &'static str,
    /// Whether the API lets a body go unsigned. None of the JSON, CBOR and
    /// query APIs do.
    pub unsigned_payload: bool,
}

impl Expected {
    /// An API that wants its body signed.
    #[must_use]
    pub const fn of(signing_name: &'static str) -> Self {
        Self {
            signing_name,
            unsigned_payload: false,
        }
    }
}

/// Who a request was signed by, and for which region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Caller {
    /// The access key id.
    pub access_key_id: String,
    /// The account that the key belongs to.
    pub account: String,
    /// The region of the credential's scope.
    pub region: String,
    /// Who the key belongs to.
    pub principal: Principal,
}

/// Verifies the signature of a request.
///
/// A signature is only good for some minutes around the clock, and a session's
/// end is measured against it.
///
/// # Errors
/// The first thing that is wrong, in the order in which AWS looks.
pub fn authenticate(
    keys: &KeyTable,
    request: &SignedRequest<'_>,
    expected: Expected,
    clock: &Clock,
) -> Result<Caller, AuthError> {
    let authorization = Authorization::of(request.headers)?;
    let date = SigningDate::of(request.headers, &authorization.text)?;
    let credential = &authorization.credential;
    check_signed_headers(&authorization, request.headers)?;
    let known = keys.find(&credential.key_id);
    if let Known::Unknown = known {
        return Err(AuthError::UnknownKey);
    }
    check_scope(credential, &date, expected)?;
    date.check_skew(clock)?;
    let payload_hash = payload_hash(request, expected)?;
    let (account, principal) = match known {
        Known::Listed(key) => {
            let canonical =
                canonical_request(request, &authorization.signed_headers, &payload_hash);
            let signature = &authorization.signature;
            if !matches(&key.secret, credential, &date, &canonical, signature) {
                return Err(AuthError::WrongSignature);
            }
            check_session(&key, request.headers, clock.now())?;
            (key.account, key.principal)
        }
        // The secret is not known here, so the signature is taken on trust.
        Known::Assumed | Known::Unknown => (
            DEFAULT_ACCOUNT.to_owned(),
            Principal::user(DEFAULT_ACCOUNT, "developer"),
        ),
    };
    Ok(Caller {
        access_key_id: credential.key_id.clone(),
        account,
        region: credential.region.clone(),
        principal,
    })
}

/// The names must be lower case, sorted and present, and `host` among them.
fn check_signed_headers(
    authorization: &Authorization,
    headers: &HeaderMap,
) -> Result<(), AuthError> {
    let names = &authorization.signed_headers;
    if !names.iter().any(|name| name == "host") {
        return Err(AuthError::WrongScope(
            "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.".to_owned(),
        ));
    }
    // A name that is not canonical cannot be part of a right signature.
    let canonical = names.is_sorted()
        && names
            .iter()
            .all(|name| !name.bytes().any(|b| b.is_ascii_uppercase()));
    let present = names.iter().all(|name| headers.contains_key(name.as_str()));
    if canonical && present {
        Ok(())
    } else {
        Err(AuthError::WrongSignature)
    }
}

fn check_scope(
    credential: &Credential,
    date: &SigningDate,
    expected: Expected,
) -> Result<(), AuthError> {
    let mut faults = Vec::new();
    if !is_region(&credential.region) {
        faults.push("Credential should be scoped to a valid region. ".to_owned());
    }
    if credential.service != expected.signing_name {
        faults.push(format!(
            "Credential should be scoped to correct service: '{}'. ",
            expected.signing_name
        ));
    }
    if credential.terminator != TERMINATOR {
        faults.push(format!(
            "Credential should be scoped with a valid terminator: '{TERMINATOR}', not '{}'. ",
            credential.terminator
        ));
    }
    if credential.day != date.day() {
        faults.push(format!(
            "Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date \
             from HTTP: '{}' != '{}', from '{}'.",
            credential.day,
            date.day(),
            date.text
        ));
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(AuthError::WrongScope(faults.concat()))
    }
}

/// The shape of a region's name, such as `us-east-1` or `us-gov-west-1`. Which
/// regions there are is for the API to say.
fn is_region(text: &str) -> bool {
    let parts: Vec<&str> = text.split('-').collect();
    let Some((number, words)) = parts.split_last() else {
        return false;
    };
    words.len() >= 2
        && words
            .iter()
            .all(|word| !word.is_empty() && word.bytes().all(|b| b.is_ascii_lowercase()))
        && !number.is_empty()
        && number.bytes().all(|b| b.is_ascii_digit())
}

/// The hash that the canonical request ends with.
fn payload_hash(request: &SignedRequest<'_>, expected: Expected) -> Result<String, AuthError> {
    let actual = sha256_hex(request.body);
    let Some(stated) = request.headers.get("x-amz-content-sha256") else {
        return Ok(actual);
    };
    if expected.unsigned_payload && stated.as_bytes() == UNSIGNED_PAYLOAD.as_bytes() {
        return Ok(UNSIGNED_PAYLOAD.to_owned());
    }
    // A stated hash that is not the body's would let the body be exchanged.
    if stated.as_bytes() == actual.as_bytes() {
        Ok(actual)
    } else {
        Err(AuthError::WrongSignature)
    }
}

/// A session's token must come with its key, and only while it lasts.
fn check_session(key: &AccessKey, headers: &HeaderMap, now: Moment) -> Result<(), AuthError> {
    let token = headers.get("x-amz-security-token").map(|v| v.as_bytes());
    if token != key.session_token.as_deref().map(str::as_bytes) {
        return Err(AuthError::UnknownKey);
    }
    if key.expires_at.is_some_and(|end| end <= now) {
        return Err(AuthError::ExpiredToken);
    }
    Ok(())
}
