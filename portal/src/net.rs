//! The accept loop: limits on connections and on how long a client may take, and an end in good order.
//!
//! A client that says nothing, or says it byte by byte, or does not fetch its answer, loses its connection;
//! it never holds up another.

use crate::PortalError;
use axum::Router;
use axum::extract::ConnectInfo;
use axum::http::Request;
use axum::response::Response;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use hyper_util::service::TowerToHyperService;
use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tokio_io_timeout::TimeoutStream;
use tracing::{debug, info, warn};

/// Connections that are open at once; the next ones wait unaccepted.
const MOST_CONNECTIONS: usize = 8_192;
/// Longest time for the headers of a request, and of rest between two requests.
const LONGEST_HEADERS: Duration = Duration::from_secs(10);
/// Longest time in which a client takes nothing of its answer.
const LONGEST_STALL: Duration = Duration::from_secs(15);
/// Largest head of a request, in bytes; hyper takes no less.
const LARGEST_HEAD: usize = 16 * 1024;
/// Most headers of a request.
const MOST_HEADERS: usize = 64;
/// Time that requests under way have to end when the portal stops.
const LAST_WORDS: Duration = Duration::from_secs(8);

/// An answer that comes.
pub(crate) type Later = Pin<Box<dyn Future<Output = Result<Response, Infallible>> + Send>>;

/// What answers the requests of connections.
pub(crate) trait Answers: Clone + Send + 'static {
    /// Answers one request of a client.
    fn answer(&self, client: SocketAddr, request: Request<Incoming>) -> Later;
}

impl Answers for Router {
    fn answer(&self, client: SocketAddr, mut request: Request<Incoming>) -> Later {
        request.extensions_mut().insert(ConnectInfo(client));
        Box::pin(tower_service::Service::call(&mut self.clone(), request))
    }
}

pub(crate) async fn serve<A: Answers>(
    listener: TcpListener,
    front: A,
    stop: impl Future<Output = ()> + Send + 'static,
) -> Result<(), PortalError> {
    let most = connections_allowed();
    let places = Arc::new(Semaphore::new(most));
    let graceful = GracefulShutdown::new();
    let mut stop = std::pin::pin!(stop);
    info!(connections = most, "listening");
    loop {
        let place = tokio::select! {
            place = Arc::clone(&places).acquire_owned() => place,
            () = &mut stop => break,
        };
        // The semaphore is never closed.
        let Ok(place) = place else { break };
        let (stream, client) = tokio::select! {
            accepted = listener.accept() => match accepted {
                Ok(accepted) => accepted,
                Err(error) => {
                    // Out of file handles, or a connection that was gone already: both pass.
                    warn!(%error, "a connection was not accepted");
                    tokio::time::sleep(Duration::from_millis(50)).await;
                    continue;
                }
            },
            () = &mut stop => break,
        };
        let connection = graceful.watch(connection(stream, client, front.clone()));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                debug!(%error, "a connection ended early");
            }
            drop(place);
        });
    }
    drop(listener);
    match tokio::time::timeout(LAST_WORDS, graceful.shutdown()).await {
        Ok(()) => info!("stopped; every request was answered"),
        Err(_) => warn!("stopped; some clients were still at it after {} s", LAST_WORDS.as_secs()),
    }
    Ok(())
}

type Watched<A> = http1::Connection<TokioIo<Pin<Box<TimeoutStream<TcpStream>>>>, TowerToHyperService<WithClient<A>>>;

fn connection<A: Answers>(stream: TcpStream, client: SocketAddr, front: A) -> Watched<A> {
    // Small answers must not wait for the client's acknowledgement; a system that cannot, waits.
    let _ = stream.set_nodelay(true);
    let mut stream = TimeoutStream::new(stream);
    stream.set_write_timeout(Some(LONGEST_STALL));
    let mut builder = http1::Builder::new();
    builder.timer(TokioTimer::new()).header_read_timeout(LONGEST_HEADERS);
    builder.max_buf_size(LARGEST_HEAD).max_headers(MOST_HEADERS);
    builder.serve_connection(TokioIo::new(Box::pin(stream)), TowerToHyperService::new(WithClient { front, client }))
}

/// The portal, told who asks.
#[derive(Clone)]
struct WithClient<A> {
    front: A,
    client: SocketAddr,
}

impl<A: Answers> tower_service::Service<Request<Incoming>> for WithClient<A> {
    type Response = Response;
    type Error = Infallible;
    type Future = Later;

    fn poll_ready(&mut self, _: &mut std::task::Context<'_>) -> std::task::Poll<Result<(), Self::Error>> {
        std::task::Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<Incoming>) -> Self::Future {
        self.front.answer(self.client, request)
    }
}

/// As many connections as the system's limit on open files leaves, after asking it for more.
fn connections_allowed() -> usize {
    let wanted = u64::try_from(MOST_CONNECTIONS + 256).unwrap_or(u64::MAX);
    let allowed = rlimit::increase_nofile_limit(wanted).unwrap_or(1_024);
    // Files of the site and of the database need handles, too.
    usize::try_from(allowed.saturating_sub(256)).unwrap_or(MOST_CONNECTIONS).clamp(64, MOST_CONNECTIONS)
}
