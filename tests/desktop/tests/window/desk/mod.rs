//! Stand-ins for parts of the desktop, on the stage's own bus.

mod notifications;
mod tray;

use desktop::Error;

pub(crate) use notifications::Notifications;
pub(crate) use tray::Tray;

/// For `map_err`: what the session bus said.
fn bus(source: zbus::Error) -> Error {
    Error::Bus {
        source: Box::new(source),
    }
}
