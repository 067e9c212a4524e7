//! Reed–Solomon correction of the codewords of QR Code and Data Matrix.
//!
//! Most blocks that are tried are none: every wrong guess of a grid comes here, so refusing must be
//! cheap. Tables of the field are made by the compiler, nothing is allocated.
//!
//! Source: R. E. Blahut, "Algebraic Codes for Data Transmission", chapter 7 (Berlekamp–Massey,
//! Forney); the fields and first roots: ISO/IEC 18004, 7.5.2, and ISO/IEC 16022, annex E.

/// A field of 256 elements and the code over it.
pub struct Code {
    /// αⁱ, twice over, so that sums of two logarithms need no remainder.
    powers: [u8; 510],
    /// i of αⁱ; of 0 meaningless.
    logarithms: [u8; 256],
    /// The first root of the generator is α to this.
    first_root: usize,
}

/// QR Code: x⁸ + x⁴ + x³ + x² + 1, roots from α⁰.
pub static QR: Code = Code::new(0x11D, 0);
/// Data Matrix: x⁸ + x⁵ + x³ + x² + 1, roots from α¹.
pub static DATA_MATRIX: Code = Code::new(0x12D, 1);

/// Most check codewords of a block: 68 in Data Matrix, 30 in QR Code.
const MOST_CHECKS: usize = 68;
/// Elements besides zero.
const ORDER: usize = 255;

impl Code {
    const fn new(polynomial: u16, first_root: usize) -> Self {
        let (mut powers, mut logarithms) = ([0; 2 * ORDER], [0; 256]);
        let (mut power, mut i) = (1_u16, 0);
        while i < ORDER {
            powers[i] = power as u8;
            powers[i + ORDER] = power as u8;
            logarithms[power as usize] = i as u8;
            power <<= 1;
            if power > 0xFF {
                power ^= polynomial;
            }
            i += 1;
        }
        Self { powers, logarithms, first_root }
    }

    fn log(&self, a: u8) -> usize {
        usize::from(self.logarithms[usize::from(a)])
    }

    fn product(&self, a: u8, b: u8) -> u8 {
        if a == 0 || b == 0 { 0 } else { self.powers[self.log(a) + self.log(b)] }
    }

    /// `b` is not zero.
    fn quotient(&self, a: u8, b: u8) -> u8 {
        if a == 0 { 0 } else { self.powers[self.log(a) + ORDER - self.log(b)] }
    }

    /// The value at αⁱ of a polynomial, lowest power first.
    fn at_power(&self, polynomial: &[u8], i: usize) -> u8 {
        polynomial.iter().rev().fold(0, |sum, &c| self.product(sum, self.powers[i % ORDER]) ^ c)
    }

    /// Corrects a block whose last `checks` codewords are check codewords; the number of corrected
    /// codewords, or `None` when too many are wrong (the block may then be changed).
    pub fn correct(&self, block: &mut [u8], checks: usize) -> Option<usize> {
        self.correct_erased(block, checks, &[])
    }

    /// As [`Code::correct`], where the codewords at the places `erased` are known to be doubtful: each of them costs
    /// one check, any other wrong one two.
    pub fn correct_erased(&self, block: &mut [u8], checks: usize, erased: &[usize]) -> Option<usize> {
        let fits = checks <= MOST_CHECKS && block.len() <= ORDER && checks < block.len();
        if !fits || erased.len() > checks || erased.iter().any(|&place| place >= block.len()) {
            return None;
        }
        let mut syndromes = [0; MOST_CHECKS];
        let syndromes = &mut syndromes[..checks];
        for (i, syndrome) in syndromes.iter_mut().enumerate() {
            let root = self.powers[self.first_root + i];
            *syndrome = block.iter().fold(0, |sum, &c| self.product(sum, root) ^ c);
        }
        if syndromes.iter().all(|&s| s == 0) {
            return Some(0);
        }
        let length = block.len();
        let mut known = [0; MOST_CHECKS + 1];
        known[0] = 1;
        for (degree, place) in erased.iter().enumerate() {
            let power = self.powers[length - 1 - place];
            for i in (1..=degree + 1).rev() {
                known[i] ^= self.product(known[i - 1], power);
            }
        }
        let known = &known[..=erased.len()];
        // What is left of the syndromes once the erased places are taken out (Forney).
        let mut rest = [0; MOST_CHECKS];
        for (i, value) in rest[..checks].iter_mut().enumerate() {
            *value = (0..=i.min(erased.len())).fold(0, |sum, j| sum ^ self.product(known[j], syndromes[i - j]));
        }
        let (unknown, others) = self.locator(&rest[erased.len()..checks])?;
        let errors = erased.len() + others;
        let mut locator = [0; MOST_CHECKS + 1];
        for (i, &one) in known.iter().enumerate() {
            for (j, &other) in unknown[..=others].iter().enumerate() {
                *locator.get_mut(i + j)? ^= self.product(one, other);
            }
        }
        let locator = &locator[..=errors];
        // Ω = S·Λ modulo the power of the number of checks.
        let mut evaluator = [0; MOST_CHECKS];
        for (i, value) in evaluator[..checks].iter_mut().enumerate() {
            *value = (0..=i.min(errors)).fold(0, |sum, j| sum ^ self.product(locator[j], syndromes[i - j]));
        }
        let mut found = 0;
        for place in 0..length {
            // The root that a wrong codeword at this power gives.
            let inverse = (ORDER - place) % ORDER;
            if self.at_power(locator, inverse) != 0 {
                continue;
            }
            let above = self.at_power(&evaluator[..checks], inverse);
            // The derivative has the odd terms alone.
            let below = (1..=errors)
                .step_by(2)
                .fold(0, |sum, j| sum ^ self.product(locator[j], self.powers[inverse * (j - 1) % ORDER]));
            if below == 0 {
                return None;
            }
            // α to the place, times its inverse to the first root.
            let shift = self.powers[place * (ORDER + 1 - self.first_root) % ORDER];
            block[length - 1 - place] ^= self.product(self.quotient(above, below), shift);
            found += 1;
        }
        (found == errors).then_some(errors)
    }

