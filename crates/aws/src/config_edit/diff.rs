//! A file's end and what is added to it, for a person to look at.

use model::discovery::{DiffKind, DiffLine};

/// Lines that stay and are shown above the addition.
const AROUND: usize = 4;

/// Settings whose values are no secrets. Any other value that stays is left out: keys may stand in
/// this file too, and nothing of them is for the window.
const PLAIN: [&str; 14] = [
    "credential_source",
    "duration_seconds",
    "endpoint_url",
    "output",
    "region",
    "role_arn",
    "role_session_name",
    "source_profile",
    "sso_account_id",
    "sso_region",
    "sso_registration_scopes",
    "sso_role_name",
    "sso_session",
    "sso_start_url",
];

/// The last lines of `before`, then `added`.
pub(super) fn lines(before: &[u8], added: &[u8]) -> Vec<DiffLine> {
    let before = String::from_utf8_lossy(before);
    let added = String::from_utf8_lossy(added);
    let stay: Vec<&str> = before.trim_start_matches('\u{feff}').lines().collect();
    // What ends the last line of a file without one is no line of its own.
    let ended = before.is_empty() || before.ends_with('\n');
    let fresh = added.lines().skip(usize::from(!ended));
    let kept = stay
        .iter()
        .enumerate()
        .skip(stay.len().saturating_sub(AROUND));
    let line = |index: usize, kind, text: String| DiffLine {
        number: u32::try_from(index + 1).unwrap_or(u32::MAX),
        kind,
        text,
    };
    let kept = kept.map(|(index, text)| line(index, DiffKind::Kept, shown(text)));
    let fresh = fresh
        .enumerate()
        .map(|(index, text)| line(stay.len() + index, DiffKind::Added, text.to_owned()));
    kept.chain(fresh).collect()
}

/// A line that stays, without what may be a secret.
fn shown(line: &str) -> String {
    let text = line.trim();
    if text.is_empty() || text.starts_with('[') {
        return line.to_owned();
    }
    let Some((key, _)) = line.split_once('=') else {
        // A comment without a setting in it, or the beginning of a nested one; or a wrapped secret.
        return if text.starts_with(['#', ';']) && text.contains(' ') {
            line.to_owned()
        } else {
            "…".to_owned()
        };
    };
    if PLAIN.contains(&key.trim().to_ascii_lowercase().as_str()) {
        line.to_owned()
    } else {
        format!("{key}= …")
    }
}
