//! The theme is the one place that names a colour: only there is every pair's contrast computed.

use crate::{File, hold_everywhere};

const THEME: &str = "ui/src/theme.css";
const FUNCTIONS: [&str; 8] = [
    "rgb(", "rgba(", "hsl(", "hsla(", "oklch(", "oklab(", "lab(", "lch(",
];

fn rule(file: &File) -> Vec<String> {
    let front_end = file.path.starts_with("ui/") && (file.is_script() || file.is(&["css", "html"]));
    if !front_end || file.path == THEME || file.is_test() {
        return Vec::new();
    }
    file.lines()
        .filter(|(_, line)| names_a_colour(line))
        .map(|(number, _)| file.at(number, "a colour outside the theme: use a token"))
        .collect()
}

fn names_a_colour(line: &str) -> bool {
    let function = FUNCTIONS.iter().any(|name| {
        line.match_indices(name).any(|(at, _)| {
            !line[..at].ends_with(|before: char| before.is_alphanumeric() || before == '_')
        })
    });
    function
        || line
            .match_indices('#')
            .any(|(at, _)| is_hex_colour(&line[..at], &line[at + 1..]))
}

/// `#` and 3, 4, 6 or 8 hexadecimal digits, and not a link's anchor or a private field.
fn is_hex_colour(before: &str, after: &str) -> bool {
    let digits = after.bytes().take_while(u8::is_ascii_hexdigit).count();
    let ends = !after[digits..]
        .starts_with(|next: char| next.is_alphanumeric() || next == '_' || next == '-');
    let starts = before.is_empty() || before.ends_with(['"', '\'', '`', ' ', ':', '(', ',', '[']);
    [3, 4, 6, 8].contains(&digits) && ends && starts
}

#[test]
fn raw_colours_are_objected_to_and_anchors_are_not() {
    let objections = |text| rule(&File::new("ui/src/components/a.tsx", text)).len();
    assert_eq!(objections("style={{ color: \"#ff8a82\" }}"), 1);
    assert_eq!(objections("const shade = `rgb(0 0 0 / .5)`;"), 1);
    assert_eq!(
        objections("href=\"#overview\" className=\"bg-panel\" this.#add"),
        0
    );
    assert_eq!(rule(&File::new(THEME, "--bg: #0e1116;")).len(), 0);
}

#[test]
fn only_the_theme_names_colours() {
    hold_everywhere(rule);
}
