//! The host that newer tags hold. The address that the tag sent has a host of its own, so that this one is
//! only read over.
//!
//! Source: EPC Tag Data Standard 2.3, section 14.5.16.

use super::value::code_40;
use crate::digital_link::bits::Bits;

/// Reads a host over: three characters in 16 bits, or seven bits a character, where the first four codes
/// stand for an ending together with the seven bits behind them.
pub(super) fn skip(bits: &mut Bits) -> Option<()> {
    let is_ascii = bits.take(1)? == 1;
    let length = bits.take(6)? as usize;
    if length == 0 {
        return None;
    }
    if !is_ascii {
        return code_40(bits, length).map(|_| ());
    }
    let mut units = 0;
    while units < length {
        units += if bits.take(7)? < 4 { bits.take(7).map(|_| 2)? } else { 1 };
    }
    (units == length).then_some(())
}
