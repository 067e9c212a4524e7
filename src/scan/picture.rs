//! How large a picture file says it is, read from its first bytes before anything is decoded:
//! a few kilobytes can unpack to gigabytes.

/// Most bytes of a picture file.
pub const MAX_BYTES: u64 = 25 * 1024 * 1024;
/// Most pixels of a picture.
pub const MAX_PIXELS: u64 = 40_000_000;
/// The longest side that is given to the decoder, in pixels; larger pictures are reduced.
pub const MAX_SIDE: u32 = 4096;
/// How many of the first bytes [`head`] needs at most: a JPEG's size stands behind its metadata.
pub const HEAD_BYTES: u32 = 256 * 1024;

/// What the first bytes of a file say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Head {
    /// Width and height in pixels.
    Size(u32, u32),
    /// They contradict themselves: what stands where the size should be is none.
    Damaged,
    /// Nothing: a kind of file that is not known here, or one that is cut off.
    Unknown,
}

/// Reads the head of a PNG, JPEG, GIF, WebP or BMP file.
///
/// Sources: PNG (ISO/IEC 15948) sections 5.3 and 11.2.2; JPEG (ITU-T T.81) annex B; GIF89a section 18;
/// WebP container specification; BMP `BITMAPINFOHEADER`.
pub fn head(bytes: &[u8]) -> Head {
    match size(bytes) {
        _ if bytes.starts_with(b"\x89PNG") && is_damaged_png(bytes) => Head::Damaged,
        Some((width, height)) => Head::Size(width, height),
        None => Head::Unknown,
    }
}

/// PNG alone carries a checksum of its head.
fn is_damaged_png(bytes: &[u8]) -> bool {
    const START: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    let sum = be32(bytes, START.len() + 13);
    let chunk = bytes.get(12..START.len() + 13);
    !bytes.starts_with(START) || chunk.zip(sum).is_none_or(|(chunk, sum)| crc32(chunk) != sum)
}

/// The checksum of PNG chunks (ISO/IEC 15948, annex D).
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(u32::MAX, |sum, byte| {
        (0..8).fold(sum ^ u32::from(*byte), |sum, _| sum >> 1 ^ if sum & 1 == 1 { 0xEDB8_8320 } else { 0 })
    })
}

fn size(head: &[u8]) -> Option<(u32, u32)> {
    match head {
        [0x89, b'P', b'N', b'G', ..] => Some((be32(head, 16)?, be32(head, 20)?)),
        [0xFF, 0xD8, ..] => jpeg(head),
        [b'G', b'I', b'F', b'8', ..] => Some((le16(head, 6)?, le16(head, 8)?)),
        [b'R', b'I', b'F', b'F', _, _, _, _, b'W', b'E', b'B', b'P', ..] => webp(head),
        [b'B', b'M', ..] => Some((le32(head, 18)?, (le32(head, 22)? as i32).unsigned_abs())),
        _ => None,
    }
}

/// Width and height to reduce a picture to, so that neither side is beyond [`MAX_SIDE`].
pub fn reduced(width: u32, height: u32) -> Option<(u32, u32)> {
    let longest = width.max(height);
    if longest <= MAX_SIDE {
        return None;
    }
    let scaled = |side: u32| (u64::from(side) * u64::from(MAX_SIDE) / u64::from(longest)).max(1) as u32;
    Some((scaled(width), scaled(height)))
}

/// Walks the marker segments up to the frame header (`SOF0` to `SOF15` without `DHT`, `JPG`, `DAC`).
fn jpeg(head: &[u8]) -> Option<(u32, u32)> {
    let mut at = 2;
    loop {
        let marker = *head.get(at + 1)?;
        match (head[at], marker) {
            (0xFF, 0xFF) => at += 1,
            (0xFF, 0xC0..=0xCF) if !matches!(marker, 0xC4 | 0xC8 | 0xCC) => {
                return Some((be16(head, at + 7)?, be16(head, at + 5)?));
            }
            (0xFF, 0x01 | 0xD0..=0xD8) => at += 2,
            (0xFF, _) => at += 2 + (be16(head, at + 2)?.max(2) as usize),
            _ => return None,
        }
    }
}

