//! Keys, in the protocol's private code points.

use serde_json::{Value, json};

/// Keys without a letter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of the keys say it")]
pub enum Key {
    Enter,
    Escape,
    Tab,
    Backspace,
    Delete,
    Space,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
}

impl Key {
    const fn code(self) -> char {
        match self {
            Self::Backspace => '\u{e003}',
            Self::Tab => '\u{e004}',
            Self::Enter => '\u{e007}',
            Self::Escape => '\u{e00c}',
            Self::Space => ' ',
            Self::PageUp => '\u{e00e}',
            Self::PageDown => '\u{e00f}',
            Self::End => '\u{e010}',
            Self::Home => '\u{e011}',
            Self::Left => '\u{e012}',
            Self::Up => '\u{e013}',
            Self::Right => '\u{e014}',
            Self::Down => '\u{e015}',
            Self::Delete => '\u{e017}',
        }
    }
}

impl From<Key> for String {
    fn from(key: Key) -> Self {
        Self::from(key.code())
    }
}

/// Keys that are held while others are pressed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "the names of the keys say it")]
pub enum Modifier {
    Shift,
    Control,
    Alt,
}

impl Modifier {
    const fn code(self) -> char {
        match self {
            Self::Shift => '\u{e008}',
            Self::Control => '\u{e009}',
            Self::Alt => '\u{e00a}',
        }
    }
}

/// The protocol's action sequence: modifiers down, each key down and up, modifiers up in the opposite order.
pub(super) fn strokes(modifiers: &[Modifier], keys: &str) -> Value {
    let down = |key: char| json!({"type": "keyDown", "value": key});
    let up = |key: char| json!({"type": "keyUp", "value": key});
    let mut actions: Vec<Value> = modifiers.iter().map(|held| down(held.code())).collect();
    actions.extend(keys.chars().flat_map(|key| [down(key), up(key)]));
    actions.extend(modifiers.iter().rev().map(|held| up(held.code())));
    json!({"actions": [{"type": "key", "id": "keyboard", "actions": actions}]})
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modifiers_enclose_the_keys() {
        let sent = strokes(&[Modifier::Control, Modifier::Shift], "k");
        let steps: Vec<(String, char)> = sent["actions"][0]["actions"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|step| {
                Some((
                    step["type"].as_str()?.to_owned(),
                    step["value"].as_str()?.chars().next()?,
                ))
            })
            .collect();
        let expected = [
            ("keyDown", '\u{e009}'),
            ("keyDown", '\u{e008}'),
            ("keyDown", 'k'),
            ("keyUp", 'k'),
            ("keyUp", '\u{e008}'),
            ("keyUp", '\u{e009}'),
        ];
        assert_eq!(steps, expected.map(|(kind, key)| (kind.to_owned(), key)));
    }
}
