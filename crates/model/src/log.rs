//! Log lines, made safe to show.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::instant::Timestamp;

/// Who wrote a line of a service's log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub enum LogOrigin {
    /// App Runner itself: lines that begin with `[AppRunner]`.
    AppRunner,
    /// The build: lines that begin with `[Build]`.
    Build,
    /// Anything else.
    Other,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "camelCase")]
pub struct LogLine {
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote it.
    pub origin: LogOrigin,
    /// The text, without the origin's mark and without control characters.
    pub text: String,
    /// Whether it says why something failed.
    pub failure: bool,
}

impl LogLine {
    /// Reads one event's message.
    #[must_use]
    pub fn read(at: Timestamp, message: &str) -> Self {
        let clean = strip_controls(message);
        let (origin, text) = if let Some(rest) = clean.strip_prefix("[AppRunner]") {
            (LogOrigin::AppRunner, rest)
        } else if let Some(rest) = clean.strip_prefix("[Build]") {
            (LogOrigin::Build, rest)
        } else {
            (LogOrigin::Other, clean.as_str())
        };
        let text = text.trim().to_owned();
        let failure = origin == LogOrigin::AppRunner && text.contains("Failure reason");
        Self {
            at,
            origin,
            text,
            failure,
        }
    }
}

/// The line that says why an operation failed: App Runner's own reason, the last one where several are.
#[must_use]
pub fn failure_reason(lines: &[LogLine]) -> Option<&LogLine> {
    lines.iter().rev().find(|line| line.failure)
}

/// Whether an operation's log shows that it pulled an image (facts, CloudWatch).
#[must_use]
pub fn pulled_image(lines: &[LogLine]) -> bool {
    lines.iter().any(|line| {
        line.origin == LogOrigin::AppRunner && line.text.starts_with("Successfully pulled image")
    })
}

/// Takes out ANSI escape sequences and control characters, which could rewrite what is on screen.
fn strip_controls(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\u{1b}' => match chars.next() {
                // CSI: parameters up to a final byte.
                Some('[') => {
                    while chars
                        .next()
                        .is_some_and(|c| !('\u{40}'..='\u{7e}').contains(&c))
                    {}
                }
                // OSC: up to BEL or ESC \.
                Some(']') => {
                    while let Some(c) = chars.next() {
                        if c == '\u{7}' || (c == '\u{1b}' && chars.next_if_eq(&'\\').is_some()) {
                            break;
                        }
                    }
                }
                _ => {}
            },
            '\t' => out.push(' '),
            c if c.is_control()
                || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}') => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pull_is_app_runners_own_line() {
        let read = |text| pulled_image(&[LogLine::read(Timestamp(1), text)]);
        assert!(read("[AppRunner] Successfully pulled image from ECR."));
        assert!(!read("[Build] Successfully pulled image from ECR."));
        assert!(!read("[AppRunner] Successfully pulled source code."));
    }

    #[test]
    fn origin_and_failure_are_read() {
        let line = LogLine::read(
            Timestamp(1),
            "[AppRunner] Deployment with ID : 1 failed. Failure reason : Health check failed.",
        );
        assert_eq!((line.origin, line.failure), (LogOrigin::AppRunner, true));
        assert_eq!(LogLine::read(Timestamp(1), "[Build] npm ci").text, "npm ci");
        let quoted = LogLine::read(Timestamp(1), "[Build] echo Failure reason");
        assert!(
            !quoted.failure,
            "only App Runner's own lines give the reason"
        );
        assert_eq!(failure_reason(&[quoted, line.clone()]), Some(&line));
    }

    #[test]
    fn escape_sequences_and_controls_are_taken_out() {
        let text = LogLine::read(
            Timestamp(1),
            "\u{1b}[31mred\u{1b}[0m \u{1b}]0;title\u{7}ok\u{8}\u{202e}!",
        )
        .text;
        assert_eq!(text, "red ok!");
    }
}
