//! The windows on a screen, as the window manager knows them.

use std::error::Error;

use x11rb::{
    connection::Connection as _,
    protocol::xproto::{AtomEnum, ClientMessageEvent, ConnectionExt as _, EventMask, Window},
    rust_connection::RustConnection,
};

/// Long enough for any list of windows here.
const LONGEST: u32 = 1024;
/// Whoever asks is a user, not a program: window managers make a difference.
const ASKED_BY_A_USER: u32 = 2;

type Result<T> = std::result::Result<T, Box<dyn Error + Send + Sync>>;

/// A connection to a screen.
struct Desktop {
    connection: RustConnection,
    root: Window,
}

impl Desktop {
    fn connect(display: &str) -> Result<Self> {
        let (connection, screen) = RustConnection::connect(Some(display))?;
        let root = connection
            .setup()
            .roots
            .get(screen)
            .map(|screen| screen.root)
            .ok_or("it has no root window")?;
        Ok(Self { connection, root })
    }

    fn atom(&self, name: &str) -> Result<u32> {
        Ok(self
            .connection
            .intern_atom(false, name.as_bytes())?
            .reply()?
            .atom)
    }

    fn windows(&self) -> Result<Vec<Window>> {
        let list = self.atom("_NET_CLIENT_LIST")?;
        let list = self
            .connection
            .get_property(false, self.root, list, AtomEnum::WINDOW, 0, LONGEST)?
            .reply()?;
        Ok(list.value32().into_iter().flatten().collect())
    }
}

/// How many windows the window manager has. It lists minimised ones, and none that its program has hidden.
pub(crate) fn count(display: &str) -> Result<usize> {
    Ok(Desktop::connect(display)?.windows()?.len())
}

/// Asks the window manager to close every window it manages: each program gets to say what it does about it, which
/// ending its process would not let it. Gives how many there were.
pub(crate) fn close_all(display: &str) -> Result<usize> {
    let desktop = Desktop::connect(display)?;
    let windows = desktop.windows()?;
    let close = desktop.atom("_NET_CLOSE_WINDOW")?;
    for &window in &windows {
        let asked = ClientMessageEvent::new(32, window, close, [0, ASKED_BY_A_USER, 0, 0, 0]);
        let to = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        desktop
            .connection
            .send_event(false, desktop.root, to, asked)?
            .check()?;
    }
    Ok(windows.len())
}
