//! Finding by role and name, as someone does who listens to the page.

use std::fs;

use serde_json::{Value, json};
use stage::{Element, Session};

use crate::{
    error::{Error, Result},
    programs::node_module,
};

/// The name to look for.
#[derive(Debug, Clone)]
pub enum Name {
    /// Just so.
    Exactly(String),
    /// With this somewhere in it.
    Containing(String),
    /// Whatever it is.
    Any,
}

impl From<&str> for Name {
    fn from(name: &str) -> Self {
        Self::Exactly(name.to_owned())
    }
}

impl From<String> for Name {
    fn from(name: String) -> Self {
        Self::Exactly(name)
    }
}

impl Name {
    /// With this somewhere in it.
    #[must_use]
    pub fn containing(part: &str) -> Self {
        Self::Containing(part.to_owned())
    }

    fn as_argument(&self) -> Value {
        match self {
            Self::Exactly(name) => json!(["exactly", name]),
            Self::Containing(part) => json!(["containing", part]),
            Self::Any => json!(["any", ""]),
        }
    }
}

/// Something on the page that has a role and a name.
#[derive(Debug, Clone)]
pub struct Found {
    /// The element.
    pub element: Element,
    /// Its accessible name.
    pub name: String,
}

/// axe computes roles and names as the ARIA specifications say.
pub(crate) fn ensure_axe(session: &Session) -> Result<()> {
    if session.run("return typeof window.axe === 'object'", &[])? == json!(true) {
        return Ok(());
    }
    let path = node_module("axe-core/axe.min.js");
    let axe = fs::read_to_string(&path).map_err(|source| Error::Read { path, source })?;
    session.run(&axe, &[])?;
    Ok(())
}

/// Everything of this role and name that a screen reader would come across, in the page's order.
pub(crate) fn all(session: &Session, role: &str, name: &Name) -> Result<Vec<Found>> {
    let script = include_str!("scripts/find.js");
    let arguments = [json!(role), name.as_argument()];
    let mut answer = Value::Null;
    // A page that is being read anew can lose axe between the two: it is put into the new one.
    while answer.is_null() {
        ensure_axe(session)?;
        answer = session.run(script, &arguments)?;
    }
    let names = answer
        .get("names")
        .and_then(Value::as_array)
        .cloned()
        .unwrap_or_default();
    let elements = session.elements("return window.tracksideFound", &[])?;
    let names = names
        .iter()
        .map(|name| name.as_str().unwrap_or_default().to_owned());
    Ok(elements
        .into_iter()
        .zip(names)
        .map(|(element, name)| Found { element, name })
        .collect())
}
