//! What may be seen by others than the person.

use trace::carried::Carried;

/// Whether a code may stand in an address or in the history: a Wi-Fi password, an account
/// number or a contact must not.
pub(super) fn is_public(carried: &Carried) -> bool {
    matches!(carried, Carried::Product(_) | Carried::Link(_))
}
