//! x
use crate::error::{ParseError, ParseErrorKind};
use alloc::string::String;
/// x
pub fn decompress(link: &str) -> Result<String, ParseError> {
    Err(ParseError::new(ParseErrorKind::Compression, 0..link.len()))
}
