//! A page made small by gzip, quickly, since it is made anew for each code. The style, most of it, is packed once.
//!
//! A stream of gzip is a row of blocks. Those of the style refer to nothing before them, and after a full flush those
//! behind refer to nothing before it, so that the style's can stand between.
//!
//! Source: RFC 1951, section 3.2; RFC 1952, section 2.3.

use crc32fast::Hasher;
use flate2::{Compress, Compression, FlushCompress, Status};

/// Begins a stream: gzip, deflate, no name, no time, no system.
const BEGIN: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
/// How well what is packed for each page is packed: more takes longer than it saves on the way.
const QUICKLY: u32 = 2;

/// A text that stands in many pages, as blocks of their own.
pub(super) struct Packed {
    text: String,
    blocks: Vec<u8>,
}

impl Packed {
    /// Packs it as well as can be.
    pub(super) fn new(text: String) -> Packed {
        let mut blocks = Vec::new();
        // Without its blocks it is packed with the rest.
        if pack(&mut Compress::new(Compression::best(), false), text.as_bytes(), FlushCompress::Full, &mut blocks)
            .is_none()
        {
            blocks.clear();
        }
        Packed { text, blocks }
    }

    /// The text itself.
    pub(super) fn text(&self) -> &str {
        &self.text
    }

    /// A page that holds the text once, packed; `None` if memory is short.
    pub(super) fn around(&self, page: &str) -> Option<Vec<u8>> {
        let mut out = Vec::with_capacity(self.blocks.len() + page.len() / 2);
        out.extend(BEGIN);
        let mut packer = Compress::new(Compression::new(QUICKLY), false);
        let mut rest = page;
        if let Some((before, after)) = page.split_once(self.text.as_str()).filter(|_| !self.blocks.is_empty()) {
            pack(&mut packer, before.as_bytes(), FlushCompress::Full, &mut out)?;
            out.extend_from_slice(&self.blocks);
            rest = after;
        }
        pack(&mut packer, rest.as_bytes(), FlushCompress::Finish, &mut out)?;
        let mut hasher = Hasher::new();
        hasher.update(page.as_bytes());
        out.extend(hasher.finalize().to_le_bytes());
        // The length counts modulo 2^32.
        out.extend((page.len() as u32).to_le_bytes());
        Some(out)
    }
}

/// Packs bytes, up to a flush; `None` if they are not all taken.
fn pack(packer: &mut Compress, mut bytes: &[u8], flush: FlushCompress, out: &mut Vec<u8>) -> Option<()> {
    loop {
        out.reserve(bytes.len() / 2 + 1_024);
        let (taken, room) = (packer.total_in(), out.capacity() - out.len());
        let before = out.len();
        let status = packer.compress_vec(bytes, out, flush).ok()?;
        bytes = bytes.get(usize::try_from(packer.total_in() - taken).ok()?..)?;
        let is_full = out.len() - before == room;
        let is_done = status == Status::StreamEnd || !matches!(flush, FlushCompress::Finish) && !is_full;
        if bytes.is_empty() && is_done {
            return Some(());
        }
        if !is_full && out.len() == before && status == Status::BufError {
            return None;
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;
    use std::io::Read;

    #[track_caller]
    fn is_read_again(style: &str, page: &str) {
        let packed = Packed::new(style.to_owned()).around(page).expect("memory");
        let mut read = String::new();
        flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut read).expect("gzip");
        assert_eq!(read, page);
    }

    #[test]
    fn a_page_is_read_again_as_it_was() {
        let style = ".verdict{color:red}".repeat(3_000);
        let words = "Đã ghi là đã bán. ".repeat(5_000);
        for page in [
            format!("<style>{style}</style>"),
            format!("{words}<style>{style}</style>{words}"),
            // The style's own words stand before and behind it, and the style twice.
            format!("{words}.verdict{{color:red}}{style}{style}.verdict{{color:red}}{words}"),
            words.clone(),
            String::new(),
        ] {
            is_read_again(&style, &page);
            is_read_again("", &page);
        }
    }
}
