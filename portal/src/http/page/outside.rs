//! A question to another source, for a page: short, bounded, and never waited for longer than the page waits.

use axum::body::{Body, to_bytes};
use axum::http::{Request as HttpRequest, Uri, header};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, ServerName};
use rustls::{ClientConfig, RootCertStore};
use std::sync::{Arc, OnceLock};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio::time::{Instant, timeout_at};
use tokio_rustls::TlsConnector;
use trace::http::{HttpError, Reply, Request};

/// Where Debian keeps the certificates that the system trusts.
const SYSTEM: &str = "/etc/ssl/certs/ca-certificates.crt";

/// Asks by GET, with no more than the browser sends. What is not there by `until` is on its way, and the device asks
/// for it: [`HttpError::Offline`] stands for it, since a server has a network.
pub(super) async fn get(asked: Request<'_>, until: Instant) -> Result<Reply, HttpError> {
    timeout_at(until, answered(asked)).await.unwrap_or(Err(HttpError::Offline))
}

async fn answered(asked: Request<'_>) -> Result<Reply, HttpError> {
    let uri: Uri = asked.url.parse().map_err(|_| HttpError::BadAddress)?;
    let host = uri.host().ok_or(HttpError::BadAddress)?.trim_matches(['[', ']']).to_owned();
    let is_secure = uri.scheme_str() == Some("https");
    let port = uri.port_u16().unwrap_or(if is_secure { 443 } else { 80 });
    let path = uri.path_and_query().map_or("/", |it| it.as_str());
    let authority = uri.authority().map(|it| it.as_str()).unwrap_or_default();
    let request = HttpRequest::get(path).header(header::HOST, authority).header(header::ACCEPT, asked.accept);
    let request = request.body(Body::empty()).map_err(|_| HttpError::BadAddress)?;
    let stream = TcpStream::connect((host.as_str(), port)).await.map_err(|_| HttpError::Closed)?;
    if !is_secure {
        return exchanged(stream, request, asked.bytes).await;
    }
    // Without certificates to check by nobody is asked; the device has its own.
    let tls = tls().ok_or(HttpError::Offline)?;
    let name = ServerName::try_from(host).map_err(|_| HttpError::BadAddress)?;
    exchanged(tls.connect(name, stream).await.map_err(|_| HttpError::Closed)?, request, asked.bytes).await
}

async fn exchanged<S>(stream: S, request: HttpRequest<Body>, bytes: usize) -> Result<Reply, HttpError>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (mut sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|_| HttpError::Closed)?;
    // Ends with the question, also where that is given up.
    let mut driver = tokio::task::JoinSet::new();
    driver.spawn(connection);
    let response = sender.send_request(request).await.map_err(|_| HttpError::Closed)?;
    let status = response.status().as_u16();
    let link = response.headers().get(header::LINK).and_then(|it| it.to_str().ok()).unwrap_or_default().to_owned();
    let body = to_bytes(Body::new(response.into_body()), bytes).await.map_err(|_| HttpError::TooLarge)?;
    Ok(Reply { status, link, body: body.into(), copied_at: None })
}

fn tls() -> Option<&'static TlsConnector> {
    static TLS: OnceLock<Option<TlsConnector>> = OnceLock::new();
    TLS.get_or_init(|| {
        let mut roots = RootCertStore::empty();
        roots.add_parsable_certificates(CertificateDer::pem_file_iter(SYSTEM).ok()?.flatten());
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider).with_safe_default_protocol_versions().ok()?;
        let config = builder.with_root_certificates(roots).with_no_client_auth();
        Some(TlsConnector::from(Arc::new(config)))
    })
    .as_ref()
}
