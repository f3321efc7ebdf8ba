//! A proxy on loopback, which sends everything to one place.

use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, PoisonError};

use tokio::io::{AsyncBufReadExt as _, AsyncWriteExt as _, BufReader, copy_bidirectional};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;

/// The stand-in. Names need not resolve: whatever it is asked for, it asks the target.
#[derive(Debug)]
pub struct Proxy {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    task: JoinHandle<()>,
}

impl Proxy {
    /// A proxy in front of `target`, a host and a port.
    ///
    /// # Errors
    /// Where there is no free port.
    pub async fn before(target: &str) -> io::Result<Self> {
        let target = target.to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // Whoever goes away in the middle is not answered.
                tokio::spawn(pass_on(stream, target.clone(), Arc::clone(&log)));
            }
        });
        Ok(Self {
            address,
            asked,
            task,
        })
    }

    /// Its address, without a scheme.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// The heads of what it was asked first on each connection, in order.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.asked
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }
}

impl Drop for Proxy {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn pass_on(
    stream: TcpStream,
    target: String,
    log: Arc<Mutex<Vec<String>>>,
) -> io::Result<()> {
    let mut inside = BufReader::new(stream);
    let mut head = String::new();
    while !head.ends_with("\r\n\r\n") {
        if inside.read_line(&mut head).await? == 0 {
            return Ok(());
        }
    }
    let tunnel = head.starts_with("CONNECT ");
    log.lock()
        .unwrap_or_else(PoisonError::into_inner)
        .push(head.clone());
    let mut outside = TcpStream::connect(target).await?;
    if tunnel {
        inside.write_all(b"HTTP/1.1 200 OK\r\n\r\n").await?;
    } else {
        outside.write_all(head.as_bytes()).await?;
    }
    copy_bidirectional(&mut inside, &mut outside).await?;
    Ok(())
}
