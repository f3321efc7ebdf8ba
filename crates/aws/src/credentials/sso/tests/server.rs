//! A server that gives one answer after the other, and keeps what it was asked.

use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};

/// How late a late answer is.
const LATE: Duration = Duration::from_millis(150);

/// An answer.
#[derive(Debug, Clone)]
pub(super) enum Reply {
    /// A good one.
    Json(&'static str),
    /// A good one that comes a moment later.
    Late(&'static str),
    /// An error of the sign-in service.
    Error(&'static str),
    /// An error of the service's own making.
    Broken,
    /// The connection is closed instead.
    Cut,
}

/// The server.
pub(super) struct Server {
    endpoint: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl Server {
    /// Starts one that gives `replies`, and closes every connection after the last of them.
    pub(super) async fn start(replies: Vec<Reply>) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("bound");
        let address = listener.local_addr().expect("an address");
        let asked = Arc::new(Mutex::new(Vec::new()));
        let noted = Arc::clone(&asked);
        tokio::spawn(async move {
            let mut replies = replies.into_iter();
            while let Ok((mut stream, _)) = listener.accept().await {
                let Some(question) = question(&mut stream).await else {
                    continue;
                };
                note(&noted, question);
                answer(stream, replies.next().unwrap_or(Reply::Cut)).await;
            }
        });
        Self {
            endpoint: format!("http://{address}"),
            asked,
        }
    }

    pub(super) fn endpoint(&self) -> &str {
        &self.endpoint
    }

    /// The requests so far: the first line, and the body.
    pub(super) fn asked(&self) -> Vec<String> {
        let asked = self.asked.lock().unwrap_or_else(PoisonError::into_inner);
        asked.clone()
    }
}

fn note(noted: &Mutex<Vec<String>>, question: String) {
    noted
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(question);
}

async fn question(stream: &mut TcpStream) -> Option<String> {
    let mut bytes = Vec::new();
    let mut buffer = [0; 4096];
    loop {
        let count = stream.read(&mut buffer).await.ok()?;
        if count == 0 {
            return None;
        }
        bytes.extend_from_slice(&buffer[..count]);
        let text = String::from_utf8_lossy(&bytes);
        let Some((head, body)) = text.split_once("\r\n\r\n") else {
            continue;
        };
        let length = head.lines().find_map(|line| {
            let (name, value) = line.split_once(':')?;
            let value = value.trim().parse::<usize>().ok()?;
            name.eq_ignore_ascii_case("content-length").then_some(value)
        });
        if body.len() >= length.unwrap_or_default() {
            let line = head.lines().next().unwrap_or_default();
            return Some(format!("{line} {body}"));
        }
    }
}

async fn answer(mut stream: TcpStream, reply: Reply) {
    if matches!(reply, Reply::Late(_)) {
        tokio::time::sleep(LATE).await;
    }
    let (status, kind, body) = match reply {
        Reply::Json(body) | Reply::Late(body) => ("200 OK", "", body.to_owned()),
        Reply::Error(kind) => ("400 Bad Request", kind, "{\"error\": \"x\"}".to_owned()),
        Reply::Broken => (
            "500 Internal Server Error",
            "InternalServerException",
            "{}".to_owned(),
        ),
        Reply::Cut => return,
    };
    let text = format!(
        "HTTP/1.1 {status}\r\nx-amzn-errortype: {kind}\r\ncontent-type: application/json\r\n\
         content-length: {}\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    // A client that has gone away shows in what it makes of that.
    let _ = stream.write_all(text.as_bytes()).await;
}
