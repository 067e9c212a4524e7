//! Events that elements act on: one that is not here does not compile.

use super::names::names;

names! {
    /// An event's name.
    Event:
    CHANGE = "change",
    CLICK = "click",
    INPUT = "input",
    KEYDOWN = "keydown",
    MOUSEDOWN = "mousedown",
    POINTERCANCEL = "pointercancel",
    POINTERMOVE = "pointermove",
    POINTERUP = "pointerup",
    SUBMIT = "submit",
    TOGGLE = "toggle",
}