    /// The error locator polynomial, lowest power first, and its degree.
    fn locator(&self, syndromes: &[u8]) -> Option<([u8; MOST_CHECKS + 1], usize)> {
        let (mut locator, mut before) = ([0; MOST_CHECKS + 1], [0; MOST_CHECKS + 1]);
        (locator[0], before[0]) = (1, 1);
        let (mut degree, mut shift, mut scale) = (0, 1, 1_u8);
        for n in 0..syndromes.len() {
            let off = (0..=degree).fold(0, |sum, i| sum ^ self.product(locator[i], syndromes[n - i]));
            if off == 0 {
                shift += 1;
                continue;
            }
            let last = locator;
            let share = self.quotient(off, scale);
            for (to, &from) in locator[shift..].iter_mut().zip(&before) {
                *to ^= self.product(share, from);
            }
            if 2 * degree > n {
                shift += 1;
            } else {
                degree = n + 1 - degree;
                (before, scale, shift) = (last, off, 1);
            }
        }
        (2 * degree <= syndromes.len() && locator[degree] != 0).then_some((locator, degree))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Appends the check codewords: the remainder by the generator.
    fn encoded(code: &Code, data: &[u8], checks: usize) -> Vec<u8> {
        let mut generator = vec![1_u8];
        for i in 0..checks {
            let root = code.powers[code.first_root + i];
            let mut next = generator.clone();
            next.push(0);
            for (to, &from) in next[1..].iter_mut().zip(&generator) {
                *to ^= code.product(from, root);
            }
            generator = next;
        }
        let mut rest = data.to_vec();
        rest.resize(data.len() + checks, 0);
        for i in 0..data.len() {
            let lead = rest[i];
            for (to, &from) in rest[i..].iter_mut().zip(&generator) {
                *to ^= code.product(lead, from);
            }
        }
        [data, &rest[data.len()..]].concat()
    }

    #[test]
    fn the_standard_s_example_has_its_check_codewords() {
        // ISO/IEC 16022, annex O: "123456" in 10 by 10 modules.
        assert_eq!(encoded(&DATA_MATRIX, &[142, 164, 186], 5), [142, 164, 186, 114, 25, 5, 88, 102]);
    }

    proptest! {
        #[test]
        fn as_many_errors_as_half_the_checks_are_corrected(
            data in prop::collection::vec(any::<u8>(), 1..150),
            checks in 5_usize..=68,
            places in prop::collection::vec((any::<prop::sample::Index>(), 1_u8..), 0..34),
            qr: bool,
        ) {
            let code = if qr { &QR } else { &DATA_MATRIX };
            let sent = encoded(code, &data, checks);
            let mut block = sent.clone();
            for (place, change) in places.iter().take(checks / 2) {
                block[place.index(sent.len())] ^= change;
            }
            let wrong = block.iter().zip(&sent).filter(|(a, b)| a != b).count();
            prop_assert_eq!(code.correct(&mut block, checks), Some(wrong));
            prop_assert_eq!(block, sent);
        }

        #[test]
        fn an_erased_codeword_costs_one_check(
            data in prop::collection::vec(any::<u8>(), 30..100),
            checks in 8_usize..=30,
            places in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 0..30),
            share in 0.0_f32..1.0,
        ) {
            let sent = encoded(&QR, &data, checks);
            let mut block = sent.clone();
            let (mut erased, mut wrong) = (Vec::new(), 0);
            for (place, change) in places {
                let place = place.index(sent.len());
                if erased.contains(&place) || block[place] != sent[place] {
                    continue;
                }
                if (erased.len() as f32) < share * checks as f32 && erased.len() + 2 * wrong < checks {
                    erased.push(place);
                    block[place] ^= change;
                } else if erased.len() + 2 * wrong + 2 <= checks {
                    wrong += usize::from(change != 0);
                    block[place] ^= change;
                }
            }
            prop_assert!(QR.correct_erased(&mut block, checks, &erased).is_some());
            prop_assert_eq!(block, sent);
        }

        #[test]
        fn what_is_corrected_is_a_word_of_the_code(mut block in prop::collection::vec(any::<u8>(), 2..255), checks in 0_usize..70) {
            if DATA_MATRIX.correct(&mut block, checks).is_some() {
                prop_assert_eq!(DATA_MATRIX.correct(&mut block, checks), Some(0));
            }
        }
    }
}
