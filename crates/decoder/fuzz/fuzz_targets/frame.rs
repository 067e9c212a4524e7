//! No bytes in a frame of any size make a reader panic.
//!
//! The first four bytes are the size; the rest is repeated over the frame, so that short inputs
//! reach wide frames, and a row repeated makes bars.

#![no_main]

use decoder::{Effort, Frame, LiveReader};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (u16, u16, bool, Vec<u8>)| {
    let (width, height, still, bytes) = input;
    let (width, height) = (usize::from(width) % 2048 + 1, usize::from(height) % 512 + 1);
    if bytes.is_empty() {
        return;
    }
    let luma: Vec<u8> = bytes.iter().copied().cycle().take(width * height).collect();
    let Ok(frame) = Frame::new(&luma, width, height) else { return };
    let effort = if still { Effort::Still } else { Effort::Frame };
    LiveReader::default().read(&frame, effort, &mut || 0.0);
});
