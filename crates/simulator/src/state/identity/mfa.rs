//! Second factors.

use std::collections::HashMap;
use std::time::Duration;

use crate::auth::{Principal, PrincipalKind};
use crate::clock::Moment;

/// How long a device shows one code, and so how long a code that was used is no good.
const WINDOW: Duration = Duration::from_secs(30);

/// The code that is never right.
const WRONG: &str = "000000";

/// Why a second factor was not taken. The texts are AWS's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum MfaRefusal {
    /// One of the two parts is missing.
    #[error(
        "MultiFactorAuthentication failed, must provide both MFA serial number and one time pass code."
    )]
    Half,
    /// The device is not the caller's.
    #[error(
        "MultiFactorAuthentication failed, unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user."
    )]
    Device,
    /// The code is wrong, or was used already.
    #[error("MultiFactorAuthentication failed with invalid MFA one time pass code. ")]
    Code,
}

/// Checks a device and its code. Any code but one of zeros is right, once in its window: a client
/// that spends it twice is told so, as AWS would.
///
/// # Errors
/// Why it is not taken.
pub(crate) fn check_code(
    used: &mut HashMap<String, Moment>,
    account: &str,
    caller: &Principal,
    serial: Option<&str>,
    code: Option<&str>,
    now: Moment,
) -> Result<bool, MfaRefusal> {
    let (serial, code) = match (serial, code) {
        (None, None) => return Ok(false),
        (Some(serial), Some(code)) => (serial, code),
        (Some(_), None) | (None, Some(_)) => return Err(MfaRefusal::Half),
    };
    if caller.kind != PrincipalKind::User || !is_own(account, serial) {
        return Err(MfaRefusal::Device);
    }
    let key = format!("{serial} {code}");
    let spent = used.get(&key).is_some_and(|at| now.since(*at) < WINDOW);
    if code == WRONG || spent {
        return Err(MfaRefusal::Code);
    }
    used.insert(key, now);
    Ok(true)
}

/// A virtual device is one of the caller's account; a hardware one has a serial number, of which
/// nothing more is known.
fn is_own(account: &str, serial: &str) -> bool {
    if serial.starts_with("arn:") {
        serial.starts_with(&format!("arn:aws:iam::{account}:mfa/"))
    } else {
        !serial.is_empty()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_good_once_in_its_window() {
        let mut used = HashMap::new();
        let ana = Principal::user("1", "ana");
        let mut check = |serial, code, now| check_code(&mut used, "1", &ana, serial, code, now);
        let device = Some("arn:aws:iam::1:mfa/ana");
        let start = Moment::from_secs(1_000);
        assert_eq!(check(None, None, start), Ok(false));
        assert_eq!(check(device, None, start), Err(MfaRefusal::Half));
        assert_eq!(check(device, Some(WRONG), start), Err(MfaRefusal::Code));
        assert_eq!(check(device, Some("123456"), start), Ok(true));
        assert_eq!(check(device, Some("123456"), start), Err(MfaRefusal::Code));
        assert_eq!(check(device, Some("123456"), start + WINDOW), Ok(true));
        let other = Some("arn:aws:iam::2:mfa/ana");
        assert_eq!(check(other, Some("123456"), start), Err(MfaRefusal::Device));
    }
}
