//! A page made small by gzip, quickly, since it is made anew for each code. The style, most of it, is packed once.
//!
//! A stream of gzip is a row of blocks. Those of the style refer to nothing before them, and after a full flush those
//! behind refer to nothing before it, so that the style's can stand between.
//!
//! Source: RFC 1951, section 3.2; RFC 1952, section 2.3.

use crc32fast::Hasher;
use flate2::{Compress, Compression, FlushCompress, Status};
use std::sync::{Mutex, PoisonError};

/// Begins a stream: gzip, deflate, no name, no time, no system.
const BEGIN: [u8; 10] = [0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255];
/// How well what is packed for each page is packed: more takes longer than it saves on the way.
const QUICKLY: u32 = 2;
/// Packers that are kept for the next page: each holds a third of a megabyte, which is dear to ask for.
const MOST_PACKERS: usize = 4;

/// A text that stands in many pages, as blocks of their own.
pub(super) struct Packed {
    text: String,
    blocks: Vec<u8>,
    packers: Mutex<Vec<Compress>>,
}

/// A page on both sides of such a text.
#[derive(Default)]
pub(super) struct Sides {
    pub(super) before: String,
    pub(super) after: String,
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
        Packed { text, blocks, packers: Mutex::default() }
    }

    /// The page as it is.
    pub(super) fn whole(&self, page: &Sides) -> String {
        [page.before.as_str(), self.text.as_str(), page.after.as_str()].concat()
    }

    /// The page, packed; `None` if memory is short.
    pub(super) fn around(&self, page: &Sides) -> Option<Vec<u8>> {
        let Sides { before, after } = page;
        let mut out = Vec::with_capacity(self.blocks.len() + (before.len() + after.len()) / 2);
        out.extend(BEGIN);
        let mut packer = self.packer();
        pack(&mut packer, before.as_bytes(), FlushCompress::Full, &mut out)?;
        if self.blocks.is_empty() {
            pack(&mut packer, self.text.as_bytes(), FlushCompress::Full, &mut out)?;
        } else {
            out.extend_from_slice(&self.blocks);
        }
        pack(&mut packer, after.as_bytes(), FlushCompress::Finish, &mut out)?;
        self.put_back(packer);
        let mut hasher = Hasher::new();
        let parts = [before, &self.text, after];
        parts.iter().for_each(|part| hasher.update(part.as_bytes()));
        out.extend(hasher.finalize().to_le_bytes());
        // The length counts modulo 2^32.
        let length: usize = parts.iter().map(|part| part.len()).sum();
        out.extend((length as u32).to_le_bytes());
        Some(out)
    }

    fn packer(&self) -> Compress {
        let kept = self.packers.lock().unwrap_or_else(PoisonError::into_inner).pop();
        match kept {
            Some(mut packer) => {
                packer.reset();
                packer
            }
            None => Compress::new(Compression::new(QUICKLY), false),
        }
    }

    fn put_back(&self, packer: Compress) {
        let mut kept = self.packers.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() < MOST_PACKERS {
            kept.push(packer);
        }
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
    fn is_read_again(style: &str, before: &str, after: &str) {
        let style = Packed::new(style.to_owned());
        let page = Sides { before: before.to_owned(), after: after.to_owned() };
        // The second time with the packer of the first.
        for _ in 0..2 {
            let packed = style.around(&page).expect("memory");
            let mut read = String::new();
            flate2::read::GzDecoder::new(packed.as_slice()).read_to_string(&mut read).expect("gzip");
            assert_eq!(read, style.whole(&page));
        }
    }

    #[test]
    fn a_page_is_read_again_as_it_was() {
        let style = ".verdict{color:red}".repeat(3_000);
        let words = "Đã ghi là đã bán. ".repeat(5_000);
        // The style's own words stand before and behind it, and the style twice.
        let (before, after) = (format!("{words}.verdict{{color:red}}"), format!("{style}.verdict{{color:red}}{words}"));
        for (before, after) in
            [("<style>", "</style>"), (&words, &words), (before.as_str(), after.as_str()), (&words, ""), ("", "")]
        {
            is_read_again(&style, before, after);
            is_read_again("", before, after);
        }
    }
}
