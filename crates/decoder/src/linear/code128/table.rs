//! The 107 symbol characters of Code 128.

/// Value of the start characters of code sets A, B and C.
pub const START_A: u8 = 103;
/// See [`START_A`].
pub const START_B: u8 = 104;
/// See [`START_A`].
pub const START_C: u8 = 105;
/// Value of the stop character, whose seventh element, a bar of two modules, ends the symbol.
pub const STOP: u8 = 106;
/// FNC1 in every code set.
pub const FNC1: u8 = 102;

/// Modules of a symbol character; the stop character has two more.
pub const MODULES: u8 = 11;

/// Widths of the six elements in modules, bar first, by value.
///
/// Source: ISO/IEC 15417, table 1.
#[rustfmt::skip]
pub const WIDTHS: [[u8; 6]; 107] = {
    let packed: [u32; 107] = [
        212222, 222122, 222221, 121223, 121322, 131222, 122213, 122312, 132212, 221213,
        221312, 231212, 112232, 122132, 122231, 113222, 123122, 123221, 223211, 221132,
        221231, 213212, 223112, 312131, 311222, 321122, 321221, 312212, 322112, 322211,
        212123, 212321, 232121, 111323, 131123, 131321, 112313, 132113, 132311, 211313,
        231113, 231311, 112133, 112331, 132131, 113123, 113321, 133121, 313121, 211331,
        231131, 213113, 213311, 213131, 311123, 311321, 331121, 312113, 312311, 332111,
        314111, 221411, 431111, 111224, 111422, 121124, 121421, 141122, 141221, 112214,
        112412, 122114, 122411, 142112, 142211, 241211, 221114, 413111, 241112, 134111,
        111242, 121142, 121241, 114212, 124112, 124211, 411212, 421112, 421211, 212141,
        214121, 412121, 111143, 111341, 131141, 114113, 114311, 411113, 411311, 113141,
        114131, 311141, 411131, 211412, 211214, 211232, 233111,
    ];
    let mut widths = [[0; 6]; 107];
    let mut value = 0;
    while value < 107 {
        let mut rest = packed[value];
        let mut element = 6;
        while element > 0 {
            element -= 1;
            widths[value][element] = (rest % 10) as u8;
            rest /= 10;
        }
        value += 1;
    }
    widths
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_has_eleven_modules_and_an_even_number_of_dark_ones() {
        for widths in WIDTHS {
            assert_eq!(widths.iter().sum::<u8>(), MODULES, "{widths:?}");
        }
        for widths in &WIDTHS[..usize::from(STOP)] {
            assert_eq!((widths[0] + widths[2] + widths[4]) % 2, 0, "{widths:?}");
        }
    }

    #[test]
    fn no_two_characters_are_alike() {
        for (i, a) in WIDTHS.iter().enumerate() {
            assert!(WIDTHS[..i].iter().all(|b| a != b), "{a:?}");
        }
    }
}
