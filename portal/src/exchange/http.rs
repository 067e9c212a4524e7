//! One request to the nation: bounded in time and size, over TLS where the address says so.

use super::Nation;
use crate::PortalError;
use axum::body::{Body, Bytes, to_bytes};
use axum::http::{Request, Uri, header};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// Largest answer, in bytes.
const LARGEST: usize = 8 * 1024 * 1024;
/// Where Debian keeps the certificates that the system trusts.
const SYSTEM: &str = "/etc/ssl/certs/ca-certificates.crt";

/// A client of one host.
pub(super) struct Client {
    tls: Option<TlsConnector>,
    token: Option<String>,
    headers: Vec<(String, String)>,
    timeout: Duration,
}

impl Client {
    pub(super) fn new(nation: &Nation) -> Result<Client, PortalError> {
        let tls = if nation.url.starts_with("https://") { Some(connector(nation)?) } else { None };
        let headers = nation.headers.iter().map(|(name, value)| (name.clone(), value.clone())).collect();
        let timeout = Duration::from_secs(nation.timeout_s.clamp(1, 600));
        Ok(Client { tls, token: nation.token()?, headers, timeout })
    }

    /// The status and the body of an answer, or why there is none.
    pub(super) async fn ask(&self, method: &str, url: &str, key: &str, body: String) -> Result<(u16, Bytes), String> {
        match tokio::time::timeout(self.timeout, self.answer(method, url, key, body)).await {
            Ok(answered) => answered,
            Err(_) => Err(format!("no answer within {} s", self.timeout.as_secs())),
        }
    }

    async fn answer(&self, method: &str, url: &str, key: &str, body: String) -> Result<(u16, Bytes), String> {
        let uri: Uri = url.parse().map_err(|error| format!("{url}: {error}"))?;
        let host = uri.host().ok_or("an address without a host")?.trim_matches(['[', ']']).to_owned();
        let port = uri.port_u16().unwrap_or(if self.tls.is_some() { 443 } else { 80 });
        let path = uri.path_and_query().map_or("/", |it| it.as_str());
        let authority = uri.authority().map(|it| it.as_str()).unwrap_or_default();
        let mut request = Request::builder().method(method).uri(path).header(header::HOST, authority);
        request = request.header(header::CONTENT_TYPE, "application/json").header(header::ACCEPT, "application/json");
        if let Some(token) = &self.token {
            request = request.header(header::AUTHORIZATION, format!("Bearer {token}"));
        }
        if !key.is_empty() {
            request = request.header("idempotency-key", key).header("gs1-capture-error-behaviour", "proceed");
        }
        for (name, value) in &self.headers {
            request = request.header(name, value);
        }
        let request = request.body(Body::from(body)).map_err(|error| error.to_string())?;
        let stream = TcpStream::connect((host.as_str(), port)).await.map_err(|error| error.to_string())?;
        match &self.tls {
            None => exchanged(stream, request).await,
            Some(tls) => {
                let name = ServerName::try_from(host).map_err(|error| error.to_string())?;
                exchanged(tls.connect(name, stream).await.map_err(|error| error.to_string())?, request).await
            }
        }
    }
}

async fn exchanged<S>(stream: S, request: Request<Body>) -> Result<(u16, Bytes), String>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let failed = |error: hyper::Error| error.to_string();
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(failed)?;
    // Ends with the sender, which is dropped at the end of this request.
    let driver = tokio::spawn(connection);
    let answered = async {
        let response = sender.send_request(request).await.map_err(failed)?;
        let status = response.status().as_u16();
        let body = to_bytes(Body::new(response.into_body()), LARGEST).await.map_err(|error| error.to_string())?;
        Ok((status, body))
    };
    let answered = answered.await;
    driver.abort();
    answered
}

fn connector(nation: &Nation) -> Result<TlsConnector, PortalError> {
    let wrong =
        |path: &Path, error: &dyn std::fmt::Display| PortalError::Setting(format!("{}: {error}", path.display()));
    let certificates = |path: &Path| -> Result<Vec<CertificateDer<'static>>, PortalError> {
        let read = CertificateDer::pem_file_iter(path).map_err(|error| wrong(path, &error))?;
        read.collect::<Result<_, _>>().map_err(|error| wrong(path, &error))
    };
    let path = nation.ca.as_deref().unwrap_or(Path::new(SYSTEM));
    let mut roots = RootCertStore::empty();
    roots.add_parsable_certificates(certificates(path)?);
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let builder = ClientConfig::builder_with_provider(provider);
    let builder = builder.with_safe_default_protocol_versions().map_err(|error| wrong(path, &error))?;
    let builder = builder.with_root_certificates(roots);
    let config = match (&nation.client_certificate, &nation.client_key) {
        (Some(certificate), Some(key)) => {
            let private = PrivateKeyDer::from_pem_file(key).map_err(|error| wrong(key, &error))?;
            let chain = certificates(certificate)?;
            builder.with_client_auth_cert(chain, private).map_err(|error| wrong(certificate, &error))?
        }
        _ => builder.with_no_client_auth(),
    };
    Ok(TlsConnector::from(Arc::new(config)))
}
