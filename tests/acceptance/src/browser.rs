//! As much of a browser as signing in needs: pages are fetched, redirects followed, buttons pressed.

use std::io;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// What the browser shows.
#[derive(Debug)]
pub struct Browser {
    /// Where it is.
    pub url: String,
    /// The answer's status.
    pub status: u16,
    /// What is on the page.
    pub page: String,
}

impl Browser {
    /// Opens `url` and follows where it leads.
    ///
    /// # Errors
    /// Where nobody answers.
    pub async fn open(url: &str) -> io::Result<Self> {
        Self::go(url.to_owned(), "GET", String::new()).await
    }

    /// Presses the button of the page's form that sends `action`.
    ///
    /// # Errors
    /// Where nobody answers, or there is no form.
    pub async fn press(&self, action: &str) -> io::Result<Self> {
        let none = || io::Error::other("the page has no form");
        let between = |text: &str, from: &str| -> Option<String> {
            let (_, rest) = text.split_once(from)?;
            rest.split_once('"').map(|(value, _)| value.to_owned())
        };
        let target = between(&self.page, "method=\"post\" action=\"").ok_or_else(none)?;
        let hidden = self.page.split("<input type=\"hidden\"").skip(1);
        let mut fields: Vec<String> = hidden
            .filter_map(|field| {
                let (name, value) = (between(field, "name=\"")?, between(field, "value=\"")?);
                Some(format!("{name}={}", encoded(&plain(&value))))
            })
            .collect();
        fields.push(format!("action={action}"));
        let (scheme, rest) = self.url.split_once("://").ok_or_else(none)?;
        let host = rest.split('/').next().unwrap_or_default();
        let url = format!("{scheme}://{host}{target}");
        Self::go(url, "POST", fields.join("&")).await
    }

    async fn go(mut url: String, mut method: &str, mut body: String) -> io::Result<Self> {
        loop {
            let (head, page) = ask(&url, method, &body).await?;
            let line = head.lines().next().unwrap_or_default();
            let status = line.split(' ').nth(1).and_then(|word| word.parse().ok());
            let status = status.ok_or_else(|| io::Error::other("no status"))?;
            let location = head.lines().find_map(|line| {
                let (name, value) = line.split_once(": ")?;
                name.eq_ignore_ascii_case("location")
                    .then(|| value.to_owned())
            });
            match location {
                Some(next) => (url, method, body) = (next, "GET", String::new()),
                None => return Ok(Self { url, status, page }),
            }
        }
    }
}

async fn ask(url: &str, method: &str, body: &str) -> io::Result<(String, String)> {
    let rest = url.strip_prefix("http://").unwrap_or(url);
    let (host, path) = rest.split_once('/').unwrap_or((rest, ""));
    let mut stream = TcpStream::connect(host).await?;
    let origin = if body.is_empty() {
        String::new()
    } else {
        format!("origin: http://{host}\r\ncontent-type: application/x-www-form-urlencoded\r\n")
    };
    let request = format!(
        "{method} /{path} HTTP/1.1\r\nhost: {host}\r\nconnection: close\r\n{origin}\
         content-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await?;
    let mut text = String::new();
    stream.read_to_string(&mut text).await?;
    text.split_once("\r\n\r\n")
        .map(|(head, page)| (head.to_owned(), page.to_owned()))
        .ok_or_else(|| io::Error::other("half an answer"))
}

/// An attribute's value, as it was before it became markup.
fn plain(text: &str) -> String {
    text.replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;", "&")
}

/// A value, as a form sends it.
fn encoded(text: &str) -> String {
    text.bytes()
        .map(|byte| {
            if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
                char::from(byte).to_string()
            } else {
                format!("%{byte:02X}")
            }
        })
        .collect()
}
