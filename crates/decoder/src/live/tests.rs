//! Films of drawn symbols, without a worker.

use super::*;
use crate::draw::{Kind, modules};

const WIDTH: usize = 480;
const HEIGHT: usize = 240;
const MODULE: usize = 2;

/// Symbols on light ground, each from its left and top.
fn picture(symbols: &[(Kind, &str, usize, usize)]) -> Vec<u8> {
    let mut luma = vec![220; WIDTH * HEIGHT];
    for &(kind, data, left, top) in symbols {
        let Ok(bars) = modules(kind, data) else { unreachable!("{data}") };
        for (i, _) in bars.rows[0].modules().enumerate().filter(|(_, dark)| *dark) {
            for y in top..top + 60 {
                luma[y * WIDTH + left + i * MODULE..][..MODULE].fill(30);
            }
        }
    }
    luma
}

/// Reads a frame by a clock that stands; what is read, and what of it is confirmed.
fn read(live: &mut LiveReader, luma: &[u8], effort: Effort) -> (Gate, Vec<(String, bool)>) {
    let Ok(frame) = Frame::new(luma, WIDTH, HEIGHT) else { unreachable!() };
    let seen = live.read(&frame, effort, &mut || 0.0);
    let symbols = seen.symbols.iter().map(|(symbol, sure)| (symbol.text.clone(), *sure)).collect();
    (seen.outcome.gate, symbols)
}

const EAN: (Kind, &str, usize, usize) = (Kind::Ean13, "4006381333931", 30, 20);
const CODE: (Kind, &str, usize, usize) = (Kind::Code128, "LOT77", 40, 150);

#[test]
fn a_code_is_confirmed_once_frames_agree() {
    let luma = picture(&[EAN]);
    let mut live = LiveReader::default();
    let read: Vec<_> = (0..3).map(|_| read(&mut live, &luma, Effort::Frame).1).collect();
    let row = |sure| vec![(EAN.1.to_owned(), sure)];
    assert_eq!(read, [row(false), row(true), row(true)]);
}

#[test]
fn what_stands_beside_a_confirmed_code_is_read_and_confirmed_too() {
    let luma = picture(&[EAN, CODE]);
    let mut live = LiveReader::default();
    let last = (0..6).map(|_| read(&mut live, &luma, Effort::Frame).1).last().unwrap_or_default();
    for text in [EAN.1, CODE.1] {
        assert!(last.contains(&(text.to_owned(), true)), "{last:?}");
    }
}

#[test]
fn forgetting_asks_for_agreement_anew() {
    let luma = picture(&[EAN]);
    let mut live = LiveReader::default();
    for _ in 0..2 {
        let first = read(&mut live, &luma, Effort::Frame).1;
        assert_eq!(first, [(EAN.1.to_owned(), false)]);
        assert!(read(&mut live, &luma, Effort::Frame).1[0].1);
        live.reset();
    }
}

#[test]
fn a_still_picture_confirms_itself_and_leaves_the_film_alone() {
    let luma = picture(&[EAN]);
    let mut live = LiveReader::default();
    assert_eq!(read(&mut live, &luma, Effort::Still).1, [(EAN.1.to_owned(), true)]);
    assert_eq!(read(&mut live, &luma, Effort::Frame).1, [(EAN.1.to_owned(), false)]);
}

#[test]
fn the_gate_spares_what_is_empty_and_what_was_searched_in_vain() {
    let mut live = LiveReader::default();
    assert_eq!(read(&mut live, &vec![200; WIDTH * HEIGHT], Effort::Frame), (Gate::Empty, Vec::new()));
    // Bars of no symbology.
    let bars: Vec<u8> = (0..WIDTH * HEIGHT).map(|i| if (i % WIDTH / 3).is_multiple_of(2) { 30 } else { 220 }).collect();
    let gates: Vec<Gate> = (0..60).map(|_| read(&mut live, &bars, Effort::Frame).0).collect();
    assert_eq!(gates[0], Gate::Searched);
    let last = &gates[52..];
    assert_eq!(last.iter().filter(|&&gate| gate == Gate::Searched).count(), 1, "{last:?}");
    assert!(last.iter().all(|&gate| gate != Gate::Empty));
}
