//! EPC binary strings of tags in the address of a Digital Link: `/eh` with hexadecimal digits, `/ex` with
//! URI-safe base 64.
//!
//! ```text
//! old = header (8) filter (3) partition (3) prefix reference serial     lengths by the partition
//! new = header (8) toggle (1) filter (3) [date] 1*value [host] *( AI value )
//! ```
//!
//! Source: GS1 Digital Link URI: Compression Standard for EPC binary strings 1.0, section 4.2; EPC Tag Data
//! Standard 2.3, sections 14 and 15.

mod host;
mod scheme;
mod value;

use alloc::{string::String, vec::Vec};

use super::bits::Bits;
use crate::list::Gather;
use crate::{
    ai::Ai,
    output::{self, Item},
};

/// An AI with its value.
type Element = (Ai, String);

/// The link that says in elements what an EPC binary string says in its last segment; `None` where the
/// segment is none, or what it says has no Digital Link.
pub(crate) fn unpack(link: &str) -> Option<String> {
    let path_end = link.find(['?', '#']).unwrap_or(link.len());
    let (path, tail) = link.split_at(path_end);
    let (stem, segment) = path.rsplit_once('/')?;
    let elements = read(segment)?;
    let items: Vec<Item<'_>> = elements.iter().map(|(ai, value)| Item::new(*ai, value.as_bytes(), false)).gathered();
    let mut written = output::digital_link(&items, stem, false).ok()?;
    let query = tail.strip_prefix('?').unwrap_or_default().split('#').next().unwrap_or_default();
    if !query.is_empty() {
        written.push(if written.contains('?') { '&' } else { '?' });
        written.push_str(query);
    }
    Some(written)
}

fn read(segment: &str) -> Option<Vec<Element>> {
    let head = segment.get(..2)?;
    let mut bits = if head.eq_ignore_ascii_case("eh") {
        Bits::of_hexadecimal(&segment[2..])?
    } else if head == "ex" {
        Bits::of_base_64(&segment[2..])?
    } else {
        return None;
    };
    let header = bits.take(8)? as u8;
    let elements =
        scheme::read_with_partition(header, &mut bits).or_else(|| scheme::read_with_values(header, &mut bits))?;
    // Memory is read in whole words: zeros fill the last one.
    bits.are_zeros().then_some(elements)
}
