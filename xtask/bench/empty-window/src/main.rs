//! A Tauri window with nothing in it: what the platform itself costs. Start and memory of Trackside are measured
//! against it.

#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() -> tauri::Result<()> {
    tauri::Builder::default().run(tauri::generate_context!())
}
