//! Documents without scripts, styles from elsewhere, or anything else that a browser would load.

use std::fmt::Write as _;

use super::Page;

/// A document with a title and what is under it, which is HTML already.
pub(super) fn document(title: &str, body: &str) -> String {
    format!(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>{title}</title>\
         <style>body{{font:16px/1.5 sans-serif;max-width:34rem;margin:4rem auto;padding:0 1rem}}\
         button{{font:inherit;padding:.4rem 1.2rem;margin-right:.6rem}}\
         code{{font-size:1.4em}}</style></head><body><h1>{title}</h1>{body}\
         <p><small>A local simulator answers here, not AWS.</small></p></body></html>"
    )
}

/// A page that says why not.
pub(super) fn refused(status: u16, why: &str) -> Page {
    let body = format!("<p>{}</p>", escaped(why));
    Page::shown(status, document("That did not work", &body))
}

/// A form with hidden fields that posts to a path, with the two buttons.
pub(super) fn decision(path: &str, fields: &[(&str, &str)]) -> String {
    let mut form = format!("<form method=\"post\" action=\"{path}\">");
    for (name, value) in fields {
        let value = escaped(value);
        let _ = write!(
            form,
            "<input type=\"hidden\" name=\"{name}\" value=\"{value}\">"
        );
    }
    form.push_str(
        "<button name=\"action\" value=\"approve\">Approve</button>\
         <button name=\"action\" value=\"deny\">Deny</button></form>",
    );
    form
}

/// Text as HTML shows it.
pub(super) fn escaped(text: &str) -> String {
    text.replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('"', "&quot;")
        .replace('\'', "&#39;")
}

/// Text as the value of a parameter.
pub(crate) fn encoded(text: &str) -> String {
    let mut encoded = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_is_asked_with_becomes_markup() {
        let form = decision("/device", &[("user_code", "\"><script>")]);
        assert!(!form.contains("<script>"), "{form}");
        assert_eq!(encoded("a b&c=é"), "a%20b%26c%3D%C3%A9");
    }
}
