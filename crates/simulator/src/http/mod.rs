//! HTTP/1.1 on loopback.

mod answer;
mod call;
mod direct;

pub use direct::Direct;

use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;
use tokio::task::JoinSet;

use crate::core::Core;

/// How long answers in flight may take once the simulator is told to stop.
const GRACE: Duration = Duration::from_millis(500);

/// After a failed accept, which is usually the process having no file descriptor left.
const AFTER_FAILED_ACCEPT: Duration = Duration::from_millis(50);

/// Serves until told to stop.
pub(crate) async fn serve(listener: TcpListener, core: Arc<Core>, mut stop: watch::Receiver<bool>) {
    let mut connections = JoinSet::new();
    let stopped = stop.clone();
    loop {
        tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok((stream, _)) => {
                    connections.spawn(connection(stream, Arc::clone(&core), stopped.clone()));
                }
                Err(_) => tokio::time::sleep(AFTER_FAILED_ACCEPT).await,
            },
            Some(_) = connections.join_next() => {}
            () = told_to_stop(&mut stop) => break,
        }
    }
    drop(listener);
    let finished = async { while connections.join_next().await.is_some() {} };
    // Whatever is left after the grace period is closed when the set is dropped.
    let _in_time = tokio::time::timeout(GRACE, finished).await;
}

async fn connection(stream: TcpStream, core: Arc<Core>, mut stop: watch::Receiver<bool>) {
    // Answers are small and awaited: waiting for more to send only adds latency.
    let _best_effort = stream.set_nodelay(true);
    let service = service_fn(move |request| {
        let core = Arc::clone(&core);
        async move { answer::to(&core, request).await }
    });
    let mut serving =
        std::pin::pin!(http1::Builder::new().serve_connection(TokioIo::new(stream), service));
    // A connection that breaks is the client's affair, or a fault that was asked for.
    tokio::select! {
        _ = serving.as_mut() => return,
        () = told_to_stop(&mut stop) => serving.as_mut().graceful_shutdown(),
    }
    let _broken = serving.await;
}

/// Returns when the simulator is told to stop, or nobody is left to tell it.
pub(crate) async fn told_to_stop(stop: &mut watch::Receiver<bool>) {
    let _told_or_left = stop.wait_for(|stop| *stop).await.is_ok();
}

/// An answer that is cut off: the connection ends without a word.
#[derive(Debug, thiserror::Error)]
#[error("cut off on request")]
pub(crate) struct Cut;

impl From<Infallible> for Cut {
    fn from(never: Infallible) -> Self {
        match never {}
    }
}
