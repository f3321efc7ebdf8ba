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
/// The keysym of the left key Control.
const CONTROL: u32 = 0xffe3;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// Types `text`: small letters, digits and spaces. A line's end is the key Return, and any other control character is
/// its letter with Control held, as at a terminal.
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
    let code_of = |wanted: u32| {
        (first..=last)
            .zip(&keys)
            .find(|(_, keysyms)| keysyms.first() == Some(&wanted))
            .map(|(code, _)| code)
    };
    let press = |code: u8, kinds: &[u8]| -> Result<()> {
        for &kind in kinds {
            connection
                .xtest_fake_input(kind, code, 0, x11rb::NONE, 0, 0, 0)?
                .check()?;
        }
        Ok(())
    };
    for character in text.chars() {
        // The keysyms of Latin letters are their code points.
        let (held, wanted) = match character {
            '\n' => (None, RETURN),
            '\u{1}'..='\u{1a}' => (Some(CONTROL), u32::from(character) + u32::from('a') - 1),
            _ => (None, u32::from(character)),
        };
        let key = |wanted| {
            code_of(wanted).ok_or_else(|| format!("no key of its own types {character:?}"))
        };
        if let Some(held) = held {
            press(key(held)?, &[KEY_PRESS_EVENT])?;
        }
        press(key(wanted)?, &[KEY_PRESS_EVENT, KEY_RELEASE_EVENT])?;
        if let Some(held) = held {
            press(key(held)?, &[KEY_RELEASE_EVENT])?;
        }
    }
    Ok(())
}
