//! The open window.

use std::time::Duration;

use serde_json::{Value, json};
use stage::{Element, Session, Stage, until, webdriver::Modifier};

use crate::{
    audit,
    error::{Error, Result},
    find::{self, Found, Name},
    programs::screenshot,
};

/// How long a test waits for something. It ends a test that would never end, and judges no speed.
pub const PATIENCE: Duration = Duration::from_secs(60);

/// Calls back when the page has its fonts, and nothing on it moves but what never stands still.
const STILL: &str = "
    const done = arguments[arguments.length - 1];
    const ends = animation => animation.effect.getComputedTiming().endTime !== Infinity;
    const frame = () => new Promise(resolve => requestAnimationFrame(resolve));
    document.fonts.ready.then(frame).then(frame)
      .then(() => Promise.allSettled(document.getAnimations().filter(ends).map(animation => animation.finished)))
      .then(frame).then(() => done());
";

/// The open window. Everything that looks for something waits until it is there.
#[derive(Debug)]
pub struct App<'p> {
    name: String,
    session: &'p Session,
    stage: &'p Stage,
}

impl<'p> App<'p> {
    pub(crate) fn new(name: &str, session: &'p Session, stage: &'p Stage) -> Self {
        Self {
            name: name.to_owned(),
            session,
            stage,
        }
    }

    /// The driver's session, for what is not here.
    #[must_use]
    pub fn session(&self) -> &Session {
        self.session
    }

    /// The home folder, the display and the desktop's stand-ins.
    #[must_use]
    pub fn stage(&self) -> &Stage {
        self.stage
    }

    /// All that is there of this role and name at this moment.
    ///
    /// # Errors
    /// When the page does not answer.
    pub fn all(&self, role: &str, name: impl Into<Name>) -> Result<Vec<Found>> {
        find::all(self.session, role, &name.into())
    }

    /// The first of this role and name.
    ///
    /// # Errors
    /// When none comes; the message has the names that are there of that role.
    pub fn find(&self, role: &str, name: impl Into<Name>) -> Result<Element> {
        let name = name.into();
        self.wait(&format!("{role} {name:?}"), || {
            if let Some(found) = find::all(self.session, role, &name)?.into_iter().next() {
                return Ok(Ok(found.element));
            }
            let others: Vec<String> = find::all(self.session, role, &Name::Any)?
                .into_iter()
                .map(|other| other.name)
                .take(30)
                .collect();
            Ok(Err(format!("of that role: {others:?}")))
        })
    }

    /// Waits until nothing of this role and name is there.
    ///
    /// # Errors
    /// When it stays.
    pub fn gone(&self, role: &str, name: impl Into<Name>) -> Result<()> {
        let name = name.into();
        self.wait(&format!("{role} {name:?} to go"), || {
            let there = find::all(self.session, role, &name)?.len();
            Ok(if there == 0 {
                Ok(())
            } else {
                Err(format!("{there} of them"))
            })
        })
    }

    /// Waits until a condition holds on what is there of a role, such as how many rows there are.
    ///
    /// # Errors
    /// When it does not come to hold.
    pub fn names(
        &self,
        role: &str,
        what: &str,
        holds: impl Fn(&[String]) -> bool,
    ) -> Result<Vec<String>> {
        self.wait(what, || {
            let names: Vec<String> = self
                .all(role, Name::Any)?
                .into_iter()
                .map(|found| found.name)
                .collect();
            Ok(if holds(&names) {
                Ok(names)
            } else {
                Err(format!("{names:?}"))
            })
        })
    }

    /// Clicks the first of this role and name, as soon as it can be clicked.
    ///
    /// # Errors
    /// When none comes, or it stays covered.
    pub fn click(&self, role: &str, name: impl Into<Name>) -> Result<()> {
        let name = name.into();
        self.act(role, &name, "to click", Element::click)
    }

