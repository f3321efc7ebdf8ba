//! Permissions from the list of commands: one per command, granted to the window `main` and nobody else.

use std::path::PathBuf;

include!("src/commands/list.rs");

macro_rules! names {
    ($($group:ident { $($kind:ident $name:ident ( $($arg:ident : $ty:ty),* ) -> $answer:ty;)* })*) => {
        /// Every command's name.
        const NAMES: &[&str] = &[$($(stringify!($name)),*),*];
    };
}
commands!(names);

fn main() {
    println!("cargo::rerun-if-changed=src/commands/list.rs");
    let folder =
        PathBuf::from(std::env::var("OUT_DIR").expect("cargo sets OUT_DIR")).join("granted");
    std::fs::create_dir_all(&folder).expect("OUT_DIR can be written");
    let permissions: Vec<String> = NAMES
        .iter()
        .map(|name| format!("allow-{}", name.replace('_', "-")))
        .collect();
    let capability = serde_json::json!({
        "identifier": "main",
        "description": "What the window may ask for: our own commands, nothing of Tauri's.",
        "windows": ["main"],
        "local": true,
        "permissions": permissions,
    });
    std::fs::write(folder.join("main.json"), capability.to_string())
        .expect("OUT_DIR can be written");

    let pattern = format!("{}/*.json", folder.display());
    tauri_build::try_build(
        tauri_build::Attributes::new()
            .app_manifest(tauri_build::AppManifest::new().commands(NAMES))
            // Leaked once, in a program that ends at once: the builder wants a 'static pattern.
            .capabilities_path_pattern(Box::leak(pattern.into_boxed_str())),
    )
    .expect("the permissions can be built");
}
