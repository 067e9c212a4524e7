//! The print dialog.

use super::window;

/// Opens the print dialog; the style sheet says what is printed.
pub fn print() {
    // A host that forbids printing shows nothing, and nothing is lost.
    let _ = window().print();
}
