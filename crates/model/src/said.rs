//! Words of programs that are not ours.

use std::fmt;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a program of the user's own said to its standard error: a `credential_process`, the AWS CLI.
///
/// It is for the person who mends it, and may hold a secret: it goes to the window, `Debug` does not
/// show it, and what writes failures down leaves it out.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Said(String);

impl Said {
    /// The beginning of what was said; `None` where nothing was.
    #[must_use]
    pub fn of(output: &[u8]) -> Option<Self> {
        const SHOWN: usize = 600;
        let text = String::from_utf8_lossy(output);
        let text: String = text.trim().chars().take(SHOWN).collect();
        (!text.is_empty()).then_some(Self(text))
    }

    /// The words.
    #[must_use]
    pub fn words(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Said {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("[said]")
    }
}

#[cfg(test)]
mod tests {
    use super::Said;

    #[test]
    fn what_was_said_is_shown_to_the_window_alone() {
        let said = Said::of(b" the vault is shut: hunter2\n").expect("words");
        assert_eq!(said.words(), "the vault is shut: hunter2");
        assert!(!format!("{said:?}").contains("hunter2"));
        assert_eq!(Said::of(b" \n"), None);
        let long = Said::of(&[b'x'; 10_000]).expect("words");
        assert_eq!(long.words().len(), 600);
    }
}
