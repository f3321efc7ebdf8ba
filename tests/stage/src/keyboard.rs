//! Keys, typed at the screen: whatever window has the keyboard gets them, and be it another program's.

use std::error::Error;

use x11rb::{
    connection::Connection as _,
    protocol::{
        xproto::{ConnectionExt as _, KEY_PRESS_EVENT, KEY_RELEASE_EVENT},
        xtest::ConnectionExt as _,
    },
    rust_connection::RustConnection,
};

/// The keysym of the key Return.
const RETURN: u32 = 0xff0d;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// Types `text`: small letters, digits and spaces; a line's end is the key Return.
pub(crate) fn type_text(display: &str, text: &str) -> Result<()> {
    let (connection, _) = RustConnection::connect(Some(display))?;
    let (first, last) = (
        connection.setup().min_keycode,
        connection.setup().max_keycode,
    );
    let mapping = connection
        .get_keyboard_mapping(first, last - first + 1)?
        .reply()?;
    let keys: Vec<&[u32]> = mapping
        .keysyms
        .chunks(usize::from(mapping.keysyms_per_keycode))
        .collect();
    for character in text.chars() {
        // The keysyms of Latin letters are their code points.
        let wanted = if character == '\n' {
            RETURN
        } else {
            u32::from(character)
        };
        let code = (first..=last)
            .zip(&keys)
            .find(|(_, keysyms)| keysyms.first() == Some(&wanted))
            .map(|(code, _)| code)
            .ok_or_else(|| format!("no key of its own types {character:?}"))?;
        for kind in [KEY_PRESS_EVENT, KEY_RELEASE_EVENT] {
            connection
                .xtest_fake_input(kind, code, 0, x11rb::NONE, 0, 0, 0)?
                .check()?;
        }
    }
    Ok(())
}
