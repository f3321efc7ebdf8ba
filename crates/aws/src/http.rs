//! The one HTTP client of the program: pooled, behind the environment's proxy where there is one,
//! trusting the certificate authorities of the system and of `AWS_CA_BUNDLE`.

use std::path::{Path, PathBuf};

use aws_smithy_http_client::proxy::ProxyConfig;
use aws_smithy_http_client::tls::rustls_provider::CryptoMode;
use aws_smithy_http_client::tls::{Provider, TlsContext, TrustStore};
use aws_smithy_http_client::{Builder, Connector};
use aws_smithy_runtime_api::client::http::{
    HttpClient, HttpConnector, HttpConnectorFuture, HttpConnectorSettings, SharedHttpClient,
    SharedHttpConnector,
};
use aws_smithy_runtime_api::client::orchestrator::HttpRequest;
use aws_smithy_runtime_api::client::runtime_components::RuntimeComponents;
use model::failure::{Failure, FailureCode};
use rustls::RootCertStore;
use rustls::pki_types::CertificateDer;
use rustls::pki_types::pem::PemObject as _;

use crate::network::{AUTHORITIES, has_proxy};

/// Makes the client, which trusts the authorities in `bundle`, too. What cannot be used of the
/// environment is reported and left out.
pub(crate) fn client(bundle: Option<&Path>) -> (SharedHttpClient, Option<Failure>) {
    let mut trust = TrustStore::default();
    let mut problem = None;
    // What of a profile's own bundle cannot be used is said where the profiles are listed.
    if let Some((certificates, _)) = bundle.and_then(|bundle| read_bundle("ca_bundle", bundle).ok())
    {
        for certificate in certificates {
            trust.add_pem_certificate(certificate);
        }
    }
    if let Some(path) = std::env::var_os(AUTHORITIES).filter(|path| !path.is_empty()) {
        match read_bundle(AUTHORITIES, &PathBuf::from(path)) {
            Ok((certificates, refused)) => {
                for certificate in certificates {
                    trust.add_pem_certificate(certificate);
                }
                problem = refused;
            }
            Err(failure) => problem = Some(failure),
        }
    }
    let direct = pooled(&trust, ProxyConfig::disabled());
    let proxied = has_proxy().then(|| pooled(&trust, ProxyConfig::from_env()));
    let client = match proxied {
        None => direct,
        Some(proxied) => SharedHttpClient::new(Routed { direct, proxied }),
    };
    (client, problem)
}

/// The certificates of a bundle, and what of it cannot be used.
///
/// Each is tried first: the client gives up altogether, by a panic, on one that it cannot read.
fn read_bundle(setting: &str, path: &Path) -> Result<(Vec<Vec<u8>>, Option<Failure>), Failure> {
    let problem = |what: &str, cause: String| {
        let message = format!("{setting} names {}, {what}", path.display());
        let mut failure = Failure::new(FailureCode::LocalFile, message);
        failure.causes.push(cause);
        failure
    };
    let text = std::fs::read(path).map_err(|error| {
        problem(
            "which cannot be read: connections trust the system's authorities only",
            error.to_string(),
        )
    })?;
    let (mut good, mut refused) = (Vec::new(), None);
    for (index, block) in blocks(&text).into_iter().enumerate() {
        match usable(&block) {
            Ok(()) => good.push(block),
            Err(cause) => {
                let what = format!(
                    "whose certificate {} cannot be read and is left out",
                    index + 1
                );
                refused = Some(problem(&what, cause));
            }
        }
    }
    Ok((good, refused))
}

/// What of the bundle that `setting` names cannot be used.
pub(crate) fn bundle_problem(setting: &str, path: &Path) -> Option<Failure> {
    match read_bundle(setting, path) {
        Ok((_, refused)) => refused,
        Err(failure) => Some(failure),
    }
}

/// The PEM blocks of `text` that are certificates.
fn blocks(text: &[u8]) -> Vec<Vec<u8>> {
    const BEGIN: &str = "-----BEGIN CERTIFICATE-----";
    const END: &str = "-----END CERTIFICATE-----";
    let text = String::from_utf8_lossy(text);
    let block = |rest: &str| {
        rest.split_once(END)
            .map(|(body, _)| format!("{BEGIN}{body}{END}\n").into_bytes())
    };
    text.split(BEGIN).skip(1).filter_map(block).collect()
}