    /// Clicks what ends the program: a moment later, so that the driver has answered before there is nothing to drive.
    ///
    /// # Errors
    /// When there is none of this role and name.
    pub fn click_and_end(&self, role: &str, name: impl Into<Name>) -> Result<()> {
        const SOON: &str = "const [element] = arguments; setTimeout(() => element.click(), 50)";
        let found = self.find(role, name)?;
        Ok(self.session.run(SOON, &[found.as_argument()]).map(drop)?)
    }

    /// Clicks what the page says cannot be used, to see that nothing comes of it.
    ///
    /// # Errors
    /// When there is none of this role and name.
    pub fn click_disabled(&self, role: &str, name: impl Into<Name>) -> Result<()> {
        let found = self.find(role, name)?;
        Ok(found.click()?)
    }

    /// Replaces the text of a field.
    ///
    /// # Errors
    /// When there is none of this role and name, or it takes no text.
    pub fn type_into(&self, role: &str, name: impl Into<Name>, words: &str) -> Result<()> {
        let name = name.into();
        self.act(role, &name, "to type into", |field| {
            field.clear()?;
            field.type_text(words)
        })
    }

    /// Presses keys wherever the focus is.
    ///
    /// # Errors
    /// When the driver refuses.
    pub fn press(&self, modifiers: &[Modifier], keys: impl Into<String>) -> Result<()> {
        Ok(self.session.press(modifiers, keys)?)
    }

    /// Waits until the page shows these words.
    ///
    /// # Errors
    /// When it does not.
    pub fn see(&self, words: &str) -> Result<()> {
        self.wait(&format!("the words {words:?}"), || {
            let text = self.text()?;
            Ok(if text.contains(words) {
                Ok(())
            } else {
                Err(text.chars().take(1500).collect())
            })
        })
    }

    /// Waits until something of this role and name shows these words. Names that the page draws rather than writes, and
    /// words for screen readers, count.
    ///
    /// # Errors
    /// When it does not.
    pub fn see_in(&self, role: &str, name: impl Into<Name>, words: &str) -> Result<()> {
        let name = name.into();
        self.wait(&format!("the words {words:?} in {role} {name:?}"), || {
            let mut seen = Vec::new();
            for found in find::all(self.session, role, &name)? {
                let text = self.content(&found.element)?;
                if text.contains(words) {
                    return Ok(Ok(()));
                }
                seen.push(text);
            }
            Ok(Err(format!("{seen:?}")))
        })
    }

    /// All the text in an element, with single spaces.
    ///
    /// # Errors
    /// When it is gone.
    pub fn content(&self, element: &Element) -> Result<String> {
        let text = self
            .session
            .run("return arguments[0].textContent", &[element.as_argument()])?;
        Ok(single_spaced(&text))
    }

    /// Waits until a button is off, and gives the reason that it has for whoever asks.
    ///
    /// # Errors
    /// When it stays on.
    pub fn reason_against(&self, button: impl Into<Name>) -> Result<String> {
        let button = button.into();
        self.wait(&format!("the button {button:?} to be off"), || {
            let Some(found) = find::all(self.session, "button", &button)?.into_iter().next() else {
                return Ok(Err("no such button".to_owned()));
            };
            let described = self.session.run(
                "const [button] = arguments;
                 const note = document.getElementById(button.getAttribute('aria-describedby'));
                 return button.getAttribute('aria-disabled') === 'true' ? note && note.textContent : null",
                &[found.element.as_argument()],
            )?;
            Ok(match described.as_str() {
                Some(reason) => Ok(reason.to_owned()),
                None => Err("it is on, or gives no reason".to_owned()),
            })
        })
    }

    /// All the text that the page shows, with single spaces.
    ///
    /// # Errors
    /// When the page does not answer.
    pub fn text(&self) -> Result<String> {
        let text = self.session.run("return document.body.innerText", &[])?;
        Ok(single_spaced(&text))
    }

