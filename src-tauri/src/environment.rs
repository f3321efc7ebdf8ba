//! Variables that GTK, WebKit and graphics drivers read when they start.

/// Sets what must be set before GTK starts.
///
/// Must be called first thing in `main`, before any thread exists.
pub(crate) fn prepare(safe_graphics: bool) {
    if !cfg!(target_os = "linux") {
        return;
    }
    if c_locale() {
        // In the C locale WebKitGTK answers "C" to navigator.language, which Intl refuses.
        set("LC_ALL", "en_US.UTF-8");
    }
    if safe_graphics {
        set("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        set("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
    } else if !graphics_card() && !driven() {
        // Composing layers is a graphics card's work. Done by the processor (llvmpipe) it costs 130 MB and most of
        // what an idle window costs at all; painted without layers, the same page looks the same.
        set("WEBKIT_DISABLE_COMPOSITING_MODE", "1");
        // What shares layers between processes, and what asks which of the screen's visuals OpenGL could draw on, load
        // llvmpipe into this process to be told so: a tenth of a second before there is a window.
        set("WEBKIT_DISABLE_DMABUF_RENDERER", "1");
        set("GDK_GL", "disable");
    } else if nvidia() && std::env::var_os("__NV_DISABLE_EXPLICIT_SYNC").is_none() {
        // WebKitGTK shows blank windows with this driver's explicit synchronisation.
        set("__NV_DISABLE_EXPLICIT_SYNC", "1");
    }
}

/// Whether the locale is C or POSIX, as the C library would decide.
fn c_locale() -> bool {
    let said = ["LC_ALL", "LC_CTYPE", "LANG"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|v| !v.is_empty()));
    said.is_none_or(|locale| matches!(locale.split('.').next(), Some("C" | "POSIX")))
}

/// Whether there is a card that can draw: each has a render node.
fn graphics_card() -> bool {
    std::fs::read_dir("/dev/dri").is_ok_and(|nodes| {
        nodes
            .flatten()
            .any(|node| node.file_name().to_string_lossy().starts_with("renderD"))
    })
}

/// Whether WebKitWebDriver works the window. Of a dialog that is painted without layers it gives no picture: it waits
/// for a frame that never comes.
fn driven() -> bool {
    std::env::var_os("TAURI_WEBVIEW_AUTOMATION").is_some()
}

fn nvidia() -> bool {
    std::path::Path::new("/proc/driver/nvidia/version").exists()
}

fn set(name: &str, value: &str) {
    #[expect(
        unsafe_code,
        reason = "called before any thread exists, so nobody reads the environment meanwhile"
    )]
    // SAFETY: `prepare` runs first thing in `main`, on the only thread there is.
    unsafe {
        std::env::set_var(name, value);
    }
}
