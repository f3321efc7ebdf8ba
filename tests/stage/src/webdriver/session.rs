//! A window that is open.

use std::{fs, path::Path};

use base64::{Engine, prelude::BASE64_STANDARD};
use serde_json::{Value, json};

use crate::{
    error::{Error, Result},
    webdriver::{
        element::{self, Element},
        keys::{self, Modifier},
        wire::Wire,
    },
};

/// One run of the program under the driver. Dropping it closes the program.
#[derive(Debug)]
pub struct Session {
    wire: Wire,
    path: String,
    open: bool,
}

impl Session {
    pub(crate) fn new(wire: Wire, id: &str) -> Self {
        Self {
            wire,
            path: format!("/session/{id}"),
            open: true,
        }
    }

    /// Sets the window's size.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.post("/window/rect", &json!({"width": width, "height": height}))
            .map(drop)
    }

    /// The address of the page.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn url(&self) -> Result<String> {
        let command = "/url";
        text(command, &self.wire.get(&format!("{}{command}", self.path))?)
    }

    /// Runs the body of a function in the page, with `arguments`, and gives what it returns.
    ///
    /// # Errors
    /// When it throws.
    pub fn run(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post(
            "/execute/sync",
            &json!({"script": script, "args": arguments}),
        )
    }

    /// Runs the body of a function whose last argument is a callback, and gives what it is called with.
    ///
    /// # Errors
    /// When it throws, or calls back too late.
    pub fn run_async(&self, script: &str, arguments: &[Value]) -> Result<Value> {
        self.post(
            "/execute/async",
            &json!({"script": script, "args": arguments}),
        )
    }

    /// The elements that a script returns as an array.
    ///
    /// # Errors
    /// When it throws, or returns something else.
    pub fn elements(&self, script: &str, arguments: &[Value]) -> Result<Vec<Element>> {
        let found = self.run(script, arguments)?;
        let list = found.as_array().map(Vec::as_slice).unwrap_or_default();
        list.iter()
            .map(|value| Element::from_answer(&self.wire, &self.path, value))
            .collect()
    }

    /// The elements that a CSS selector finds.
    ///
    /// # Errors
    /// When the selector is not valid.
    pub fn select(&self, selector: &str) -> Result<Vec<Element>> {
        let found = self.post(
            "/elements",
            &json!({"using": "css selector", "value": selector}),
        )?;
        let list = found.as_array().map(Vec::as_slice).unwrap_or_default();
        list.iter()
            .map(|value| Element::from_answer(&self.wire, &self.path, value))
            .collect()
    }

    /// The element that has the keyboard focus.
    ///
    /// # Errors
    /// When none has.
    pub fn focused(&self) -> Result<Element> {
        let value = self.wire.get(&format!("{}/element/active", self.path))?;
        Element::from_answer(&self.wire, &self.path, &value)
    }

    /// Presses keys one after the other, wherever the focus is, while modifiers are held. `Key` has those without a
    /// letter.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn press(&self, modifiers: &[Modifier], keys: impl Into<String>) -> Result<()> {
        self.post("/actions", &keys::strokes(modifiers, &keys.into()))?;
        self.wire
            .delete(&format!("{}/actions", self.path))
            .map(drop)
    }

    /// Writes a picture of the page.
    ///
    /// # Errors
    /// When it cannot be taken or written.
    pub fn screenshot(&self, file: &Path) -> Result<()> {
        let command = "/screenshot";
        let coded = text(command, &self.wire.get(&format!("{}{command}", self.path))?)?;
        let picture = BASE64_STANDARD.decode(coded)?;
        if let Some(parent) = file.parent() {
            fs::create_dir_all(parent).map_err(Error::file(parent))?;
        }
        fs::write(file, picture).map_err(Error::file(file))
    }

    /// Closes the program, and says whether the driver could.
    ///
    /// # Errors
    /// When the driver does not answer.
    pub fn close(mut self) -> Result<()> {
        self.open = false;
        self.wire.delete(&self.path).map(drop)
    }

    fn post(&self, command: &str, body: &Value) -> Result<Value> {
        self.wire.post(&format!("{}{command}", self.path), body)
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        if self.open {
            // On the way out of a failed test: the driver's end takes the program along if this does not.
            let _ = self.wire.delete(&self.path);
        }
    }
}

pub(super) fn text(command: &str, value: &Value) -> Result<String> {
    element::text(command, value)
}
