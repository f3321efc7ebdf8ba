//! The windows on a screen, as the window manager knows them.

use std::error::Error;

use x11rb::{
    connection::Connection as _,
    protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask},
    rust_connection::RustConnection,
};

/// Long enough for any list of windows here.
const LONGEST: u32 = 1024;
/// Whoever asks is a user, not a program: window managers make a difference.
const ASKED_BY_A_USER: u32 = 2;

/// Asks the window manager to close every window it manages: each program gets to say what it does about it, which
/// ending its process would not let it. Gives how many there were.
pub(crate) fn close_all(display: &str) -> Result<usize, Box<dyn Error + Send + Sync>> {
    let (connection, screen) = RustConnection::connect(Some(display))?;
    let root = connection
        .setup()
        .roots
        .get(screen)
        .map(|screen| screen.root)
        .ok_or("it has no root window")?;
    let atom = |name: &str| -> Result<u32, Box<dyn Error + Send + Sync>> {
        Ok(connection
            .intern_atom(false, name.as_bytes())?
            .reply()?
            .atom)
    };
    let list = connection
        .get_property(
            false,
            root,
            atom("_NET_CLIENT_LIST")?,
            AtomEnum::WINDOW,
            0,
            LONGEST,
        )?
        .reply()?;
    let windows: Vec<u32> = list.value32().into_iter().flatten().collect();
    let close = atom("_NET_CLOSE_WINDOW")?;
    for &window in &windows {
        let asked = ClientMessageEvent::new(32, window, close, [0, ASKED_BY_A_USER, 0, 0, 0]);
        let to = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        connection.send_event(false, root, to, asked)?.check()?;
    }
    Ok(windows.len())
}
