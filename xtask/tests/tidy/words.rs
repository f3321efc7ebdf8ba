//! What comments and documents do not say.

use crate::{File, hold_everywhere};

/// A text describes what is there. What was there before is in git.
const OF_CHANGE: [&str; 6] = [
    "no longer",
    "used to be",
    "for now",
    "previously,",
    "was renamed",
    "has been moved",
];
/// Left-over work, spelt apart here so that this file does not object to itself.
const LEFT_OVER: [&str; 7] = [
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("XX", "X:"),
    concat!("dbg", "!("),
    concat!("todo", "!("),
    concat!("unimplemented", "!("),
    concat!("console", ".log("),
];

fn change_rule(file: &File) -> Vec<String> {
    if !(file.is_rust() || file.is_script() || file.is(&["css", "sh"])) || is_this_file(file) {
        return Vec::new();
    }
    let mut objections = Vec::new();
    for (number, line) in file.lines() {
        let Some(comment) = comment(line) else {
            continue;
        };
        let comment = comment.to_lowercase();
        objections.extend(
            OF_CHANGE
                .iter()
                .filter(|words| comment.contains(*words))
                .map(|words| {
                    file.at(
                        number,
                        &format!("a comment says what is, and {words:?} says what was"),
                    )
                }),
        );
    }
    objections
}

fn left_over_rule(file: &File) -> Vec<String> {
    if file.is_generated() {
        return Vec::new();
    }
    let mut objections = Vec::new();
    for (number, line) in file.lines() {
        objections.extend(
            LEFT_OVER
                .iter()
                .filter(|word| line.contains(*word))
                .map(|word| file.at(number, &format!("{word} is left over"))),
        );
    }
    objections
}

fn is_this_file(file: &File) -> bool {
    file.path.ends_with("tidy/words.rs")
}

/// The comment on a line, in the ways of the languages here.
fn comment(line: &str) -> Option<&str> {
    let start = line.trim_start();
    let whole = ["//", "/*", "* ", "# "]
        .iter()
        .any(|mark| start.starts_with(mark));
    if whole {
        Some(start)
    } else {
        line.split_once(" // ").map(|(_, comment)| comment)
    }
}

#[test]
fn words_of_change_are_objected_to_in_comments_only() {
    let objections = |text| change_rule(&File::new("crates/model/src/a.rs", text)).len();
    assert_eq!(objections("/// This is no longer needed."), 1);
    assert_eq!(objections("let a = 1; // For now."), 1);
    assert_eq!(objections("let words = \"no longer there\";"), 0);
}

#[test]
fn left_over_work_is_objected_to() {
    let line = format!("    {} handle paging", LEFT_OVER[0]);
    assert_eq!(left_over_rule(&File::new("ui/src/a.ts", &line)).len(), 1);
    assert_eq!(
        left_over_rule(&File::new("ui/src/a.ts", "const method = toDo;")).len(),
        0
    );
}

#[test]
fn comments_say_what_is() {
    hold_everywhere(change_rule);
}

#[test]
fn nothing_is_left_over() {
    hold_everywhere(left_over_rule);
}
