//! The watchdog of a stand: `portal kiosk` runs beside the browser, hears that the page lives, and starts it again.

mod watch;

use crate::PortalError;
use axum::Router;
use axum::body::{Body, Bytes, HttpBody};
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use axum::routing::{get, post};
use clap::Args;
use hyper::body::Frame;
use std::future::Future;
use std::net::SocketAddr;
use std::pin::Pin;
use std::process::{Child, Command};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};
use watch::{Act, Watch};

/// What the watchdog needs to know.
#[derive(Debug, Args)]
pub struct KioskArgs {
    /// Where the page says that it lives: on this machine alone
    #[arg(long, value_name = "ADDRESS", default_value = "127.0.0.1:8377")]
    listen: SocketAddr,
    /// What the browser shows while it rests after too many starts
    #[arg(long, value_name = "URL")]
    resting: Option<String>,
    /// The command that runs the browser; while it rests the address of the picture is added
    #[arg(last = true, required = true)]
    browser: Vec<String>,
}

/// How often the watchdog looks.
const LOOK: Duration = Duration::from_secs(1);

#[derive(Clone)]
struct Shared {
    watch: Arc<Mutex<Watch>>,
    began: Instant,
}

impl Shared {
    fn watch(&self) -> MutexGuard<'_, Watch> {
        self.watch.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// Watches until `stopped`.
///
/// # Errors
/// [`PortalError`] when the address is not of this machine or is taken.
pub async fn run(args: KioskArgs, stopped: impl Future<Output = ()>) -> Result<(), PortalError> {
    if !args.listen.ip().is_loopback() {
        return Err(PortalError::Setting(format!("--listen {}: an address of this machine is wanted", args.listen)));
    }
    let shared = Shared { watch: Arc::default(), began: Instant::now() };
    let listener = tokio::net::TcpListener::bind(args.listen).await.map_err(PortalError::Network)?;
    let router = Router::new().route("/beat", post(beat)).route("/held", get(held)).with_state(shared.clone());
    let serving = crate::net::serve(listener, router, std::future::pending());
    let mut browser = Browser { args, child: None };
    let watching = async {
        let mut pause = tokio::time::interval(LOOK);
        loop {
            pause.tick().await;
            let act = shared.watch().look(shared.began.elapsed(), browser.runs());
            match act {
                Act::Nothing => {}
                Act::Start => browser.start(false),
                Act::Rest => browser.start(true),
            }
        }
    };
    tokio::select! {
        _ = serving => {}
        () = watching => {}
        () = stopped => {}
    }
    browser.end();
    Ok(())
}

/// `POST /beat`: the page lives. The answer is how often the browser was started again.
async fn beat(State(shared): State<Shared>) -> impl IntoResponse {
    let mut watch = shared.watch();
    watch.beat(shared.began.elapsed());
    // The page comes from another origin, and reads a number.
    ([(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], watch.restarts().to_string())
}

/// `GET /held`: a line that ends with the page: whoever kills its renderer cuts it.
async fn held(State(shared): State<Shared>) -> impl IntoResponse {
    ([(header::ACCESS_CONTROL_ALLOW_ORIGIN, "*")], Body::new(Held(shared)))
}

struct Held(Shared);

impl HttpBody for Held {
    type Data = Bytes;
    type Error = std::convert::Infallible;

    fn poll_frame(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Self::Error>>> {
        Poll::Pending
    }
}

impl Drop for Held {
    fn drop(&mut self) {
        let now = self.0.began.elapsed();
        self.0.watch().cut(now);
    }
}

struct Browser {
    args: KioskArgs,
    child: Option<Child>,
}

impl Browser {
    fn runs(&mut self) -> bool {
        self.child.as_mut().is_some_and(|child| matches!(child.try_wait(), Ok(None)))
    }

    fn start(&mut self, resting: bool) {
        self.end();
        let Some((program, words)) = self.args.browser.split_first() else { return };
        let mut command = Command::new(program);
        command.args(words);
        command.args(self.args.resting.iter().filter(|_| resting));
        match command.spawn() {
            Ok(child) => self.child = Some(child),
            Err(error) => tracing::error!(%error, program, "the browser does not start"),
        }
    }

    fn end(&mut self) {
        if let Some(mut child) = self.child.take() {
            // One that has ended already cannot be killed, and is only waited for.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
