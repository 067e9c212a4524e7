//! How much time a picture is worth.

/// How much time a frame is worth.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effort {
    /// A live frame: gate first, then a share of the work; the next frame brings the rest.
    Frame,
    /// A still picture: every scale, angle and symbology.
    Still,
}
