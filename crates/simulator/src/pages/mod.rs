//! Pages for the browser of a person: approving a sign-in, and the console's federation endpoint.

mod authorize;
mod device;
mod federation;
mod html;

pub(crate) use html::encoded;

use hyper::Method;
use hyper::http::request::Parts;

use crate::core::Core;
use crate::wire::pairs;

/// What a browser is answered.
#[derive(Debug)]
pub(crate) struct Page {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: String,
}

impl Page {
    /// A document.
    fn shown(status: u16, body: String) -> Self {
        let kind = ("content-type", "text/html; charset=utf-8".to_owned());
        Self {
            status,
            // A page that approves must not be framed by another, nor kept.
            headers: vec![
                kind,
                ("cache-control", "no-store".to_owned()),
                ("x-frame-options", "DENY".to_owned()),
            ],
            body,
        }
    }

    /// The way to another page.
    fn moved(to: String) -> Self {
        Self {
            status: 302,
            headers: vec![("location", to), ("cache-control", "no-store".to_owned())],
            body: String::new(),
        }
    }
}

/// The parameters of a request: of its query string, and of the form it posts.
struct Parameters(Vec<(String, String)>);

impl Parameters {
    fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(found, _)| found == name)
            .map_or("", |(_, value)| value.as_str())
    }
}

/// Answers a request for a page; nothing where the path is not one.
pub(crate) fn answer(core: &Core, head: &Parts, body: &[u8]) -> Option<Page> {
    let path = head.uri.path();
    if !is_page(path) {
        return None;
    }
    let posted = head.method == Method::POST;
    let mut parameters = pairs(head.uri.query().unwrap_or_default().as_bytes());
    if posted {
        parameters.extend(pairs(body));
    } else if head.method != Method::GET {
        return Some(html::refused(405, "This page is read or posted to."));
    }
    let parameters = Parameters(parameters);
    Some(match path {
        authorize::PATH => authorize::answer(core, &parameters, posted),
        device::PATH => device::answer(core, &parameters, posted),
        _ => federation::answer(core, &parameters),
    })
}

/// Whether a path is a page's. A page's own form carries an `Origin`, which API calls must not.
pub(crate) fn is_page(path: &str) -> bool {
    [authorize::PATH, device::PATH, federation::PATH].contains(&path)
}
