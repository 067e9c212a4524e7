//! What a frame looks like, and what to tell a person whose code is not read.

/// Measures of a frame; cheap enough for every frame.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct FrameLook {
    /// Mean luma: 0 black to 255 white.
    pub brightness: u8,
    /// 1 where something has the texture of a code, 0 where nothing has; between them over several frames.
    pub texture: f32,
    /// Mean change of luma against the frame before, in grey levels.
    pub motion: f32,
    /// A code of a kind that is told apart and not read, where nothing is read; several frames agree on it.
    pub foreign: Option<Foreign>,
}

/// A symbology that the decoder tells apart and does not read: none of GS1's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Foreign {
    /// Aztec Code: tickets and boarding passes.
    Aztec,
    /// PDF417: identity cards and freight.
    Pdf417,
    /// Code 39: factories, parts and parcels.
    Code39,
    /// Rectangular Micro QR Code: tubes, parts and circuit boards.
    Rmqr,
    /// DotCode: cigarettes, printed at the speed of their packing.
    DotCode,
}

impl Foreign {
    /// Every one, for tests and tables.
    pub const ALL: [Self; 5] = [Self::Aztec, Self::Pdf417, Self::Code39, Self::Rmqr, Self::DotCode];

    /// The symbology of this name in the decoder's messages.
    pub fn of_name(name: &str) -> Option<Self> {
        match name {
            "aztec" => Some(Self::Aztec),
            "pdf417" => Some(Self::Pdf417),
            "code-39" => Some(Self::Code39),
            "rmqr" => Some(Self::Rmqr),
            "dotcode" => Some(Self::DotCode),
            _ => None,
        }
    }
}

impl FrameLook {
    /// This look with a quarter of a newer one mixed in, so that one odd frame does not change a hint.
    pub fn mixed_with(self, newer: Self) -> Self {
        let mix = |old: f32, new: f32| old + (new - old) / 4.0;
        Self {
            brightness: mix(f32::from(self.brightness), f32::from(newer.brightness)).round() as u8,
            texture: mix(self.texture, newer.texture),
            motion: mix(self.motion, newer.motion),
            foreign: newer.foreign,
        }
    }
}

/// Help for reading, by what is seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hint {
    /// Too dark; the device has a light that is off.
    TooDarkTorch,
    /// Too dark, and no light can be switched on.
    TooDark,
    /// Too bright, or a reflection.
    TooBright,
    /// Blurred while moving: hold still.
    HoldStill,
    /// Blurred while still: too close, move away or zoom.
    TooClose,
    /// Nothing is wrong with the picture: bring the code nearer and fill the frame.
    ComeCloser,
    /// A long time without a read: take a photo, or type the digits.
    TryOtherWays,
    /// The code in view is the one just read.
    SameCode,
    /// The code in view is none of a product.
    Foreign(Foreign),
}

impl Hint {
    /// Every hint, for tests and tables.
    pub const ALL: [Self; 13] = [
        Self::TooDarkTorch,
        Self::TooDark,
        Self::TooBright,
        Self::HoldStill,
        Self::TooClose,
        Self::ComeCloser,
        Self::TryOtherWays,
        Self::SameCode,
        Self::Foreign(Foreign::Aztec),
        Self::Foreign(Foreign::Pdf417),
        Self::Foreign(Foreign::Code39),
        Self::Foreign(Foreign::Rmqr),
        Self::Foreign(Foreign::DotCode),
    ];
}

/// How long a person has waited, and what the camera could still do.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Waiting {
    /// Milliseconds since reading began, or since the last read.
    pub waited_ms: u64,
    /// The camera has a light, and it is off.
    pub torch_off: bool,
}

/// Before this time nothing is said: most codes are read sooner.
const FIRST_HINT_MS: u64 = 6_000;
/// A code that is none of a product is named sooner: nothing will come of waiting, but one beside it may still be read.
const FOREIGN_MS: u64 = 2_000;
/// After this time the other two ways are offered, whatever is seen.
const OTHER_WAYS_MS: u64 = 18_000;
/// Below this mean luma the print cannot be told from its ground on common sensors.
const DARK: u8 = 45;
/// Above this mean luma the paper is washed out.
const BRIGHT: u8 = 225;
/// Where fewer frames than this share have the texture of a code, it is blurred or not in view.
const BLURRED: f32 = 0.5;
/// More change between frames than this is a moving hand: a code that fills a third of a frame changes it by 0.25
/// levels while it rests, by 2 to 3 when it moves by four pixels from frame to frame, by 4 to 5 at eight.
const MOVING: f32 = 4.0;

/// The most useful hint, if it is time for one.
pub fn hint_for(look: FrameLook, waiting: Waiting) -> Option<Hint> {
    if let Some(foreign) = look.foreign.filter(|_| waiting.waited_ms >= FOREIGN_MS) {
        return Some(Hint::Foreign(foreign));
    }
    if waiting.waited_ms < FIRST_HINT_MS {
        return None;
    }
    let hint = if waiting.waited_ms >= OTHER_WAYS_MS {
        Hint::TryOtherWays
    } else if look.brightness < DARK && waiting.torch_off {
        Hint::TooDarkTorch
    } else if look.brightness < DARK {
        Hint::TooDark
    } else if look.brightness > BRIGHT {
        Hint::TooBright
    } else if look.motion > MOVING {
        Hint::HoldStill
    } else if look.texture < BLURRED {
        Hint::TooClose
    } else {
        Hint::ComeCloser
    };
    Some(hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FINE: FrameLook = FrameLook { brightness: 120, texture: 1.0, motion: 1.0, foreign: None };

    #[track_caller]
    fn check(look: FrameLook, waited_ms: u64, torch_off: bool, expected: Option<Hint>) {
        let waiting = Waiting { waited_ms, torch_off };
        assert_eq!(hint_for(look, waiting), expected);
    }

    #[test]
    fn nothing_is_said_in_the_first_six_seconds() {
        check(FINE, 5_999, true, None);
        check(FrameLook::default(), 0, true, None);
    }

    #[test]
    fn the_hint_follows_what_is_seen() {
        let dark = FrameLook { brightness: 20, ..FINE };
        check(dark, 6_000, true, Some(Hint::TooDarkTorch));
        check(dark, 6_000, false, Some(Hint::TooDark));
        let glare = FrameLook { brightness: 240, ..FINE };
        check(glare, 6_000, true, Some(Hint::TooBright));
        let shaking = FrameLook { motion: 30.0, ..FINE };
        check(shaking, 6_000, true, Some(Hint::HoldStill));
        check(FrameLook { motion: 6.0, texture: 0.0, ..FINE }, 6_000, true, Some(Hint::HoldStill));
        let blurred = FrameLook { texture: 0.2, ..FINE };
        check(blurred, 6_000, true, Some(Hint::TooClose));
        check(FINE, 6_000, true, Some(Hint::ComeCloser));
    }

    #[test]
    fn a_code_of_no_product_is_named_after_two_seconds_and_however_long_it_takes() {
        for foreign in Foreign::ALL {
            let look = FrameLook { foreign: Some(foreign), ..FINE };
            check(look, 1_999, true, None);
            for waited_ms in [2_000, 6_000, 60_000] {
                check(look, waited_ms, true, Some(Hint::Foreign(foreign)));
            }
            assert_eq!(look.mixed_with(FINE).foreign, None, "it is gone with the frame that does not show it");
        }
    }

    #[test]
    fn after_eighteen_seconds_the_other_ways_are_offered() {
        check(FrameLook::default(), 18_000, true, Some(Hint::TryOtherWays));
    }
}
