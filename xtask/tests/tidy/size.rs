//! One subject a file.

use crate::{File, hold_everywhere};

const MOST_LINES: usize = 400;

fn rule(file: &File) -> Vec<String> {
    let is_source = file.is_rust() || file.is_script() || file.is(&["css", "sh"]);
    let lines = file.text.lines().count();
    if is_source && !file.is_generated() && lines > MOST_LINES {
        vec![format!(
            "{}: {lines} lines, and {MOST_LINES} are the most: it has more than one subject",
            file.path
        )]
    } else {
        Vec::new()
    }
}

#[test]
fn a_long_file_is_objected_to() {
    assert_eq!(rule(&File::new("ui/src/a.ts", &"x\n".repeat(401))).len(), 1);
    assert_eq!(rule(&File::new("ui/src/a.ts", &"x\n".repeat(400))).len(), 0);
    assert_eq!(
        rule(&File::new(
            "ui/src/platform/bindings/a.ts",
            &"x\n".repeat(900)
        ))
        .len(),
        0
    );
}

#[test]
fn no_file_is_too_long() {
    hold_everywhere(rule);
}
