//! Keys that last for a session.

use super::{AccessKey, Principal};
use crate::clock::Moment;
use crate::state::Draw;

const BASE32: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const BASE64: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// A session's key in the forms of the real ones: 20 and 40 characters, and a token of some
/// hundreds, which clients must not assume the length of.
pub(crate) fn session_key(
    draw: &mut Draw,
    account: &str,
    principal: Principal,
    expires_at: Moment,
) -> AccessKey {
    AccessKey {
        id: format!("ASIA{}", letters(draw, BASE32, 16)),
        secret: letters(draw, BASE64, 40),
        account: account.to_owned(),
        session_token: Some(format!("IQoJb3JpZ2luX2Vj{}==", letters(draw, BASE64, 334))),
        // STS answers whole seconds, and a session ends when its answer said so.
        expires_at: Some(Moment::from_secs(expires_at.secs())),
        principal,
    }
}

/// So many letters of an alphabet.
pub(crate) fn letters(draw: &mut Draw, of: &[u8], count: usize) -> String {
    (0..count)
        .filter_map(|_| draw.pick(of))
        .map(|letter| char::from(*letter))
        .collect()
}
