//! What gives credentials to programs on AWS's own machines: the metadata of an EC2 instance and the
//! endpoint of a container, on loopback.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// The token that a container is given for its endpoint.
pub const CONTAINER_TOKEN: &str = "Bearer of-a-container";
/// The token that the instance metadata gives and asks for.
const SESSION: &str = "of-an-instance";
const ROLE: &str = "instance-role";

/// The stand-in.
#[derive(Debug)]
pub struct Metadata {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl Metadata {
    /// Gives out `key_id`, to an instance and to a container alike.
    ///
    /// # Errors
    /// Where there is no free port.
    pub async fn start(key_id: &str) -> io::Result<Self> {
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let asked = Arc::new(Mutex::new(Vec::new()));
        let credentials = format!(
            r#"{{"Code": "Success", "Type": "AWS-HMAC", "LastUpdated": "2024-01-01T00:00:00Z", "AccessKeyId": "{key_id}", "SecretAccessKey": "of/a/machine", "Token": "of-a-machine", "Expiration": "2100-01-01T00:00:00Z"}}"#
        );
        let log = Arc::clone(&asked);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // Whoever goes away in the middle is not answered.
                let _ = serve(stream, &credentials, &log).await;
            }
        });
        Ok(Self {
            address,
            asked,
            task,
        })
    }

    /// Where it is.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What was asked for, in order: method and path.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.asked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for Metadata {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn serve(stream: TcpStream, credentials: &str, log: &Mutex<Vec<String>>) -> io::Result<()> {
    let mut stream = BufReader::new(stream);
    let mut head = String::new();
    // None of the requests has a body.
    while !head.ends_with("\r\n\r\n") {
        if stream.read_line(&mut head).await? == 0 {
            return Ok(());
        }
    }
    let line = head.lines().next().unwrap_or_default();
    let request = line.rsplit_once(' ').map_or(line, |(request, _)| request);
    log.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(request.to_owned());
    let carries = |name: &str, wanted: &str| {
        head.lines().any(|line| {
            line.split_once(": ")
                .is_some_and(|(header, value)| header.eq_ignore_ascii_case(name) && value == wanted)
        })
    };
    let instance = carries("x-aws-ec2-metadata-token", SESSION);
    let security = "GET /latest/meta-data/iam/security-credentials";
    let (status, body) = match request {
        "PUT /latest/api/token" => ("200 OK", SESSION),
        "GET /container" if carries("authorization", CONTAINER_TOKEN) => ("200 OK", credentials),
        _ if !instance => ("401 Unauthorized", ""),
        path if path == format!("{security}/") => ("200 OK", ROLE),
        path if path == format!("{security}/{ROLE}") => ("200 OK", credentials),
        _ => ("404 Not Found", ""),
    };
    let answer = format!(
        "HTTP/1.1 {status}\r\ncontent-length: {}\r\ncontent-type: application/json\r\n\
         x-aws-ec2-metadata-token-ttl-seconds: 21600\r\nconnection: close\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(answer.as_bytes()).await
}
