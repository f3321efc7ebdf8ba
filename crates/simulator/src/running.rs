//! A simulator that listens.

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::control::Control;
use crate::core::Core;
use crate::dns;
use crate::http;
use crate::options::Options;
use crate::saved::{self, Saved, StateError};
use crate::scenarios::{self, Scenario};

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
    /// The state that was kept cannot be taken over.
    #[error("the state in {} cannot be taken over", path.display())]
    State {
        /// The file.
        path: PathBuf,
        /// What is wrong with it.
        #[source]
        source: StateError,
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
        let scenario = scenario(&options)?;
        let port = options.port;
        let failed = |source| StartError::Port { port, source };
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port))
            .await
            .map_err(failed)?;
        let address = listener.local_addr().map_err(failed)?;
        let names = match options.dns {
            Some(port) => Some(
                dns::bind(port)
                    .await
                    .map_err(|source| StartError::Port { port, source })?,
            ),
            None => None,
        };
        let saved = match &options.state {
            Some(path) => Saved::read(path, scenario.name, options.seed).map_err(|source| {
                StartError::State {
                    path: path.clone(),
                    source,
                }
            })?,
            None => None,
        };
        let core = Arc::new(Core::new(&options, scenario, saved));
        let (stop, stopped) = watch::channel(false);
        let mut dns = None;
        if let Some((socket, at)) = names {
            dns = Some(at);
            // It ends with the other when told to stop, and has nothing to finish.
            tokio::spawn(dns::serve(socket, Arc::clone(&core), stopped.clone()));
        }
        let keeper = options
            .state
            .map(|path| tokio::spawn(saved::keep(Arc::clone(&core), path, stopped.clone())));
        let server = tokio::spawn(http::serve(listener, Arc::clone(&core), stopped));
        Ok(Running {
            address,
            dns,
            control: Control::over(core),
            stop,
            server: Some(server),
            keeper,
        })
    }
}

/// The scenario that is asked for.
pub(crate) fn scenario(options: &Options) -> Result<&'static Scenario, StartError> {
    scenarios::named(&options.scenario).ok_or_else(|| StartError::UnknownScenario {
        name: options.scenario.clone(),
    })
}

/// A simulator that listens until it is stopped or dropped.
#[derive(Debug)]
pub struct Running {
    address: SocketAddr,
    dns: Option<SocketAddr>,
    control: Control,
    stop: watch::Sender<bool>,
    server: Option<JoinHandle<()>>,
    keeper: Option<JoinHandle<io::Result<()>>>,
}

impl Running {
    /// Where it listens: `http://127.0.0.1:<port>`.
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Where its name server listens, where it has one.
    #[must_use]
    pub const fn dns(&self) -> Option<SocketAddr> {
        self.dns
    }

    /// What steers it; a clone of it can be kept and sent elsewhere.
    #[must_use]
    pub const fn control(&self) -> &Control {
        &self.control
    }

    /// Stops listening, lets answers in flight finish for a moment, and closes the rest. Where the
    /// state is kept, it is written first.
    ///
    /// # Errors
    /// Where the state could not be written.
    pub async fn stop(mut self) -> io::Result<()> {
        self.stop.send_replace(true);
        if let Some(server) = self.server.take() {
            // A server that panicked has stopped as well.
            let _ended = server.await;
        }
        match self.keeper.take() {
            Some(keeper) => keeper
                .await
                .unwrap_or_else(|failed| Err(io::Error::other(failed))),
            None => Ok(()),
        }
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        // The server sees this, ends its connections and then itself.
        self.stop.send_replace(true);
    }
}
