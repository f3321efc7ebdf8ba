//! A client for WebDriver, as far as the tests need it.

mod driver;
mod element;
mod keys;
mod session;
mod wire;

pub use driver::Driver;
pub use element::Element;
pub use keys::{Key, Modifier};
pub use session::Session;
