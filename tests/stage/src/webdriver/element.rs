//! An element of the page.

use serde_json::{Value, json};

use crate::{
    error::{Error, Result},
    webdriver::wire::Wire,
};

/// The key under which the protocol puts an element's id.
const ELEMENT: &str = "element-6066-11e4-a52e-4f735466cecf";

/// An element of the page. It can go stale whenever the page is drawn again.
#[derive(Debug, Clone)]
pub struct Element {
    wire: Wire,
    id: String,
    path: String,
}

impl Element {
    pub(super) fn from_answer(wire: &Wire, session: &str, value: &Value) -> Result<Self> {
        let missing = || Error::Answer {
            command: "a search".to_owned(),
            missing: "element",
        };
        let id = value
            .get(ELEMENT)
            .and_then(Value::as_str)
            .ok_or_else(missing)?;
        Ok(Self {
            wire: wire.clone(),
            id: id.to_owned(),
            path: format!("{session}/element/{id}"),
        })
    }

    /// The element as an argument of a script.
    #[must_use]
    pub fn as_argument(&self) -> Value {
        json!({ELEMENT: self.id})
    }

    /// Clicks in its middle, after scrolling it into view.
    ///
    /// # Errors
    /// When it is covered, hidden or gone.
    pub fn click(&self) -> Result<()> {
        self.wire.tell(&format!("{}/click", self.path)).map(drop)
    }

    /// Empties it. For elements that take text.
    ///
    /// # Errors
    /// When it takes none.
    pub fn clear(&self) -> Result<()> {
        self.wire.tell(&format!("{}/clear", self.path)).map(drop)
    }

    /// Focuses it and types.
    ///
    /// # Errors
    /// When it cannot be typed into.
    pub fn type_text(&self, words: &str) -> Result<()> {
        self.wire
            .post(&format!("{}/value", self.path), &json!({"text": words}))
            .map(drop)
    }

    /// Its text as it is rendered.
    ///
    /// # Errors
    /// When it is gone.
    pub fn text(&self) -> Result<String> {
        self.read("/text")
    }

    /// Its role, as the browser's accessibility tree has it.
    ///
    /// # Errors
    /// When it is gone.
    pub fn role(&self) -> Result<String> {
        self.read("/computedrole")
    }

    /// Its name, as the browser's accessibility tree has it.
    ///
    /// # Errors
    /// When it is gone.
    pub fn name(&self) -> Result<String> {
        self.read("/computedlabel")
    }

    /// An attribute, where it has it.
    ///
    /// # Errors
    /// When it is gone.
    pub fn attribute(&self, name: &str) -> Result<Option<String>> {
        let value = self.wire.get(&format!("{}/attribute/{name}", self.path))?;
        Ok(value.as_str().map(str::to_owned))
    }

    /// Whether it can be operated.
    ///
    /// # Errors
    /// When it is gone.
    pub fn is_enabled(&self) -> Result<bool> {
        let value = self.wire.get(&format!("{}/enabled", self.path))?;
        Ok(value.as_bool().unwrap_or_default())
    }

    fn read(&self, command: &str) -> Result<String> {
        text(command, &self.wire.get(&format!("{}{command}", self.path))?)
    }
}

pub(super) fn text(command: &str, value: &Value) -> Result<String> {
    let missing = || Error::Answer {
        command: command.to_owned(),
        missing: "text",
    };
    value.as_str().map(str::to_owned).ok_or_else(missing)
}
