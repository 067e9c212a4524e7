//! What the linear reader may do to a process: no panic on any frame, no memory after warm-up.

#![allow(unsafe_code, reason = "an allocator that counts can only be written with unsafe")]

use decoder::{Effort, Frame, linear::LinearReader};
use proptest::prelude::*;
use std::{
    alloc::{GlobalAlloc, Layout, System},
    cell::Cell,
};

/// Counts the allocations of each thread.
struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
}

// SAFETY: every call goes to the system allocator unchanged.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.with(|count| count.set(count.get() + 1));
        // SAFETY: the caller keeps the contract of `GlobalAlloc`.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps the contract of `GlobalAlloc`.
        unsafe { System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn read(reader: &mut LinearReader, luma: &[u8], width: usize, effort: Effort) -> usize {
    let Ok(frame) = Frame::new(luma, width, luma.len() / width) else {
        unreachable!("sizes are in range");
    };
    let mut found = Vec::new();
    reader.read(&frame, effort, &mut found);
    found.len()
}

/// Bars of irregular width that are no symbol, slanting, with print-like noise between.
fn busy(width: usize, height: usize, seed: u32) -> Vec<u8> {
    let mut state = seed | 1;
    let bars: Vec<u8> = std::iter::repeat_with(|| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let run = 2 + (state >> 29) as usize;
        let level = if state & 0x1000_0000 == 0 { 30 } else { 210 };
        std::iter::repeat_n(level, run)
    })
    .flatten()
    .take(width + height)
    .collect();
    (0..width * height)
        .map(|i| {
            let (x, y) = (i % width, i / width);
            if y / 40 % 3 == 2 { (x * y * 7 % 251) as u8 } else { bars[x + y / 8] }
        })
        .collect()
}

#[test]
fn a_frame_costs_no_allocation_after_warm_up() {
    for effort in [Effort::Frame, Effort::Still] {
        let mut reader = LinearReader::default();
        let frames: Vec<_> = (1..4).map(|seed| busy(400, 300, seed)).collect();
        for _ in 0..2 {
            for luma in &frames {
                read(&mut reader, luma, 400, effort);
            }
        }
        for luma in &frames {
            let before = ALLOCATIONS.with(Cell::get);
            let found = read(&mut reader, luma, 400, effort);
            let after = ALLOCATIONS.with(Cell::get);
            assert_eq!((found, after - before), (0, 0), "{effort:?}");
        }
    }
}

#[test]
fn frames_of_extreme_sizes_are_read() {
    let mut reader = LinearReader::default();
    let sizes = [(1, 1), (2, 1), (1, 2), (3, 17), (8192, 1), (1, 8192), (8192, 3), (5, 8192)];
    let bars =
        |width, height| -> Vec<u8> { (0..width * height).map(|i| if i % width % 7 < 3 { 20 } else { 200 }).collect() };
    for (width, height) in sizes {
        for effort in [Effort::Frame, Effort::Still] {
            read(&mut reader, &bars(width, height), width, effort);
        }
    }
    read(&mut reader, &bars(8192, 8192), 8192, Effort::Frame);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_bytes_make_the_reader_panic(
        width in 1_usize..200,
        height in 1_usize..60,
        bytes in prop::collection::vec(any::<u8>(), 1..400),
        still in any::<bool>(),
    ) {
        let luma: Vec<u8> = bytes.iter().copied().cycle().take(width * height).collect();
        let effort = if still { Effort::Still } else { Effort::Frame };
        read(&mut LinearReader::default(), &luma, width, effort);
    }
}
