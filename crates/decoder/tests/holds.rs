//! Whatever a frame holds, the reader comes back.

#![allow(clippy::unwrap_used)] // A test stops at the first thing that is not as stated.

use decoder::{Effort, Frame, LiveReader};
use proptest::prelude::*;

fn read(luma: &[u8], width: usize, height: usize) {
    let frame = Frame::new(luma, width, height).unwrap();
    let mut reader = LiveReader::default();
    for effort in [Effort::Still, Effort::Frame, Effort::Frame] {
        reader.read(&frame, effort, &mut || 0.0);
    }
}

/// Squares of `size` pixels, black or white by the bits of `seed`: finder patterns and bars of all
/// kinds come up now and then.
fn squares(width: usize, height: usize, size: usize, seed: u64) -> Vec<u8> {
    let level = |i: usize| {
        let (x, y) = ((i % width / size) as u64, (i / width / size) as u64);
        let mixed =
            (x.wrapping_mul(0x9e37_79b9) ^ y.wrapping_mul(0x85eb_ca6b) ^ seed).wrapping_mul(0xff51_afd7_ed55_8ccd);
        if mixed >> 63 == 0 { 20 } else { 230 }
    };
    (0..width * height).map(level).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn any_bytes_of_any_small_size_are_read_without_a_panic(
        (width, height, luma) in (1_usize..90, 1_usize..90).prop_flat_map(|(w, h)| {
            (Just(w), Just(h), proptest::collection::vec(any::<u8>(), w * h))
        })
    ) {
        read(&luma, width, height);
    }

    #[test]
    fn squares_of_any_size_are_read_without_a_panic(
        width in 1_usize..260, height in 1_usize..260, size in 1_usize..9, seed: u64
    ) {
        read(&squares(width, height, size, seed), width, height);
    }
}

#[test]
fn the_longest_and_thinnest_frames_are_read_without_a_panic() {
    let longest = Frame::MAX_SIDE;
    for (width, height) in [(1, 1), (longest, 1), (1, longest), (longest, 9), (9, longest), (2, 700), (700, 3)] {
        read(&squares(width, height, 2, 7), width, height);
        read(&vec![127; width * height], width, height);
    }
}

#[test]
#[ignore = "takes a minute: run by hand with --release"]
fn the_largest_frame_is_read_without_a_panic() {
    let side = Frame::MAX_SIDE;
    read(&squares(side, side, 5, 3), side, side);
}
