//! A stand-in for the panel that shows icons of programs: the tray.

use std::{
    collections::HashMap,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use desktop::{Error, Result, Stage};
use zbus::{
    blocking::{Connection, Proxy, connection::Builder, fdo::DBusProxy},
    interface,
    message::Header,
    zvariant::{OwnedObjectPath, OwnedValue, Structure, Value},
};

use super::bus;

const NAME: &str = "org.kde.StatusNotifierWatcher";
const PATH: &str = "/StatusNotifierWatcher";
const ITEM: &str = "org.kde.StatusNotifierItem";
const MENU: &str = "com.canonical.dbusmenu";

/// The tray on a stage's bus, for as long as this value lives.
pub(crate) struct Tray {
    connection: Connection,
    items: Arc<Mutex<Vec<Item>>>,
}

/// An icon: who has it, and where on the bus.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Item {
    owner: String,
    path: String,
}

/// A line of an icon's menu.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TrayLine {
    /// Its words.
    pub(crate) label: String,
    /// Whether it can be pressed.
    pub(crate) enabled: bool,
    /// 0 in the menu itself, 1 in a submenu of it.
    depth: usize,
    id: i32,
}

/// A node of a menu as the bus has it: its number, its properties, and the nodes below it.
type Node = (i32, HashMap<String, OwnedValue>, Vec<OwnedValue>);

impl Tray {
    /// Puts it there. Before that, programs find none.
    ///
    /// # Errors
    /// When the bus refuses.
    pub(crate) fn start(stage: &Stage) -> Result<Self> {
        let items = Arc::default();
        let watcher = Watcher {
            items: Arc::clone(&items),
        };
        let connection = Builder::address(stage.bus())
            .and_then(|builder| builder.serve_at(PATH, watcher))
            .and_then(|builder| builder.name(NAME))
            .and_then(Builder::build)
            .map_err(bus)?;
        Ok(Self { connection, items })
    }

    /// The menu of the one icon that is shown, without what its submenus hold; `None` while there is none.
    ///
    /// # Errors
    /// When its program does not answer as an icon has to.
    pub(crate) fn menu(&self) -> Result<Option<Vec<TrayLine>>> {
        Ok(self.lines()?.map(|lines| {
            let mut top = lines;
            top.retain(|line| line.depth == 0);
            top
        }))
    }

    /// Every line, those of submenus after the line that opens them.
    fn lines(&self) -> Result<Option<Vec<TrayLine>>> {
        let Some(menu) = self.shown()? else {
            return Ok(None);
        };
        let (_revision, (_root, _properties, nodes)): (u32, Node) = menu
            .call("GetLayout", &(0_i32, -1_i32, Vec::<&str>::new()))
            .map_err(bus)?;
        let mut lines = Vec::new();
        add(&mut lines, nodes, 0).map_err(bus)?;
        Ok(Some(lines))
    }

    /// Presses the first line of the menu or of a submenu that begins with these words.
    ///
    /// # Errors
    /// When there is no such line.
    pub(crate) fn press(&self, label: &str) -> Result<()> {
        let lines = self.lines()?.unwrap_or_default();
        let found = lines.iter().find(|line| line.label.starts_with(label));
        let (Some(line), Some(menu)) = (found, self.shown()?) else {
            return Err(Error::Unexpected(format!("no {label:?} among {lines:?}")));
        };
        menu.call_method("Event", &(line.id, "clicked", Value::from(0_i32), 0_u32))
            .map(drop)
            .map_err(bus)
    }

    /// The menu's object of the newest icon that is not put away.
    fn shown(&self) -> Result<Option<Proxy<'static>>> {
        let names = DBusProxy::new(&self.connection).map_err(bus)?;
        let items = kept(&self.items).clone();
        for Item { owner, path } in items.into_iter().rev() {
            // A program that has ended took its icon with it.
            if !is_there(&names, &owner).map_err(bus)? {
                continue;
            }
            let icon = Proxy::new(&self.connection, owner.clone(), path, ITEM);
            let icon = icon.map_err(bus)?;
            let status: String = icon.get_property("Status").map_err(bus)?;
            if status == "Passive" {
                continue;
            }
            let menu: OwnedObjectPath = icon.get_property("Menu").map_err(bus)?;
            return Proxy::new_owned(self.connection.clone(), owner, menu, MENU)
                .map(Some)
                .map_err(bus);
        }
        Ok(None)
    }
}

fn is_there(names: &DBusProxy<'_>, owner: &str) -> zbus::Result<bool> {
    Ok(names.name_has_owner(owner.try_into()?)?)
}

/// Adds the lines of `nodes`, and below each those of its submenu.
fn add(lines: &mut Vec<TrayLine>, nodes: Vec<OwnedValue>, depth: usize) -> zbus::Result<()> {
    for node in nodes {
        let (id, mut properties, below): Node = Structure::try_from(node)?.try_into()?;
        let label = properties.remove("label").map(String::try_from);
        // What is not said of a line is as the protocol's default has it.
        let enabled = properties.remove("enabled").map(bool::try_from);
        lines.push(TrayLine {
            label: label.transpose()?.unwrap_or_default(),
            enabled: enabled.transpose()?.unwrap_or(true),
            depth,
            id,
        });
        add(lines, below, depth + 1)?;
    }
    Ok(())
}

impl fmt::Debug for Tray {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Tray")
            .field("items", &kept(&self.items))
            .finish_non_exhaustive()
    }
}

struct Watcher {
    items: Arc<Mutex<Vec<Item>>>,
}

fn kept(items: &Mutex<Vec<Item>>) -> MutexGuard<'_, Vec<Item>> {
    items.lock().unwrap_or_else(PoisonError::into_inner)
}

#[interface(name = "org.kde.StatusNotifierWatcher")]
impl Watcher {
    fn register_status_notifier_item(&self, service: String, #[zbus(header)] header: Header<'_>) {
        let owner = header.sender().map(ToString::to_string);
        let item = Item {
            owner: owner.unwrap_or_default(),
            path: service,
        };
        let mut items = kept(&self.items);
        if !items.contains(&item) {
            items.push(item);
        }
    }

    fn register_status_notifier_host(&self, _service: String) {}

    #[zbus(property)]
    fn is_status_notifier_host_registered(&self) -> bool {
        true
    }

    #[zbus(property)]
    fn protocol_version(&self) -> i32 {
        0
    }

    #[zbus(property)]
    fn registered_status_notifier_items(&self) -> Vec<String> {
        let items = kept(&self.items);
        items
            .iter()
            .map(|item| format!("{}{}", item.owner, item.path))
            .collect()
    }
}