    /// Waits until the address (path, search and hash) is as expected.
    ///
    /// # Errors
    /// When it does not come to be.
    pub fn address(&self, what: &str, holds: impl Fn(&str) -> bool) -> Result<String> {
        self.wait(what, || {
            let address = self.session.run(
                "return location.pathname + location.search + location.hash",
                &[],
            )?;
            let address = address.as_str().unwrap_or_default().to_owned();
            Ok(if holds(&address) {
                Ok(address)
            } else {
                Err(address)
            })
        })
    }

    /// Waits, with the patience of all tests.
    ///
    /// # Errors
    /// With the last look's words when the time is over.
    pub fn wait<T>(
        &self,
        what: &str,
        mut look: impl FnMut() -> Result<Result<T, String>>,
    ) -> Result<T> {
        let mut failure = None;
        let found = until(what, PATIENCE, || match look() {
            Ok(seen) => Ok(seen.map(Some)),
            Err(Error::Stage(error)) => Err(error),
            Err(other) => {
                // An error that is not the stage's ends the waiting, by way of an answer.
                failure = Some(other);
                Ok(Ok(None))
            }
        })?;
        match (found, failure) {
            (Some(found), _) => Ok(found),
            (None, Some(error)) => Err(error),
            (None, None) => Err(Error::Unexpected(format!("nothing was waited for: {what}"))),
        }
    }

    /// Gives the window another size, and waits until the page has it.
    ///
    /// # Errors
    /// When it does not come to have it.
    pub fn resize(&self, width: u32, height: u32) -> Result<()> {
        self.session.resize(width, height)?;
        let wanted = json!([width, height]);
        self.wait(&format!("a page of {width} × {height}"), || {
            let size = self.evaluate("[innerWidth, innerHeight]")?;
            Ok(if size == wanted {
                Ok(())
            } else {
                Err(size.to_string())
            })
        })
    }

    /// Keeps a picture in `target/desktop-screenshots`, named after the test and what is on it.
    ///
    /// # Errors
    /// When it cannot be taken.
    pub fn picture(&self, what: &str) -> Result<()> {
        self.session.run_async(STILL, &[])?;
        Ok(self
            .session
            .screenshot(&screenshot(&format!("{}-{what}", self.name)))?)
    }

    /// Checks the page against the rules of WCAG 2.2 AA that a program can check.
    ///
    /// # Errors
    /// With every element that breaks one.
    pub fn assert_accessible(&self) -> Result<()> {
        audit::check(self.session)
    }

    /// A value of the page that a test needs and no role has, such as a scroll position.
    ///
    /// # Errors
    /// When the expression throws.
    pub fn evaluate(&self, expression: &str) -> Result<Value> {
        Ok(self
            .session
            .run(&format!("return ({expression})"), &[json!(null)])?)
    }

    /// Looks the element up afresh for each try: a page that is being drawn may take the first one away.
    fn act(
        &self,
        role: &str,
        name: &Name,
        what: &str,
        act: impl Fn(&Element) -> stage::Result<()>,
    ) -> Result<()> {
        self.wait(&format!("{role} {name:?} {what}"), || {
            match find::all(self.session, role, name)?.into_iter().next() {
                // A person waits until a button can be pressed; a press before that does nothing.
                Some(found) if disabled(&found.element)? => Ok(Err("it is disabled".to_owned())),
                Some(found) => Ok(Ok(act(&found.element)?)),
                None => {
                    let others: Vec<String> = find::all(self.session, role, &Name::Any)?
                        .into_iter()
                        .map(|other| other.name)
                        .take(30)
                        .collect();
                    Ok(Err(format!("of that role: {others:?}")))
                }
            }
        })
    }
}

/// Whether the page says that an element cannot be used at the moment.
fn disabled(element: &Element) -> stage::Result<bool> {
    Ok(element.attribute("aria-disabled")?.as_deref() == Some("true"))
}

fn single_spaced(text: &Value) -> String {
    let words = text.as_str().unwrap_or_default().split_whitespace();
    words.collect::<Vec<_>>().join(" ")
}
