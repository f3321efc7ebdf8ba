//! What the person at the terminal is told.
//!
//! Everything goes to standard error but results: the last line of `cargo xtask test` must be the last of standard
//! output.

#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a command's output is for the person who started it"
)]

use std::{
    io::{IsTerminal, stderr},
    sync::mpsc::{RecvTimeoutError, Sender, channel},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

/// A result, on standard output.
pub(crate) fn tell(text: &str) {
    println!("{}", text.trim_end());
}

/// A remark, on standard error.
pub(crate) fn remark(text: &str) {
    eprintln!("{text}");
}

/// An error with its causes.
pub(crate) fn complain(error: &anyhow::Error) {
    eprintln!("{} {error}", strong("error:"));
    for cause in error.chain().skip(1) {
        eprintln!("  because: {cause}");
    }
}

fn strong(text: &str) -> String {
    if stderr().is_terminal() {
        format!("\u{1b}[1m{text}\u{1b}[0m")
    } else {
        text.to_owned()
    }
}

/// How long something took, for people.
pub(crate) fn duration(length: Duration) -> String {
    let seconds = length.as_secs();
    match seconds {
        0 => format!("{} ms", length.as_millis()),
        1..=59 => format!("{seconds} s"),
        60.. => format!("{} min {:02} s", seconds / 60, seconds % 60),
    }
}

/// Says what is going on, does it, and says how long it took. Meanwhile it shows every few seconds that it still does:
/// at once on the same line where a person looks on, once a minute in a log.
pub(crate) fn during<T>(what: &str, work: impl FnOnce() -> T) -> T {
    let start = Instant::now();
    remark(&format!("{} {what} …", strong("▸")));
    let ticker = Ticker::start(what);
    let result = work();
    drop(ticker);
    remark(&format!("  {what}: {}", duration(start.elapsed())));
    result
}

struct Ticker {
    end: Option<Sender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Ticker {
    fn start(what: &str) -> Self {
        let what = what.to_owned();
        let start = Instant::now();
        let pause = Duration::from_secs(if stderr().is_terminal() { 20 } else { 60 });
        let (end, ended) = channel();
        let thread = thread::spawn(move || {
            while ended.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
                remark(&format!("  {what}: {} so far", duration(start.elapsed())));
            }
        });
        Self {
            end: Some(end),
            thread: Some(thread),
        }
    }
}

impl Drop for Ticker {
    fn drop(&mut self) {
        drop(self.end.take());
        if let Some(thread) = self.thread.take() {
            // It only prints; were it to panic, there would be nothing to save.
            let _ = thread.join();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_read_as_people_say_them() {
        let of = |milliseconds| duration(Duration::from_millis(milliseconds));
        assert_eq!(
            [of(40), of(1_000), of(59_999), of(60_000), of(425_000)],
            ["40 ms", "1 s", "59 s", "1 min 00 s", "7 min 05 s"]
        );
    }
}
