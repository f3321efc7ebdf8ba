//! Requests that no SDK would send, written by hand.
//!
//! They are signed by a key whose secret the simulator does not know, so that any signature that is
//! well formed does.

use std::error::Error;

use simulator::Running;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::client::REGION;

pub(crate) const KEY: &str = "AKIAIOSFODNN7EXAMPLE";

/// A request in the making.
pub(crate) struct Raw {
    path: &'static str,
    headers: Vec<(String, String)>,
    body: Vec<u8>,
}

/// An answer taken apart.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    head: String,
    pub(crate) body: String,
}

impl Answer {
    pub(crate) fn header(&self, name: &str) -> Option<&str> {
        self.head
            .lines()
            .filter_map(|line| line.split_once(": "))
            .find(|(found, _)| found.eq_ignore_ascii_case(name))
            .map(|(_, value)| value)
    }

    pub(crate) fn json(&self) -> Result<serde_json::Value, serde_json::Error> {
        serde_json::from_str(&self.body)
    }

    /// The error's code in the JSON protocols, without its namespace.
    pub(crate) fn code(&self) -> Result<String, Box<dyn Error>> {
        let json = self.json()?;
        let kind = json["__type"].as_str().ok_or("an error")?;
        let code = kind.rsplit('#').next().unwrap_or_default();
        let message = json["message"]
            .as_str()
            .or_else(|| json["Message"].as_str());
        assert!(message.is_some_and(|message| !message.is_empty()), "{json}");
        Ok(code.to_owned())
    }
}

impl Raw {
    /// An operation of a JSON API.
    pub(crate) fn json(version: &str, target: &str, body: &str) -> Self {
        Self {
            path: "/",
            headers: Vec::new(),
            body: body.as_bytes().to_vec(),
        }
        .header("content-type", &format!("application/x-amz-json-{version}"))
        .header("x-amz-target", target)
    }

    /// A form of the query protocol.
    pub(crate) fn form(body: &str) -> Self {
        Self {
            path: "/",
            headers: Vec::new(),
            body: body.as_bytes().to_vec(),
        }
        .header("content-type", "application/x-www-form-urlencoded")
    }

    pub(crate) fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.push((name.to_owned(), value.to_owned()));
        self
    }

    /// The same, with an Authorization header and a date for a service.
    pub(crate) fn signed_for(self, running: &Running, service: &str) -> Self {
        let (date, day) = dates(running);
        self.header("x-amz-date", &date).header(
            "authorization",
            &authorization(KEY, &format!("{day}/{REGION}/{service}/aws4_request")),
        )
    }

    pub(crate) async fn send(self, running: &Running) -> Result<Answer, Box<dyn Error>> {
        let endpoint = running.endpoint();
        let address = endpoint.trim_start_matches("http://");
        let mut head = format!(
            "POST {} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\ncontent-length: {}\r\n",
            self.path,
            self.body.len()
        );
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        head.push_str("\r\n");
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(head.as_bytes()).await?;
        stream.write_all(&self.body).await?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).await?;
        let answer = String::from_utf8(answer)?;
        let (head, body) = answer.split_once("\r\n\r\n").ok_or("a head and a body")?;
        let status = head.split(' ').nth(1).ok_or("a status")?.parse()?;
        Ok(Answer {
            status,
            head: head.to_owned(),
            body: body.to_owned(),
        })
    }
}

pub(crate) fn authorization(key: &str, scope: &str) -> String {
    format!(
        "AWS4-HMAC-SHA256 Credential={key}/{scope}, SignedHeaders=host;x-amz-date, \
         Signature={}",
        "0".repeat(64)
    )
}

/// The date of a signature made now, and its day.
pub(crate) fn dates(running: &Running) -> (String, String) {
    let now = running.control().now().to_date_time();
    let day = format!(
        "{:04}{:02}{:02}",
        now.year(),
        u8::from(now.month()),
        now.day()
    );
    let time = format!("{:02}{:02}{:02}", now.hour(), now.minute(), now.second());
    (format!("{day}T{time}Z"), day)
}
