//! The axes of harm and their levels, and films of a shaking hand.

use std::f32::consts::TAU;

use super::{dice::Dice, scene::Harm};

/// One axis: its name and its levels, mildest first, each with what it does.
pub struct Axis {
    /// Name on the command line.
    pub name: &'static str,
    /// Levels in the axis' own unit.
    pub levels: &'static [f32],
    /// Sets the level.
    pub set: fn(&mut Harm, f32, &mut Dice),
}

/// Every axis.
pub const AXES: [Axis; 10] = [
    Axis { name: "pixels", levels: &[4.0, 3.0, 2.5, 2.0, 1.7, 1.5, 1.2], set: |harm, level, _| harm.pixels = level },
    Axis { name: "blur", levels: &[0.3, 0.5, 0.7, 0.9, 1.1], set: |harm, level, _| harm.blur = level },
    Axis { name: "noise", levels: &[8.0, 16.0, 24.0, 40.0], set: |harm, level, _| harm.noise = level },
    Axis {
        name: "rotation",
        levels: &[5.0, 15.0, 30.0, 45.0, 60.0, 75.0, 90.0, 135.0, 180.0, 270.0],
        set: |harm, level, _| harm.angle += level,
    },
    Axis { name: "perspective", levels: &[20.0, 35.0, 50.0], set: |harm, level, _| harm.tilt = level },
    Axis { name: "contrast", levels: &[0.6, 0.4, 0.25, 0.15, 0.08], set: |harm, level, _| harm.contrast = level },
    Axis { name: "light", levels: &[0.5, 0.8, 0.95], set: |harm, level, _| harm.light = level },
    Axis { name: "shadow", levels: &[0.5, 0.75], set: |harm, level, _| harm.shadow = level },
    Axis { name: "occlusion", levels: &[0.05, 0.1, 0.15, 0.25], set: |harm, level, _| harm.hidden = level },
    Axis {
        name: "combination",
        levels: &[1.0, 2.0, 3.0],
        set: |harm, level, dice| {
            let [pixels, blur, noise, tilt, turn, light, contrast] = match level {
                ..1.5 => [2.5, 0.25, 6.0, 10.0, 10.0, 0.3, 0.75],
                ..2.5 => [2.0, 0.4, 10.0, 20.0, 30.0, 0.5, 0.6],
                _ => [1.7, 0.55, 14.0, 30.0, 180.0, 0.7, 0.45],
            };
            let angle = harm.angle + dice.between(-turn, turn);
            *harm = Harm { pixels, blur, noise, tilt, light, contrast, angle, ..*harm };
        },
    },
];

/// Frames of a film: a third of a second at thirty frames a second.
pub const FILM_FRAMES: usize = 10;

/// Ten frames of a hand that shakes and a lens that hunts for focus.
pub fn film(dice: &mut Dice) -> [Harm; FILM_FRAMES] {
    let base = Harm {
        pixels: dice.between(1.8, 3.8),
        noise: dice.between(4.0, 12.0),
        angle: dice.between(-12.0, 12.0),
        tilt: dice.between(0.0, 20.0),
        contrast: dice.between(0.45, 0.75),
        light: dice.between(0.0, 0.5),
        ..Harm::default()
    };
    let (sharpest, softest) = (dice.between(0.1, 0.5), dice.between(0.6, 1.3));
    let (mut phase, speed) = (dice.between(0.0, TAU), dice.between(0.4, 0.9));
    let mut place = (dice.between(-80.0, 80.0), dice.between(-50.0, 50.0));
    [(); FILM_FRAMES].map(|()| {
        phase += speed;
        place = (place.0 + 5.0 * dice.normal(), place.1 + 5.0 * dice.normal());
        Harm {
            blur: sharpest + (softest - sharpest) * (0.5 + 0.5 * phase.sin()),
            motion: 0.35 * dice.normal().abs(),
            angle: base.angle + 1.2 * dice.normal(),
            place,
            ..base
        }
    })
}
