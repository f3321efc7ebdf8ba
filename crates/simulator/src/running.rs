//! A simulator that listens.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::control::Control;
use crate::core::Core;
use crate::http;
use crate::options::Options;
use crate::scenarios;

/// Where simulators come from.
#[derive(Debug)]
pub struct Simulator;

/// Why a simulator did not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// There is no scenario of that name.
    #[error("there is no scenario called {name}; there are {}", scenarios::names())]
    UnknownScenario {
        /// The name.
        name: String,
    },
    /// The port is taken, or may not be listened on.
    #[error("port {port} on 127.0.0.1 cannot be listened on")]
    Port {
        /// The port.
        port: u16,
        /// What the system said.
        #[source]
        source: io::Error,
    },
}

impl Simulator {
    /// Starts a simulator on the current Tokio runtime.
    ///
    /// # Errors
    /// Where the scenario is not known or the port cannot be had.
    pub async fn start(options: Options) -> Result<Running, StartError> {
        let scenario =
            scenarios::named(&options.scenario).ok_or_else(|| StartError::UnknownScenario {
                name: options.scenario.clone(),
            })?;
        let port = options.port;
        let failed = |source| StartError::Port { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let core = Arc::new(Core::new(&options, scenario));
        let (stop, stopped) = watch::channel(false);
        let server = tokio::spawn(http::serve(listener, Arc::clone(&core), stopped));
        Ok(Running {
            address,
            control: Control::over(core),
            stop,
            server: Some(server),
        })
    }
}

/// A simulator that listens until it is stopped or dropped.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    control: Control,
    stop: watch::Sender<bool>,
    server: Option<JoinHandle<()>>,
}

impl Running {
    /// Where it listens: `http://127.0.0.1:<port>`.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// What steers it; a clone of it can be kept and sent elsewhere.
    #[must_use]
    pub const fn control(&self) -> &Control {
        &self.control
    }

    /// Stops listening, lets answers in flight finish for a moment, and closes the rest.
    pub async fn stop(mut self) {
        self.stop.send_replace(true);
        if let Some(server) = self.server.take() {
            // A server that panicked has stopped as well.
            let _ended = server.await;
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The server sees this, ends its connections and then itself.
        self.stop.send_replace(true);
    }
}