/// Whether the client can take a certificate.
fn usable(pem: &[u8]) -> Result<(), String> {
    let certificate = CertificateDer::from_pem_slice(pem).map_err(|error| error.to_string())?;
    RootCertStore::empty()
        .add(certificate)
        .map_err(|error| error.to_string())
}

fn pooled(trust: &TrustStore, proxy: ProxyConfig) -> SharedHttpClient {
    let trust = trust.clone();
    Builder::new().build_with_connector_fn(move |settings, components| {
        let mut builder = Connector::builder().proxy_config(proxy.clone());
        builder.set_connector_settings(settings.cloned());
        if let Some(components) = components {
            builder.set_sleep_impl(components.sleep_impl());
        }
        let tls = builder.tls_provider(Provider::Rustls(CryptoMode::Ring));
        // A context of certificates that were tried cannot fail to build.
        match TlsContext::builder()
            .with_trust_store(trust.clone())
            .build()
        {
            Ok(context) => tls.tls_context(context).build(),
            Err(_) => tls.build(),
        }
    })
}

/// Sends what goes to loopback past the proxy, whatever `NO_PROXY` says.
#[derive(Debug)]
struct Routed {
    direct: SharedHttpClient,
    proxied: SharedHttpClient,
}

impl HttpClient for Routed {
    fn http_connector(
        &self,
        settings: &HttpConnectorSettings,
        components: &RuntimeComponents,
    ) -> SharedHttpConnector {
        SharedHttpConnector::new(RoutedConnector {
            direct: self.direct.http_connector(settings, components),
            proxied: self.proxied.http_connector(settings, components),
        })
    }
}

#[derive(Debug)]
struct RoutedConnector {
    direct: SharedHttpConnector,
    proxied: SharedHttpConnector,
}

impl HttpConnector for RoutedConnector {
    fn call(&self, request: HttpRequest) -> HttpConnectorFuture {
        if is_loopback(request.uri()) {
            self.direct.call(request)
        } else {
            self.proxied.call(request)
        }
    }
}

/// Whether `uri` names this machine: `localhost`, 127.0.0.0/8 or `::1`.
pub(crate) fn is_loopback(uri: &str) -> bool {
    let rest = uri.split_once("://").map_or(uri, |(_, rest)| rest);
    let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let host = authority
        .rsplit_once('@')
        .map_or(authority, |(_, host)| host);
    if let Some(bracketed) = host.strip_prefix('[') {
        return bracketed.split(']').next() == Some("::1");
    }
    let host = host.split(':').next().unwrap_or_default();
    host.eq_ignore_ascii_case("localhost")
        || host
            .parse::<std::net::Ipv4Addr>()
            .is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::{is_loopback, read_bundle};

    #[test]
    fn a_certificate_that_cannot_be_read_is_left_out_and_said() {
        let file = tempfile::NamedTempFile::new().expect("a file");
        let broken =
            "-----BEGIN CERTIFICATE-----\nbm90IGEgY2VydGlmaWNhdGU=\n-----END CERTIFICATE-----\n";
        std::fs::write(file.path(), format!("comment\n{broken}")).expect("written");
        let (good, refused) = read_bundle("AWS_CA_BUNDLE", file.path()).expect("read");
        assert!(good.is_empty());
        assert!(refused.expect("said").message.contains("certificate 1"));
        assert!(read_bundle("ca_bundle", std::path::Path::new("/does/not/exist")).is_err());
    }

    #[test]
    fn loopback_is_known_by_its_host_alone() {
        for uri in [
            "http://127.0.0.1:4566/",
            "http://localhost/x",
            "http://[::1]:80",
            "http://127.1.2.3",
        ] {
            assert!(is_loopback(uri), "{uri}");
        }
        for uri in [
            "https://apprunner.eu-west-1.amazonaws.com",
            "http://localhost.evil.example/",
            "http://a@b/127.0.0.1",
        ] {
            assert!(!is_loopback(uri), "{uri}");
        }
    }
}
