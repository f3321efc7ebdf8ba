//! Waiting for what a window does in its own time.

use std::{
    thread,
    time::{Duration, Instant},
};

use crate::error::{Error, Result};

const BETWEEN_LOOKS: Duration = Duration::from_millis(60);

/// How long something may take before waiting for it is given up. Generous on purpose: it is there to end a test that
/// would never end, and judges no speed.
#[derive(Debug, Clone, Copy)]
pub struct Deadline {
    start: Instant,
    within: Duration,
}

impl Deadline {
    /// That far from this moment.
    #[must_use]
    pub fn within(within: Duration) -> Self {
        Self {
            start: Instant::now(),
            within,
        }
    }

    /// Whether it has passed.
    #[must_use]
    pub fn has_passed(&self) -> bool {
        self.start.elapsed() >= self.within
    }

    /// How long it was.
    #[must_use]
    pub fn length(&self) -> Duration {
        self.within
    }
}

/// Looks again and again until there is something, and gives it. `look` answers `Ok(Err(what was seen))` where what is
/// waited for is not there; a page that changes under the look counts as that too.
///
/// # Errors
/// With the last look's words when the time is over, or at once with an error that waiting does not mend.
pub fn until<T>(
    what: &str,
    within: Duration,
    mut look: impl FnMut() -> Result<Result<T, String>>,
) -> Result<T> {
    let deadline = Deadline::within(within);
    loop {
        let seen = match look() {
            Ok(Ok(found)) => return Ok(found),
            Ok(Err(seen)) => seen,
            Err(error) if error.is_about_a_changing_page() => error.to_string(),
            Err(error) => return Err(error),
        };
        if deadline.has_passed() {
            return Err(Error::Timeout {
                what: what.to_owned(),
                waited: deadline.length(),
                seen,
            });
        }
        thread::sleep(BETWEEN_LOOKS);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_what_comes_in_the_end() -> Result<()> {
        let mut looks = 0;
        let found = until("the third look", Duration::from_secs(60), || {
            looks += 1;
            Ok(if looks == 3 {
                Ok(looks)
            } else {
                Err(format!("look {looks}"))
            })
        })?;
        assert_eq!(found, 3);
        Ok(())
    }

    #[test]
    fn says_what_was_there_instead() {
        let answer = until("a row", Duration::ZERO, || {
            Ok(Err::<(), _>("an empty table".to_owned()))
        });
        let said = answer.expect_err("the time was over").to_string();
        assert_eq!(said, "waited 0 s for a row; last seen: an empty table");
    }
}
