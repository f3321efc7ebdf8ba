//! A stand-in for the desktop's notifications.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, PoisonError},
};

use desktop::{Result, Stage};
use zbus::{
    blocking::{Connection, connection::Builder},
    interface,
    names::BusName,
    zvariant::OwnedValue,
};

use super::bus;

const NAME: &str = "org.freedesktop.Notifications";
const PATH: &str = "/org/freedesktop/Notifications";

/// A notification that a program asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Notified {
    /// The desktop's number for it.
    pub(crate) id: u32,
    /// Its first line.
    pub(crate) title: String,
    /// The rest of its words.
    pub(crate) body: String,
    /// What can be pressed: key and label in turn. The key of the notification itself is `default`.
    pub(crate) actions: Vec<String>,
}

/// The desktop's notifications on a stage's bus, for as long as this value lives. It shows nothing and keeps everything.
pub(crate) struct Notifications {
    connection: Connection,
    shown: Arc<Mutex<Vec<Notified>>>,
}

impl Notifications {
    /// Puts them there. Before that, programs find none.
    ///
    /// # Errors
    /// When the bus refuses.
    pub(crate) fn start(stage: &Stage) -> Result<Self> {
        let shown = Arc::default();
        let server = Server {
            shown: Arc::clone(&shown),
        };
        let connection = Builder::address(stage.bus())
            .and_then(|builder| builder.serve_at(PATH, server))
            .and_then(|builder| builder.name(NAME))
            .and_then(Builder::build)
            .map_err(bus)?;
        Ok(Self { connection, shown })
    }

    /// Those asked for so far, oldest first.
    #[must_use]
    pub(crate) fn shown(&self) -> Vec<Notified> {
        kept(&self.shown).clone()
    }

    /// Presses an action of one, as a click on it does.
    ///
    /// # Errors
    /// When the bus is gone.
    pub(crate) fn press(&self, id: u32, action: &str) -> Result<()> {
        self.connection
            .emit_signal(
                None::<BusName<'_>>,
                PATH,
                NAME,
                "ActionInvoked",
                &(id, action),
            )
            .map_err(bus)
    }
}

impl fmt::Debug for Notifications {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Notifications")
            .field("shown", &self.shown())
            .finish_non_exhaustive()
    }
}

struct Server {
    shown: Arc<Mutex<Vec<Notified>>>,
}

fn kept(shown: &Mutex<Vec<Notified>>) -> std::sync::MutexGuard<'_, Vec<Notified>> {
    shown.lock().unwrap_or_else(PoisonError::into_inner)
}

#[interface(name = "org.freedesktop.Notifications")]
impl Server {
    #[expect(
        clippy::too_many_arguments,
        reason = "the Desktop Notifications Specification has so many"
    )]
    fn notify(
        &self,
        _app_name: String,
        _replaces_id: u32,
        _app_icon: String,
        summary: String,
        body: String,
        actions: Vec<String>,
        _hints: HashMap<String, OwnedValue>,
        _expire_timeout: i32,
    ) -> u32 {
        let mut shown = kept(&self.shown);
        let id = u32::try_from(shown.len()).unwrap_or(u32::MAX - 1) + 1;
        shown.push(Notified {
            id,
            title: summary,
            body,
            actions,
        });
        id
    }

    fn close_notification(&self, _id: u32) {}

    fn get_capabilities(&self) -> Vec<String> {
        ["actions", "body"].map(str::to_owned).to_vec()
    }

    fn get_server_information(&self) -> (String, String, String, String) {
        let [name, vendor, version, specification] =
            ["stand-in", "stage", "1", "1.2"].map(str::to_owned);
        (name, vendor, version, specification)
    }
}
