//! StartLiveTail byte by byte: the host it is asked at, what comes first, and how it is framed.

use std::collections::BTreeMap;
use std::error::Error;
use std::time::Duration;

use serde_json::{Value as Json, json};
use simulator::{Options, Running};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::client::{Aws, Outcome, REGION, unlisted};
use crate::raw::{KEY, authorization, dates};

/// A message of an event stream, taken apart.
struct Message {
    headers: BTreeMap<String, String>,
    payload: Json,
}

/// The answer to a request, as it arrives.
struct Stream {
    socket: TcpStream,
    /// What has come and was not read yet, behind the head.
    raw: Vec<u8>,
    /// The same without the chunks' lengths.
    body: Vec<u8>,
}

/// The remainder of a division by the polynomial, which is what the checksum is: bit by bit, from
/// the other end than the simulator's.
fn checksum(bytes: &[u8]) -> u32 {
    let mut remainder = u32::MAX;
    for byte in bytes {
        remainder ^= u32::from(byte.reverse_bits()) << 24;
        for _ in 0..8 {
            let carries = remainder & 0x8000_0000 != 0;
            remainder <<= 1;
            if carries {
                remainder ^= 0x04c1_1db7;
            }
        }
    }
    !remainder.reverse_bits()
}

fn number(bytes: &[u8], at: usize) -> Result<u32, Box<dyn Error>> {
    let four = bytes.get(at..at + 4).ok_or("four bytes")?;
    Ok(u32::from_be_bytes(four.try_into()?))
}

impl Stream {
    async fn open(running: &Running, host: &str, body: &str) -> Result<Self, Box<dyn Error>> {
        let endpoint = running.endpoint();
        let mut socket = TcpStream::connect(endpoint.trim_start_matches("http://")).await?;
        let (date, day) = dates(running);
        let signature = authorization(KEY, &format!("{day}/{REGION}/logs/aws4_request"));
        let head = format!(
            "POST / HTTP/1.1\r\nhost: {host}\r\ncontent-type: application/x-amz-json-1.1\r\n\
             x-amz-target: Logs_20140328.StartLiveTail\r\nx-amz-date: {date}\r\n\
             authorization: {signature}\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        socket.write_all(head.as_bytes()).await?;
        let mut stream = Self {
            socket,
            raw: Vec::new(),
            body: Vec::new(),
        };
        let end = loop {
            let found = stream.raw.windows(4).position(|four| four == b"\r\n\r\n");
            match found {
                Some(at) => break at + 4,
                None => stream.more().await?,
            }
        };
        let head: Vec<u8> = stream.raw.drain(..end).collect();
        let head = String::from_utf8(head)?.to_ascii_lowercase();
        assert!(head.starts_with("http/1.1 200"), "{head}");
        assert!(
            head.contains("content-type: application/vnd.amazon.eventstream"),
            "{head}"
        );
        Ok(stream)
    }

    async fn more(&mut self) -> Outcome {
        let mut part = [0; 4096];
        let patience = Duration::from_secs(20);
        let read = tokio::time::timeout(patience, self.socket.read(&mut part)).await??;
        assert!(read > 0, "the connection ended");
        self.raw.extend(part.get(..read).ok_or("a part")?);
        Ok(())
    }

    /// Takes the chunks that are whole out of their frames.
    fn unchunk(&mut self) -> Outcome {
        while let Some(line) = self.raw.windows(2).position(|two| two == b"\r\n") {
            let length = std::str::from_utf8(self.raw.get(..line).ok_or("a line")?)?;
            let end = line + 2 + usize::from_str_radix(length, 16)?;
            let Some(chunk) = self.raw.get(line + 2..end) else {
                break;
            };
            self.body.extend(chunk);
            self.raw.drain(..(end + 2).min(self.raw.len()));
        }
        Ok(())
    }

    /// The next message, with its lengths and both of its checksums looked at.
    async fn message(&mut self) -> Result<Message, Box<dyn Error>> {
        loop {
            self.unchunk()?;
            let whole = number(&self.body, 0).ok().map(|total| total as usize);
            match whole.filter(|total| self.body.len() >= *total) {
                Some(total) => {
                    let bytes: Vec<u8> = self.body.drain(..total).collect();
                    return taken_apart(&bytes);
                }
                None => self.more().await?,
            }
        }
    }
}

fn taken_apart(bytes: &[u8]) -> Result<Message, Box<dyn Error>> {
    let prelude = bytes.get(..8).ok_or("a prelude")?;
    assert_eq!(number(bytes, 8)?, checksum(prelude), "the prelude's");
    let end = bytes.len() - 4;
    let all = bytes.get(..end).ok_or("a message")?;
    assert_eq!(number(bytes, end)?, checksum(all), "the message's");
    let until = 12 + number(bytes, 4)? as usize;
    let (mut at, mut headers) = (12, BTreeMap::new());
    let mut take = |length: usize| {
        let part = bytes.get(at..at + length);
        at += length;
        part.ok_or("a part of a header")
    };
    let mut left = until - 12;
    while left > 0 {
        let length = usize::from(take(1)?[0]);
        let name = String::from_utf8(take(length)?.to_vec())?;
        assert_eq!(take(1)?, [7], "text is of type 7");
        let own = usize::from(u16::from_be_bytes(take(2)?.try_into()?));
        let value = String::from_utf8(take(own)?.to_vec())?;
        left -= 4 + length + own;
        headers.insert(name, value);
    }
    let payload = serde_json::from_slice(bytes.get(until..end).ok_or("a payload")?)?;
    Ok(Message { headers, payload })
}

#[test]
fn the_checksum_is_the_usual_one() {
    assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
}

#[tokio::test]
async fn any_host_is_answered_at_once_and_every_message_is_whole() -> Outcome {
    let aws = Aws::with_key(Options::scenario("demo"), unlisted(KEY)).await?;
    let listed = aws.apprunner.list_services().send().await?;
    let name = listed
        .service_summary_list()
        .iter()
        .find_map(|one| one.service_name())
        .ok_or("a service")?;
    let service = aws.service(name).await?;
    let group = format!(
        "arn:aws:logs:{REGION}:111122223333:log-group:/aws/apprunner/{}/{}/application",
        service.name, service.id
    );
    let asked = json!({ "logGroupIdentifiers": [group] });
    for host in [
        "streaming-logs.eu-west-1.amazonaws.com",
        "stream-127.0.0.1:4566",
        "localhost",
    ] {
        let mut stream = Stream::open(&aws.running, host, &asked.to_string()).await?;
        let first = stream.message().await?;
        let kind = |message: &Message| message.headers.get(":event-type").cloned();
        assert_eq!(kind(&first).as_deref(), Some("initial-response"), "{host}");
        let second = stream.message().await?;
        assert_eq!(kind(&second).as_deref(), Some("sessionStart"), "{host}");
        assert_eq!(second.payload["logGroupIdentifiers"], json!([group]));
        assert!(second.payload["sessionId"].is_string());
        let update = stream.message().await?;
        assert_eq!(kind(&update).as_deref(), Some("sessionUpdate"), "{host}");
        assert_eq!(
            update.headers.get(":message-type").map(String::as_str),
            Some("event")
        );
        assert_eq!(update.payload["sessionMetadata"]["sampled"], json!(false));
    }
    Ok(())
}
