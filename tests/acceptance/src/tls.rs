//! An endpoint behind TLS, whose certificate is signed by an authority that no system trusts.

use std::error::Error;
use std::io;
use std::net::SocketAddr;
use std::sync::Arc;

use rcgen::{BasicConstraints, CertificateParams, IsCa, Issuer, KeyPair};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinHandle;
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::PrivateKeyDer;

/// A name of the endpoint that resolves nowhere: a proxy has to know it.
pub const ELSEWHERE: &str = "aws.test";

/// The endpoint. What it decrypts goes to another one as it is.
#[derive(Debug)]
pub struct Tls {
    /// The authority's certificate, as a bundle has it.
    pub authority: String,
    address: SocketAddr,
    task: JoinHandle<()>,
}

impl Tls {
    /// An endpoint in front of `endpoint`.
    ///
    /// # Errors
    /// Where there is no free port, or no certificate.
    pub async fn before(endpoint: &str) -> Result<Self, Box<dyn Error>> {
        let target = endpoint.trim_start_matches("http://").to_owned();
        let (authority, config) = certified()?;
        let acceptor = TlsAcceptor::from(Arc::new(config));
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let task = tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                // Who does not trust the certificate goes away in the middle of it.
                tokio::spawn(pass_on(acceptor.clone(), stream, target.clone()));
            }
        });
        Ok(Self {
            authority,
            address,
            task,
        })
    }

    /// Its address, for those who reach it by another name.
    #[must_use]
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Where it is. The certificate is for the name, and for [`ELSEWHERE`].
    #[must_use]
    pub fn endpoint(&self) -> String {
        format!("https://localhost:{}", self.address.port())
    }
}

impl Drop for Tls {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn pass_on(acceptor: TlsAcceptor, stream: TcpStream, target: String) -> io::Result<()> {
    let mut inside = acceptor.accept(stream).await?;
    let mut outside = TcpStream::connect(target).await?;
    tokio::io::copy_bidirectional(&mut inside, &mut outside).await?;
    Ok(())
}

/// An authority, and a server with a certificate of it.
fn certified() -> Result<(String, ServerConfig), Box<dyn Error>> {
    let mut of_authority = CertificateParams::new(Vec::new())?;
    of_authority.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    let key = KeyPair::generate()?;
    let authority = of_authority.self_signed(&key)?;
    let issuer = Issuer::new(of_authority, key);
    let own = KeyPair::generate()?;
    let certificate = CertificateParams::new(vec!["localhost".to_owned(), ELSEWHERE.to_owned()])?;
    let certificate = certificate.signed_by(&own, &issuer)?;
    let own = PrivateKeyDer::try_from(own.serialize_der())?;
    let config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_no_client_auth()
        .with_single_cert(vec![certificate.der().clone()], own)?;
    Ok((authority.pem(), config))
}
