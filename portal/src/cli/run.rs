//! What each command does.

use super::said::{filled, say};
use super::{Cli, Command, KeyAction, Settings, export, import, write};
use crate::store::{Repository, Store};
use crate::{PortalError, archive, keys, now, serve};
use epcis::time::Timestamp;
use std::io::{Read, Write as _};
use std::net::{SocketAddr, TcpStream};
use std::time::Duration;

const MS_PER_DAY: i64 = 86_400_000;

/// Follows a command line.
///
/// # Errors
/// [`PortalError`] with the sentence that says why it could not.
pub async fn run(cli: Cli) -> Result<(), PortalError> {
    match cli.command {
        None => serving(cli.settings).await,
        Some(Command::Serve(settings)) => serving(*settings).await,
        Some(Command::Export { settings, of_nation, xml }) => {
            let repository = if of_nation { Repository::Nation } else { Repository::Province };
            export::run(&open(*settings).await?, repository, xml).await
        }
        Some(Command::Keys { settings, action }) => key(*settings, action),
        Some(Command::Backup { settings, file }) => {
            let contents = archive::backup(&open(*settings).await?, &file).await?;
            say(&format!(
                "backup: {} events, {} records, {} rows of tokens, journal and outbox, sha-256 {}",
                contents.events, contents.records, contents.rows, contents.sha256
            ))
        }
        Some(Command::Restore { settings, file }) => {
            let contents = archive::restore(&open(*settings).await?, &file).await?;
            say(&format!(
                "restored: {} events, {} records, {} rows of tokens, journal and outbox, sha-256 {}",
                contents.events, contents.records, contents.rows, contents.sha256
            ))
        }
        Some(Command::Check { file: Some(file), .. }) => import::check(&file),
        Some(Command::Check { settings, journal: true, .. }) => write::journal(&open(*settings).await?).await,
        Some(Command::Check { settings, .. }) => check(*settings).await,
        Some(Command::Tokens { settings, action }) => write::tokens(&open(*settings).await?, action).await,
        Some(Command::Import { template: Some(path), .. }) => import::template(&path),
        Some(Command::Import { settings, token, record, file, .. }) => {
            import::run(*settings, &token.unwrap_or_default(), record, &file.unwrap_or_default()).await
        }
        Some(Command::Outbox { settings, action }) => write::outbox(&open(*settings).await?, action).await,
        Some(Command::Reconcile(settings)) => write::reconcile(*settings).await,
        Some(Command::Status(settings)) => status(*settings),
        Some(Command::Kiosk(args)) => crate::kiosk::run(args, stopped()).await,
    }
}

async fn open(settings: Settings) -> Result<Store, PortalError> {
    Ok(Store::open(&filled(settings)?.database()).await?)
}

async fn serving(settings: Settings) -> Result<(), PortalError> {
    let (address, options) = filled(settings)?.checked(now()).map_err(PortalError::Setting)?;
    let listener = tokio::net::TcpListener::bind(address).await;
    let listener = listener.map_err(|error| PortalError::Setting(format!("{address}: {error}")))?;
    let local = listener.local_addr().map_err(PortalError::Network)?;
    say(&format!("portal: http://{local}/"))?;
    if !address.ip().is_loopback() {
        say(
            "portal: open to others: the site, EPCIS queries, the resolver, cards, recall notices and signed answers, \
             all for reading; /metrics answers this machine alone",
        )?;
    }
    serve(listener, options, stopped()).await
}

fn key(settings: Settings, action: KeyAction) -> Result<(), PortalError> {
    let folder =
        filled(settings)?.keys.ok_or_else(|| PortalError::Setting("name the folder with --keys".to_owned()))?;
    match action {
        KeyAction::New { wait_days } => {
            let is_first = !folder.is_dir() || keys::KeyRing::read(&folder)?.is_empty();
            let wait = if is_first { 0 } else { i64::from(wait_days) * MS_PER_DAY };
            let made = keys::create(&folder, now().plus_millis(wait))?;
            say(&made.public().to_string())
        }
        KeyAction::List => {
            let ring = keys::KeyRing::read(&folder)?;
            ring.published(now()).into_iter().try_for_each(|key| say(&key.public().to_string()))
        }
        KeyAction::Revoke { kid } => keys::revoke(&folder, &kid),
    }
}

async fn check(settings: Settings) -> Result<(), PortalError> {
    let settings = filled(settings)?;
    let (_, options) = settings.checked(now()).map_err(PortalError::Setting)?;
    let store = Store::open(&options.database).await?;
    archive::refuse_half_loaded(&store).await?;
    if let Some(folder) = &options.keys {
        let ring = keys::KeyRing::read(folder)?;
        let signer = ring.signer(now()).map_or("none", |it| it.id.as_str()).to_owned();
        say(&format!("keys: {} published, signing with {signer}", ring.published(now()).len()))?;
    }
    let contents = archive::check(&store).await?;
    let archive::Contents { events, records, rows, sha256 } = contents;
    say(&format!(
        "database: step {}, {events} events, {records} records, {rows} rows, sha-256 {sha256}",
        crate::store::newest_schema()
    ))
}

/// Asks the running portal, on this machine.
fn status(settings: Settings) -> Result<(), PortalError> {
    let settings = filled(settings)?;
    let (address, _) = settings.checked(Timestamp::from_millis(0)).map_err(PortalError::Setting)?;
    let address =
        if address.ip().is_unspecified() { SocketAddr::from(([127, 0, 0, 1], address.port())) } else { address };
    for path in ["/readyz", "/status", "/metrics"] {
        let answer = ask(address, path).map_err(PortalError::Network)?;
        let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((answer.as_str(), ""));
        say(&format!("{path}: {}", head.lines().next().unwrap_or_default()))?;
        body.lines().filter(|it| !it.starts_with('#')).try_for_each(|line| say(&format!("  {line}")))?;
    }
    Ok(())
}

fn ask(address: SocketAddr, path: &str) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, Duration::from_secs(3))?;
    stream.set_read_timeout(Some(Duration::from_secs(5)))?;
    write!(stream, "GET {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")?;
    let mut answer = Vec::new();
    stream.take(1 << 20).read_to_end(&mut answer)?;
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

/// Done when the terminal or the service manager asks the process to end.
async fn stopped() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => {}
                _ = tokio::signal::ctrl_c() => {}
            }
            return;
        }
    }
    // Without a signal handler the process is ended from outside.
    if tokio::signal::ctrl_c().await.is_err() {
        std::future::pending::<()>().await;
    }
}
