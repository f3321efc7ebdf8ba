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

/// The fields of a request to move a window: by its upper left corner, across and down.
const MOVE: u32 = 1 | (1 << 8) | (1 << 9) | (ASKED_BY_A_USER << 12);

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

    /// The one window there is.
    fn window(&self) -> Result<Window> {
        match self.windows()?[..] {
            [window] => Ok(window),
            ref others => Err(format!("{} windows", others.len()).into()),
        }
    }

    /// Asks the window manager for something: `what` is done with `window`.
    fn ask(&self, window: Window, what: &str, with: [u32; 5]) -> Result<()> {
        let asked = ClientMessageEvent::new(32, window, self.atom(what)?, with);
        let to = EventMask::SUBSTRUCTURE_REDIRECT | EventMask::SUBSTRUCTURE_NOTIFY;
        self.connection
            .send_event(false, self.root, to, asked)?
            .check()?;
        Ok(())
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
    for &window in &windows {
        desktop.ask(window, "_NET_CLOSE_WINDOW", [0, ASKED_BY_A_USER, 0, 0, 0])?;
    }
    Ok(windows.len())
}

/// Where the one window is: from the screen's upper left corner, across and down, without its frame.
pub(crate) fn place(display: &str) -> Result<(i16, i16)> {
    let desktop = Desktop::connect(display)?;
    let window = desktop.window()?;
    let at = desktop
        .connection
        .translate_coordinates(window, desktop.root, 0, 0)?
        .reply()?;
    Ok((at.dst_x, at.dst_y))
}

/// Has the window manager move the one window, its frame's corner to this place.
pub(crate) fn move_to(display: &str, (across, down): (i16, i16)) -> Result<()> {
    let desktop = Desktop::connect(display)?;
    let window = desktop.window()?;
    let place = [across, down].map(|at| i32::from(at).cast_unsigned());
    desktop.ask(
        window,
        "_NET_MOVERESIZE_WINDOW",
        [MOVE, place[0], place[1], 0, 0],
    )
}
