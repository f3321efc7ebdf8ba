//! One line of a stream, and its place among all others.

use crate::state::Draw;

/// A line of a stream.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Event {
    pub(super) key: Key,
    /// The name of its stream.
    pub(super) stream: String,
    pub(super) message: String,
}

/// The order of events: by time, then by stream, then as they were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// Milliseconds since the epoch.
    pub(super) at: i64,
    pub(super) stream: u32,
    pub(super) line: u32,
}

impl Key {
    /// The first place at a time.
    pub(super) const fn at(at: i64) -> Self {
        Self {
            at,
            stream: 0,
            line: 0,
        }
    }

    /// 56 digits, as CloudWatch has them; sorted, they are in this order too.
    pub(super) fn id(self) -> String {
        format!("{:020}{:018}{:018}", self.at.max(0), self.stream, self.line)
    }

    /// When CloudWatch took it in: some tenths of a second after.
    pub(super) fn ingested(self) -> i64 {
        self.at + 100 + i64::from(self.stream.wrapping_add(self.line) % 700)
    }
}

/// The number that stands for a stream in keys.
pub(super) fn stream_number(name: &str) -> u32 {
    let bits = Draw::of(0, &["stream", name]).next();
    // Never 0, which is the place before every stream.
    u32::try_from(bits >> 32).unwrap_or_default().max(1)
}

/// A place between two events, in either direction of reading.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Boundary {
    Before(Key),
    After(Key),
}

impl Boundary {
    /// Whether a key lies behind the place, seen in the order of time.
    pub(super) fn precedes(self, key: Key) -> bool {
        match self {
            Self::Before(place) => key >= place,
            Self::After(place) => key > place,
        }
    }

    /// When the place is.
    pub(super) const fn at(self) -> i64 {
        match self {
            Self::Before(place) | Self::After(place) => place.at,
        }
    }

    pub(super) fn text(self) -> String {
        let (side, key) = match self {
            Self::Before(key) => ("b", key),
            Self::After(key) => ("a", key),
        };
        format!("{side}:{}:{}:{}", key.at, key.stream, key.line)
    }

    pub(super) fn parse(text: &str) -> Option<Self> {
        let parts: Vec<&str> = text.split(':').collect();
        let [side, at, stream, line] = parts[..] else {
            return None;
        };
        let key = Key {
            at: at.parse().ok()?,
            stream: stream.parse().ok()?,
            line: line.parse().ok()?,
        };
        match side {
            "b" => Some(Self::Before(key)),
            "a" => Some(Self::After(key)),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_sort_as_their_keys_do() {
        let key = |at, stream, line| Key { at, stream, line };
        let keys = [key(9, 1, 0), key(9, 1, 10), key(9, 2, 0), key(10, 1, 0)];
        let ids = keys.map(Key::id);
        assert!(keys.is_sorted() && ids.is_sorted());
        assert!(ids.iter().all(|id| id.len() == 56));
    }

    #[test]
    fn a_boundary_reads_back_and_parts_events() {
        let key = Key {
            at: 5,
            stream: 3,
            line: 1,
        };
        for (boundary, behind) in [(Boundary::Before(key), true), (Boundary::After(key), false)] {
            assert_eq!(Boundary::parse(&boundary.text()), Some(boundary));
            assert_eq!(boundary.precedes(key), behind);
        }
        assert_eq!(Boundary::parse("c:1:2:3"), None);
        assert_eq!(Boundary::parse("a:1:2"), None);
    }
}
