//! Answers on their way to the page.

use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use serde::Serialize;
use tauri::ipc::{InvokeResponseBody, IpcResponse};

/// From so many bytes on an answer is compressed.
///
/// WebKitGTK reads what it is answered in pieces of 8 kB, each a turn of the window's own loop: the rows of 1,000
/// services are 110 pieces as they are and 15 packed. Less than a few pieces are not worth the work.
const LONG: usize = 64 * 1024;

/// An answer: JSON, or zlib's form of it where it is long. `platform/tauri.ts` unpacks it.
pub(super) struct Packed<T>(pub(super) T);

impl<T: Serialize> IpcResponse for Packed<T> {
    fn body(self) -> tauri::Result<InvokeResponseBody> {
        let json = serde_json::to_string(&self.0)?;
        if json.len() < LONG {
            return Ok(json.into());
        }
        let mut encoder = ZlibEncoder::new(Vec::with_capacity(json.len() / 4), Compression::fast());
        encoder.write_all(json.as_bytes())?;
        Ok(encoder.finish()?.into())
    }
}

#[cfg(test)]
mod tests {
    use std::io::Read as _;

    use flate2::read::ZlibDecoder;

    use super::*;

    fn body(answer: &[String]) -> InvokeResponseBody {
        Packed(answer).body().expect("made")
    }

    #[test]
    fn a_short_answer_is_json() {
        let short = body(&["checkout".to_owned()]);
        assert!(matches!(short, InvokeResponseBody::Json(json) if json == "[\"checkout\"]"));
    }

    #[test]
    fn a_long_answer_is_packed_and_says_the_same() {
        let answer: Vec<String> = (0..10_000).map(|id| format!("checkout-{id}")).collect();
        let InvokeResponseBody::Raw(packed) = body(&answer) else {
            panic!("it is as long as it was");
        };
        let mut json = String::new();
        ZlibDecoder::new(packed.as_slice())
            .read_to_string(&mut json)
            .expect("zlib's form");
        assert!(packed.len() * 2 < json.len());
        assert_eq!(
            serde_json::from_str::<Vec<String>>(&json).expect("JSON"),
            answer
        );
    }
}
