//! As much of a browser as signing in needs: a page is fetched, a form is sent, a redirect is read.

use std::error::Error;

use simulator::Running;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

/// What a page answered.
#[derive(Debug)]
pub(crate) struct Seen {
    pub(crate) status: u16,
    /// Where the browser is sent.
    pub(crate) location: Option<String>,
    pub(crate) body: String,
}

/// Fetches a page; `path` may be a whole URL of the simulator.
pub(crate) async fn get(running: &Running, path: &str) -> Result<Seen, Box<dyn Error>> {
    let path = path.trim_start_matches(&running.endpoint());
    send(running, &format!("GET {path}"), "", "").await
}

/// Sends a form, as the page's own button would.
pub(crate) async fn post(
    running: &Running,
    path: &str,
    form: &str,
) -> Result<Seen, Box<dyn Error>> {
    let origin = format!("origin: {}\r\n", running.endpoint());
    send(running, &format!("POST {path}"), &origin, form).await
}

/// Sends a request with headers of one's own.
pub(crate) async fn send(
    running: &Running,
    line: &str,
    headers: &str,
    body: &str,
) -> Result<Seen, Box<dyn Error>> {
    let endpoint = running.endpoint();
    let address = endpoint.trim_start_matches("http://");
    let mut stream = TcpStream::connect(address).await?;
    let request = format!(
        "{line} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n{headers}\
         content-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(request.as_bytes()).await?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await?;
    let (head, body) = answer.split_once("\r\n\r\n").ok_or("a head and a body")?;
    let location = head
        .lines()
        .find_map(|line| line.strip_prefix("location: "))
        .map(str::to_owned);
    Ok(Seen {
        status: head.split(' ').nth(1).ok_or("a status")?.parse()?,
        location,
        body: body.to_owned(),
    })
}

/// A parameter of a URL.
pub(crate) fn parameter<'a>(url: &'a str, name: &str) -> Option<&'a str> {
    let (_, query) = url.split_once('?')?;
    query
        .split('&')
        .filter_map(|pair| pair.split_once('='))
        .find(|(found, _)| *found == name)
        .map(|(_, value)| value)
}
