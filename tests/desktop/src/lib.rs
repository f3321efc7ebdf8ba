//! The real window, operated as a person would: what the tests in `tests/window` are written with.
//!
//! A test says which local AWS there is, which profiles reach it, and how the program is started; then it looks for
//! things by role and name. The program is the one that users get, unmodified and without any switch for tests.
//!
//! ```no_run
//! use desktop::{Account, Name, Setting, Simulator, play};
//!
//! # fn main() -> desktop::Result<()> {
//! let aws = Simulator::start(&["--scenario", "demo", "--speed", "20"])?;
//! let setting = Setting::named("fleet-filter").profile("production", &aws, Account::Production, "eu-west-1");
//! play(setting, |app| {
//!     app.type_into("combobox", "Filter services", "checkout")?;
//!     app.find("row", Name::containing("checkout"))?;
//!     app.assert_accessible()
//! })
//! # }
//! ```

mod again;
mod app;
mod audit;
mod error;
mod find;
mod play;
mod programs;
mod simulator;
pub mod watch;

pub use again::{Ended, close, has_ended, start_again};
pub use app::{App, PATIENCE};
pub use error::{Error, Result};
pub use find::{Found, Name};
pub use play::{Account, Scene, Setting, play};
pub use simulator::Simulator;
pub use stage::{
    Element, Keyring, Stage,
    webdriver::{Key, Modifier},
};