fn webp(head: &[u8]) -> Option<(u32, u32)> {
    match head.get(12..16)? {
        b"VP8 " => Some((le16(head, 26)? & 0x3FFF, le16(head, 28)? & 0x3FFF)),
        b"VP8L" => {
            let bits = le32(head, 21)?;
            Some(((bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1))
        }
        b"VP8X" => {
            let side = |at| bytes(head, at).map(|[low, middle, high]| u32::from_le_bytes([low, middle, high, 0]) + 1);
            Some((side(24)?, side(27)?))
        }
        _ => None,
    }
}

fn bytes<const N: usize>(head: &[u8], at: usize) -> Option<[u8; N]> {
    head.get(at..at + N)?.try_into().ok()
}

fn be16(head: &[u8], at: usize) -> Option<u32> {
    Some(u16::from_be_bytes(bytes(head, at)?).into())
}

fn be32(head: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_be_bytes(bytes(head, at)?))
}

fn le16(head: &[u8], at: usize) -> Option<u32> {
    Some(u16::from_le_bytes(bytes(head, at)?).into())
}

fn le32(head: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes(head, at)?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[track_caller]
    fn check(bytes: &[u8], expected: Option<(u32, u32)>) {
        assert_eq!(head(bytes), expected.map_or(Head::Unknown, |(width, height)| Head::Size(width, height)));
    }

    #[test]
    fn every_format_says_its_size() {
        check(PNG, Some((1280, 720)));
        check(b"\xFF\xD8\xFF\xE0\0\x04ab\xFF\xDB\0\x02\xFF\xC2\0\x0B\x08\x0F\xA0\x17\x70\x03", Some((6000, 4000)));
        check(b"GIF89a\x40\x01\xF0\0", Some((320, 240)));
        check(b"RIFF\0\0\0\0WEBPVP8 \0\0\0\0\0\0\0\x9d\x01\x2a\x80\x02\xE0\x01", Some((640, 480)));
        check(b"RIFF\0\0\0\0WEBPVP8L\0\0\0\0\x2f\x7F\xC2\x77\0", Some((640, 480)));
        check(b"RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x7F\x02\0\xDF\x01\0", Some((640, 480)));
        check(b"BM\0\0\0\0\0\0\0\0\0\0\0\0\x28\0\0\0\x80\x02\0\0\x20\xFE\xFF\xFF", Some((640, 480)));
    }

    #[test]
    fn a_head_that_is_cut_off_or_of_another_kind_says_nothing() {
        check(b"", None);
        check(b"\xFF\xD8\xFF\xE0\0\xFFab", None);
        check(b"\xFF\xD8\0", None);
        check(b"\0\0\0\x1cftypheic", None);
    }

    /// The head of a PNG file as an encoder wrote it: 1280×720, 8 bits of RGBA.
    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x05\0\0\0\x02\xD0\x08\x06\0\0\0\xCF\x7D\xDD\x56";

    #[test]
    fn a_damaged_png_has_no_size() {
        for at in 4..PNG.len() {
            let mut bytes = PNG.to_vec();
            bytes[at] ^= 0x10;
            assert_eq!(head(&bytes), Head::Damaged, "byte {at}");
            assert_eq!(head(&PNG[..at]), Head::Damaged, "{at} bytes");
        }
        assert_eq!(head(b"\x89PNG\r\n\x1a\n and then nothing of a picture"), Head::Damaged);
    }

    #[test]
    fn a_large_picture_keeps_its_shape_when_reduced() {
        assert_eq!(reduced(4096, 4096), None);
        assert_eq!(reduced(8192, 4096), Some((4096, 2048)));
        assert_eq!(reduced(3000, 6000), Some((2048, 4096)));
        assert_eq!(reduced(40_000, 1), Some((4096, 1)));
    }

    proptest! {
        #[test]
        fn any_bytes_end_without_a_panic(kind in 0usize..6, rest in prop::collection::vec(any::<u8>(), 0..200)) {
            let starts: [&[u8]; 6] = [b"\x89PNG", b"\xFF\xD8", b"GIF8", b"RIFF\0\0\0\0WEBPVP8X", b"BM", b""];
            head(&[starts[kind], &rest].concat());
        }
    }
}
