//! DNS on loopback: a name server for whatever a zone holds, which custom domains then follow.

mod message;
mod zone;

pub use zone::{RecordKind, Zone, ZoneError};

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::UdpSocket;
use tokio::sync::watch;

use crate::core::Core;
use crate::http::told_to_stop;

/// The largest message that is read; queries are far smaller.
const LARGEST: usize = 4096;

/// Listens on a port of 127.0.0.1; 0 takes any free one.
pub(crate) async fn bind(port: u16) -> std::io::Result<(UdpSocket, SocketAddr)> {
    let socket = UdpSocket::bind((Ipv4Addr::LOCALHOST, port)).await?;
    let address = socket.local_addr()?;
    Ok((socket, address))
}

/// Answers until told to stop.
pub(crate) async fn serve(socket: UdpSocket, core: Arc<Core>, mut stop: watch::Receiver<bool>) {
    let mut buffer = vec![0; LARGEST];
    loop {
        tokio::select! {
            received = socket.recv_from(&mut buffer) => {
                // A datagram that did not arrive is the resolver's to repeat.
                let Ok((length, from)) = received else { continue };
                let asked = buffer.get(..length).unwrap_or_default();
                let answer = message::answer(asked, &core.world().zone);
                if let Some(answer) = answer {
                    let _best_effort = socket.send_to(&answer, from).await;
                }
            }
            () = told_to_stop(&mut stop) => return,
        }
    }
}
