//! Repeatable chance: the same seed draws the same frames on every machine.

/// SplitMix64 (Steele, Lea and Flood, 2014).
pub struct Dice(u64);

impl Dice {
    /// Starts from a seed and the words that tell one use from another.
    pub fn new(seed: u64, words: &str) -> Self {
        Self(words.bytes().fold(seed, |state, byte| (state ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)))
    }

    fn bits(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// From 0 to before 1.
    pub fn unit(&mut self) -> f32 {
        (self.bits() >> 40) as f32 / (1_u32 << 24) as f32
    }

    /// From `low` to before `high`.
    pub fn between(&mut self, low: f32, high: f32) -> f32 {
        low + (high - low) * self.unit()
    }

    /// From 0 to before `count`.
    pub fn below(&mut self, count: usize) -> usize {
        (self.bits() % count.max(1) as u64) as usize
    }

    /// Normally distributed around 0 with deviation 1: twelve even throws are near enough.
    pub fn normal(&mut self) -> f32 {
        let (mut sum, mut bits) = (0.0, 0_u64);
        for i in 0..12 {
            if i % 4 == 0 {
                bits = self.bits();
            }
            sum += (bits & 0xFFFF) as f32 / 65_536.0;
            bits >>= 16;
        }
        sum - 6.0
    }

    /// `count` characters of `alphabet`.
    pub fn text(&mut self, alphabet: &[u8], count: usize) -> String {
        (0..count).map(|_| char::from(alphabet[self.below(alphabet.len())])).collect()
    }
}
