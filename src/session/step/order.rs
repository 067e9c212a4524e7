//! The numbers that several codes in view are given.

use super::super::SeenSymbol;

/// Codes in the order in which people read: line by line from the top, each line from the left.
pub(super) fn in_reading_order(mut symbols: Vec<SeenSymbol>) -> Vec<SeenSymbol> {
    let middle = |symbol: &SeenSymbol, axis: usize| symbol.corners.iter().map(|corner| corner[axis]).sum::<f32>() / 4.0;
    let bottom = |symbol: &SeenSymbol| symbol.corners.iter().map(|corner| corner[1]).fold(f32::MIN, f32::max);
    trace::order::sort_by(&mut symbols, |a, b| middle(a, 1).total_cmp(&middle(b, 1)));
    let mut rest = symbols.as_mut_slice();
    while let Some(first) = rest.first() {
        let below = bottom(first);
        let line = rest.iter().take_while(|symbol| middle(symbol, 1) <= below).count();
        // The first counts even where its corners are no numbers.
        let (line, others) = rest.split_at_mut(line.max(1));
        trace::order::sort_by(line, |a, b| middle(a, 0).total_cmp(&middle(b, 0)));
        rest = others;
    }
    symbols
}

#[cfg(test)]
mod tests {
    use super::super::super::{Scanned, SeenSymbol};
    use super::in_reading_order;

    /// Names of the codes, each 20 wide and 10 high around its middle, in their new order.
    fn order(codes: &[(&str, f32, f32)]) -> Vec<String> {
        let symbols = codes.iter().map(|&(text, x, y)| SeenSymbol {
            scan: Scanned { text: text.into(), ..Scanned::default() },
            corners: [[x - 10.0, y - 5.0], [x + 10.0, y - 5.0], [x + 10.0, y + 5.0], [x - 10.0, y + 5.0]],
        });
        in_reading_order(symbols.collect()).into_iter().map(|symbol| symbol.scan.text).collect()
    }

    #[test]
    fn codes_are_numbered_line_by_line_and_each_line_from_the_left() {
        for (codes, expected) in [
            (&[("right", 90.0, 50.0), ("left", 20.0, 52.0)][..], &["left", "right"][..]),
            (&[("below", 20.0, 90.0), ("above", 60.0, 20.0)], &["above", "below"]),
            (&[("d", 80.0, 82.0), ("b", 80.0, 18.0), ("c", 20.0, 78.0), ("a", 20.0, 20.0)], &["a", "b", "c", "d"]),
            (&[("nowhere", f32::NAN, f32::NAN), ("seen", 20.0, 20.0)], &["seen", "nowhere"]),
            (&[], &[]),
        ] {
            assert_eq!(order(codes), expected);
        }
    }
}
