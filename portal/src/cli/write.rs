//! Commands about who writes, what was written, and the way to the nation.

use super::said::{filled, say};
use super::{OutboxAction, Settings, TokenAction};
use crate::exchange::Link;
use crate::keys::KeyRing;
use crate::store::Store;
use crate::tokens::{self, Role, Scope};
use crate::{PortalError, journal, now};
use epcis::time::Timestamp;

/// Most dead letters that are listed.
const MOST_LISTED: usize = 1_000;

pub(super) async fn tokens(store: &Store, action: TokenAction) -> Result<(), PortalError> {
    match action {
        TokenAction::New { organisation, role, prefix, gln } => {
            let named = Role::ALL.map(Role::name).join(", ");
            let role = Role::named(&role).ok_or_else(|| PortalError::Setting(format!("--role {role}: not {named}")))?;
            let scope = Scope::new(prefix.iter().chain(&gln).map(String::as_str)).map_err(PortalError::Setting)?;
            say(&tokens::create(store, &organisation, role, &scope).await?)
        }
        TokenAction::List => {
            for it in store.tokens().await? {
                let state = match it.revoked {
                    0 => "valid".to_owned(),
                    at => format!("revoked {}", Timestamp::from_millis(at)),
                };
                let made = Timestamp::from_millis(it.made);
                say(&format!("{} {} {} [{}] made {made}, {state}", it.name, it.role, it.organisation, it.scope))?;
            }
            Ok(())
        }
        TokenAction::Revoke { token } => {
            // The whole token may be given, too; its secret is not needed.
            let name = token.trim_start_matches("txt_").split('_').next().unwrap_or_default();
            if store.token(name).await?.is_none() {
                return Err(PortalError::Setting(format!("no token {name}")));
            }
            store.revoke_token(name, now().millis()).await?;
            say(&format!("revoked {name}"))
        }
    }
}

pub(super) async fn outbox(store: &Store, action: OutboxAction) -> Result<(), PortalError> {
    match action {
        OutboxAction::List => {
            for it in store.dead_letters(MOST_LISTED).await? {
                let body = store.bodies(std::slice::from_ref(&it.subject)).await?.into_values().next();
                let id = body.and_then(|it| crate::store::event(&it)).and_then(|it| it.id).unwrap_or_default();
                say(&format!("{id}: {}", it.said))?;
            }
            Ok(())
        }
        OutboxAction::Retry => say(&format!("{} wait again", store.retry_dead().await?)),
    }
}

pub(super) async fn reconcile(settings: Settings) -> Result<(), PortalError> {
    let (local, options) = filled(settings)?.checked(now()).map_err(PortalError::Setting)?;
    let nation =
        options.nation.ok_or_else(|| PortalError::Setting("--nation names the way to the nation".to_owned()))?;
    let store = Store::open(&options.database).await?;
    let found = Link::new(&nation, KeyRing::default(), local)?.reconcile(&store).await?;
    say(&format!(
        "{} days, {} events: {} wait, {} sent again, {} differ",
        found.days,
        found.events,
        found.waiting,
        found.sent_again,
        found.differing.len()
    ))?;
    found.differing.iter().try_for_each(|it| say(&format!("  {it}")))
}

pub(super) async fn journal(store: &Store) -> Result<(), PortalError> {
    let proof = journal::check(store).await?;
    say(&format!("journal: {} entries, {} events, sha-256 {}", proof.entries, proof.events, proof.digest))
}
