//! What must hold everywhere in the project, checked rather than remembered.
//!
//! Each rule is a function from a file, or from the packages, to what it objects to. It is tried on an example that
//! breaks it before it is tried on the project, so that no rule holds only because it looks at nothing.

mod clocks;
mod colours;
mod names;
mod places;
mod rooms;
mod size;
mod sources;
mod tree;
mod words;

use tree::{File, tree};

/// Tries a rule on every file of the project.
fn hold_everywhere(rule: impl Fn(&File) -> Vec<String>) {
    let objections: Vec<String> = tree().iter().flat_map(rule).collect();
    assert!(
        objections.is_empty(),
        "{} objections:\n  {}",
        objections.len(),
        objections.join("\n  ")
    );
}
