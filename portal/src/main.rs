//! `portal --help` names the flags.

use portal::cli::{self, Command};
use std::error::Error;
use std::process::ExitCode;
use std::time::{SystemTime, UNIX_EPOCH};

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("portal: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Box<dyn Error>> {
    let since_epoch = SystemTime::now().duration_since(UNIX_EPOCH)?;
    let now = epcis::time::Timestamp::from_millis(i64::try_from(since_epoch.as_millis())?);
    let (address, options) = match cli::parse(std::env::args().skip(1), now)? {
        Command::Help => {
            print!("{}", cli::HELP);
            return Ok(());
        }
        Command::Serve { address, options } => (address, *options),
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind(address).await.map_err(|error| format!("{address}: {error}"))?;
        println!("portal: http://{}/", listener.local_addr()?);
        portal::serve(listener, options, stopped()).await?;
        Ok(())
    })
}

/// Done when the terminal or the service manager asks the process to end.
async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            let interrupt = std::pin::pin!(tokio::signal::ctrl_c());
            let terminate = std::pin::pin!(async move { terminate.recv().await });
            either(interrupt, terminate).await;
            return;
        }
    }
    // Without a signal handler the process is ended from outside.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}

/// Done when one of both is.
#[cfg(unix)]
async fn either(mut one: impl Future + Unpin, mut other: impl Future + Unpin) {
    use std::task::Poll;
    std::future::poll_fn(|context| {
        let one_done = std::pin::Pin::new(&mut one).poll(context).is_ready();
        let done = one_done || std::pin::Pin::new(&mut other).poll(context).is_ready();
        if done { Poll::Ready(()) } else { Poll::Pending }
    })
    .await;
}
