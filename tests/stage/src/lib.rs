//! Where the real window plays: a virtual screen, a session bus and a home folder of its own, and a WebDriver client
//! to look at it and operate it.
//!
//! The desktop tests, `cargo xtask run --screenshot` and the benchmark share it. Nothing in it knows Trackside's pages,
//! and the program under test needs no switch of its own: `TAURI_WEBVIEW_AUTOMATION`, which Tauri reads, is all.
//!
//! Every [`Stage`] is independent of every other and of the desktop it is started from, so several can stand side by
//! side, and nothing of them is left when they are dropped.

mod background;
mod bus;
mod display;
mod error;
mod home;
mod keyboard;
mod keyring;
mod screen;
mod shims;
mod stage;
mod wait;
pub mod webdriver;
mod windows;

pub use background::Background;
pub use bus::Bus;
pub use display::Display;
pub use error::{Error, Result};
pub use home::Home;
pub use keyring::Keyring;
pub use screen::{Frame, Screen};
pub use shims::OpenedUrls;
pub use stage::Stage;
pub use wait::{Deadline, until};
pub use webdriver::{Element, Session};
