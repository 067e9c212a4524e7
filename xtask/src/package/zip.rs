//! A ZIP archive of files: deflated, without times, so that the same files give the same bytes.
//!
//! Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 to 4.3.16.

use std::io::{self, Write};

use flate2::{Compression, Crc, write::DeflateEncoder};

/// The first day that the format can name, and midnight: nobody's clock is in the archive.
const DATE: u16 = 0x0021;
/// Names are UTF-8.
const UTF8: u16 = 1 << 11;
const DEFLATED: u16 = 8;
const VERSION: u16 = 20;

/// The archive of `files`, each a path with slashes and its bytes.
///
/// # Errors
/// More or longer files than the format can name.
pub fn zip(files: &[(String, Vec<u8>)]) -> io::Result<Vec<u8>> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let at = size(out.len())?;
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(bytes)?;
        let packed = encoder.finish()?;
        let mut crc = Crc::new();
        crc.update(bytes);
        let mut entry = Vec::new();
        for word in [VERSION, UTF8, DEFLATED, 0, DATE] {
            entry.extend(word.to_le_bytes());
        }
        for word in [crc.sum(), size(packed.len())?, size(bytes.len())?] {
            entry.extend(word.to_le_bytes());
        }
        entry.extend(short(name.len())?.to_le_bytes());
        entry.extend(0u16.to_le_bytes());
        out.extend(b"PK\x03\x04");
        out.extend(&entry);
        out.extend(name.as_bytes());
        out.extend(packed);
        directory.extend(b"PK\x01\x02");
        directory.extend(VERSION.to_le_bytes());
        directory.extend(entry);
        // No comment, the first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(at.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, count) = (size(out.len())?, short(files.len())?);
    let length = size(directory.len())?;
    out.extend(directory);
    out.extend(b"PK\x05\x06\0\0\0\0");
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend(length.to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0; 2]);
    Ok(out)
}

fn size(length: usize) -> io::Result<u32> {
    u32::try_from(length).map_err(|_| io::Error::other("too long for a ZIP archive"))
}

fn short(length: usize) -> io::Result<u16> {
    u16::try_from(length).map_err(|_| io::Error::other("too many for a ZIP archive"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_directory_at_the_end_names_every_file_and_its_place() -> io::Result<()> {
        let files = [("a.txt".to_owned(), b"hello".to_vec()), ("b/\u{111}.txt".to_owned(), Vec::new())];
        let archive = zip(&files)?;
        assert!(archive.starts_with(b"PK\x03\x04"));
        let end = &archive[archive.len() - 22..];
        assert_eq!(&end[..4], b"PK\x05\x06");
        assert_eq!(u16::from_le_bytes([end[10], end[11]]), 2);
        let start = u32::from_le_bytes([end[16], end[17], end[18], end[19]]) as usize;
        assert_eq!(&archive[start..start + 4], b"PK\x01\x02");
        // CRC-32 of "hello".
        assert_eq!(&archive[14..18], &0x3610_A686_u32.to_le_bytes());
        assert_eq!(archive, zip(&files)?, "the same files give the same bytes");
        Ok(())
    }
}
