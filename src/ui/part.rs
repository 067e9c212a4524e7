//! Nodes that the browser works on, found within the shadow root by `[data-part="…"]`.

/// The attribute.
pub const ATTRIBUTE: &str = "data-part";
/// The `<video>` of the live picture. It stays in the tree in every view.
pub const VIDEO: &str = "video";
/// The `<canvas>` of a picture that holds several codes.
pub const STILL: &str = "still";
/// Every `<input type="file">` for pictures: a change starts the reading of the picture.
pub const PICTURE: &str = "picture";
/// The text field for typed codes: a pasted picture is not put into it.
pub const TYPED: &str = "typed";
/// The field at a public stand that takes text from a scanner while no other field has the focus.
pub const CATCH: &str = "catch";
/// The heading that takes the focus when the view changes.
pub const HEADING: &str = "heading";
/// What concerns kept reports: a page around the element may leave it out.
pub const HISTORY: &str = "history";
