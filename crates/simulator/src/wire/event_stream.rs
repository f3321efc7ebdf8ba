//! Event streams: messages that follow one another in one answer, each guarded by two checksums.

use serde_json::Value as Json;

/// The type of a header that is text.
const TEXT: u8 = 7;

/// Answers that go on: what an operation sends after its first word.
pub trait Live: Send {
    /// What is sent at once.
    fn begin(&mut self) -> Vec<u8>;

    /// What is sent next, a second later; nothing ends the stream.
    fn next(
        &mut self,
        world: &mut crate::state::World,
        now: crate::clock::Moment,
    ) -> Option<Vec<u8>>;
}

/// An event of a stream.
pub(crate) fn event(kind: &str, payload: &Json) -> Vec<u8> {
    message(
        &[
            (":event-type", kind),
            (":content-type", "application/json"),
            (":message-type", "event"),
        ],
        payload.to_string().as_bytes(),
    )
}

/// An error that ends a stream.
pub(crate) fn exception(kind: &str, payload: &Json) -> Vec<u8> {
    message(
        &[
            (":exception-type", kind),
            (":content-type", "application/json"),
            (":message-type", "exception"),
        ],
        payload.to_string().as_bytes(),
    )
}

fn message(headers: &[(&str, &str)], payload: &[u8]) -> Vec<u8> {
    let mut encoded = Vec::new();
    for (name, value) in headers {
        encoded.push(u8::try_from(name.len()).unwrap_or(u8::MAX));
        encoded.extend(name.as_bytes());
        encoded.push(TEXT);
        encoded.extend(u16::try_from(value.len()).unwrap_or(u16::MAX).to_be_bytes());
        encoded.extend(value.as_bytes());
    }
    // Two lengths and two checksums, of four bytes each, stand around it.
    let total = 16 + encoded.len() + payload.len();
    let number = |length: usize| u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes();
    let mut message = Vec::with_capacity(total);
    message.extend(number(total));
    message.extend(number(encoded.len()));
    message.extend(crc32(&message).to_be_bytes());
    message.extend(encoded);
    message.extend(payload);
    message.extend(crc32(&message).to_be_bytes());
    message
}

/// The checksum of Ethernet and of zip files.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            let carry = if crc & 1 == 1 { 0xedb8_8320 } else { 0 };
            (crc >> 1) ^ carry
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_checksum_is_the_usual_one() {
        assert_eq!(crc32(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn a_message_says_how_long_it_is() {
        let message = message(&[("a", "b")], b"payload");
        assert_eq!(message.len(), 16 + 6 + 7);
        assert_eq!(message.get(..8), Some(&[0, 0, 0, 29, 0, 0, 0, 6][..]));
    }
}
