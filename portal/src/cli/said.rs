//! What every command does: takes its settings as a whole, and says what came of it.

use super::Settings;
use crate::PortalError;
use std::io::Write;

pub(super) fn filled(settings: Settings) -> Result<Settings, PortalError> {
    settings.with_file().map_err(PortalError::Setting)
}

pub(super) fn say(line: &str) -> Result<(), PortalError> {
    writeln!(std::io::stdout(), "{line}").map_err(PortalError::Network)
}
