//! Time comes from one injected clock, or tests could not step it.

use crate::{File, hold_everywhere};

const READINGS: [&str; 5] = [
    "SystemTime::now(",
    "Instant::now(",
    "OffsetDateTime::now_utc(",
    "Date.now(",
    "new Date()",
];

/// Where time is read from the machine, and why.
const ALLOWED: [(&str, &str); 7] = [
    (
        "crates/aws/src/clock",
        "the clock itself, which the SDK's time source is made from too",
    ),
    (
        "crates/simulator/src/clock",
        "the simulator's clock itself: it shares nothing with the engine",
    ),
    (
        "ui/src/lib/clock.ts",
        "the ticking that drives every age on the screen",
    ),
    (
        "ui/src/lib/flash.ts",
        "how long a message stays is the screen's own time",
    ),
    (
        "ui/dev/",
        "pages for looking at components, not a part of the program",
    ),
    ("tests/stage/", "how long a test waits is real time"),
    ("xtask/", "commands measure how long they take"),
];

fn rule(file: &File) -> Vec<String> {
    if !(file.is_rust() || file.is_script())
        || file.is_test()
        || ALLOWED
            .iter()
            .any(|(place, _)| file.path.starts_with(place))
    {
        return Vec::new();
    }
    let code = file
        .lines()
        .filter(|(_, line)| !line.trim_start().starts_with("//"));
    code.filter(|(_, line)| READINGS.iter().any(|reading| line.contains(reading)))
        .map(|(number, _)| file.at(number, "time is read from the machine: ask the clock"))
        .collect()
}

#[test]
fn a_reading_outside_the_clocks_is_objected_to() {
    assert_eq!(
        rule(&File::new(
            "crates/engine/src/watcher.rs",
            "let start = Instant::now();"
        ))
        .len(),
        1
    );
    assert_eq!(
        rule(&File::new(
            "ui/src/features/a.tsx",
            "const age = Date.now() - then;"
        ))
        .len(),
        1
    );
    assert_eq!(
        rule(&File::new("crates/aws/src/clock.rs", "SystemTime::now()")).len(),
        0
    );
    assert_eq!(
        rule(&File::new(
            "crates/engine/src/a.rs",
            "// not Instant::now()"
        ))
        .len(),
        0
    );
}

#[test]
fn time_comes_from_the_clock() {
    hold_everywhere(rule);
}
