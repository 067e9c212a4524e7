//! A camera's frame with a symbol in it: tilted, blurred, badly lit, noisy.

use std::f32::consts::{PI, TAU};

use super::{art::Art, dice::Dice};

/// Pixels a row of a frame.
pub const WIDTH: usize = 1280;
/// Rows of a frame.
pub const HEIGHT: usize = 720;

/// What is done to a symbol; the default is a good photograph.
#[derive(Clone, Copy, Debug)]
pub struct Harm {
    /// Pixels a module.
    pub pixels: f32,
    /// Deviation of the focus blur, in modules.
    pub blur: f32,
    /// Way of the hand while the shutter is open, in modules.
    pub motion: f32,
    /// Deviation of the sensor's noise, in levels of 255.
    pub noise: f32,
    /// Degrees clockwise.
    pub angle: f32,
    /// Degrees out of the image plane.
    pub tilt: f32,
    /// Range of levels, as a part of all.
    pub contrast: f32,
    /// Part of the light that is lost from one side to the other.
    pub light: f32,
    /// Part of the light that is lost behind a shadow's edge.
    pub shadow: f32,
    /// Part of the symbol that a thumb or a reflection hides.
    pub hidden: f32,
    /// The place, in pixels from the frame's centre.
    pub place: (f32, f32),
}

impl Default for Harm {
    fn default() -> Self {
        Self {
            pixels: 3.0,
            blur: 0.0,
            motion: 0.0,
            noise: 3.0,
            angle: 0.0,
            tilt: 0.0,
            contrast: 0.75,
            light: 0.0,
            shadow: 0.0,
            hidden: 0.0,
            place: (0.0, 0.0),
        }
    }
}

/// Distance of the camera in pixels: a phone's lens sees about 50 degrees.
const FOCAL: f32 = 1400.0;

/// Draws a frame; `scene` decides the background, which a film's frames share.
pub fn draw(art: &Art, harm: &Harm, scene: &mut Dice, sensor: &mut Dice) -> Vec<u8> {
    let mut light = background(scene);
    let tilt_axis = scene.between(0.0, TAU);
    let harm = fitted(art, harm);
    print(art, &harm, tilt_axis, scene, &mut light);
    let (lamp, edge) = (scene.between(0.0, TAU), scene.between(0.0, TAU));
    for (i, level) in light.iter_mut().enumerate() {
        let (x, y) = ((i % WIDTH) as f32 - WIDTH as f32 / 2.0, (i / WIDTH) as f32 - HEIGHT as f32 / 2.0);
        *level = if harm.contrast < 0.75 { 0.5 + (*level - 0.5) * harm.contrast } else { 0.12 + *level * 0.75 };
        if harm.light > 0.0 {
            let across = (x * lamp.cos() / WIDTH as f32 + y * lamp.sin() / HEIGHT as f32) * 1.6 + 0.5;
            *level *= 1.0 - harm.light * across.clamp(0.0, 1.0);
        }
        if harm.shadow > 0.0 {
            let behind = (x - harm.place.0) * edge.cos() + (y - harm.place.1) * edge.sin();
            *level *= 1.0 - harm.shadow / (1.0 + (-behind / 6.0).exp());
        }
    }
    // A lens in focus still spreads a point over half a pixel.
    blurred(&mut light, 0.5_f32.hypot(harm.blur * harm.pixels));
    light.iter().map(|level| (level * 255.0 + harm.noise * sensor.normal()).clamp(0.0, 255.0) as u8).collect()
}

/// Makes the symbol small enough to lie in the frame.
fn fitted(art: &Art, harm: &Harm) -> Harm {
    let (sin, cos) = harm.angle.to_radians().sin_cos();
    let (w, h) = (art.width as f32, art.height as f32);
    let across = (w * cos.abs() + h * sin.abs()).max(1.0);
    let down = (w * sin.abs() + h * cos.abs()).max(1.0);
    let room = (WIDTH as f32 - 60.0 - 2.0 * harm.place.0.abs(), HEIGHT as f32 - 60.0 - 2.0 * harm.place.1.abs());
    Harm { pixels: harm.pixels.min(room.0 / across).min(room.1 / down), ..*harm }
}

/// A table with things and print on it, 0 black to 1 white.
fn background(dice: &mut Dice) -> Vec<f32> {
    const COLUMNS: usize = 17;
    let coarse: Vec<f32> = (0..COLUMNS * 10).map(|_| dice.between(0.35, 0.7)).collect();
    let mut light = Vec::with_capacity(WIDTH * HEIGHT);
    for y in 0..HEIGHT {
        let (row, fy) = (y / 80, (y % 80) as f32 / 80.0);
        for x in 0..WIDTH {
            let (column, fx) = (x / 80, (x % 80) as f32 / 80.0);
            let at = |r: usize, c: usize| coarse[r * COLUMNS + c];
            let above = at(row, column) * (1.0 - fx) + at(row, column + 1) * fx;
            let below = at(row + 1, column) * (1.0 - fx) + at(row + 1, column + 1) * fx;
            light.push(above * (1.0 - fy) + below * fy);
        }
    }
    let mut fill = |x: usize, y: usize, width: usize, height: usize, level: f32| {
        for row in light.chunks_exact_mut(WIDTH).skip(y).take(height) {
            row[x.min(WIDTH)..(x + width).min(WIDTH)].fill(level);
        }
    };
    for _ in 0..7 {
        let (x, y) = (dice.below(WIDTH), dice.below(HEIGHT));
        fill(x, y, 40 + dice.below(360), 20 + dice.below(180), dice.between(0.12, 0.92));
    }
    // Lines of print: letters of a stem and one or two strokes.
    for _ in 0..14 {
        let (mut x, y, size) = (dice.below(WIDTH), dice.below(HEIGHT), 8 + dice.below(30));
        let (level, stroke) = (dice.between(0.08, 0.9), 1 + size / 10);
        for _ in 0..8 + dice.below(16) {
            fill(x, y, stroke, size, level);
            for _ in 0..1 + dice.below(2) {
                fill(x, y + dice.below(size), size / 2, stroke, level);
            }
            x += size / 2 + stroke + 2 + dice.below(3);
        }
    }
    light
}

/// Puts the symbol on its white label into the scene.
fn print(art: &Art, harm: &Harm, tilt_axis: f32, dice: &mut Dice, light: &mut [f32]) {
    const SIDE: i32 = 4;
    let (sin, cos) = harm.angle.to_radians().sin_cos();
    let (axis_sin, axis_cos) = tilt_axis.sin_cos();
    let (tilt_sin, tilt_cos) = harm.tilt.to_radians().sin_cos();
    let (w, h) = (art.width as f32, art.height as f32);
    let centre = (WIDTH as f32 / 2.0 + harm.place.0, HEIGHT as f32 / 2.0 + harm.place.1);
    let way = dice.between(0.0, PI).sin_cos();
    let way = (way.1 * harm.motion * harm.pixels, way.0 * harm.motion * harm.pixels);
    let blob = Blob::hiding(harm.hidden, (w, h), dice);
    // From a point of the frame back through camera, tilt and rotation to modules.
    let module = |x: f32, y: f32| {
        let (x, y) = (x - centre.0, y - centre.1);
        let (u, v) = (x * axis_cos + y * axis_sin, y * axis_cos - x * axis_sin);
        let u = u * FOCAL / (FOCAL * tilt_cos - u * tilt_sin);
        let v = v * (FOCAL + u * tilt_sin) / FOCAL;
        let (x, y) = (u * axis_cos - v * axis_sin, u * axis_sin + v * axis_cos);
        ((x * cos + y * sin) / harm.pixels + w / 2.0, (y * cos - x * sin) / harm.pixels + h / 2.0)
    };
    let reach = 0.75 * w.hypot(h) * harm.pixels + 8.0;
    let rows = (centre.1 - reach).max(0.0) as usize..((centre.1 + reach) as usize).min(HEIGHT);
    for y in rows {
        let columns = (centre.0 - reach).max(0.0) as usize..((centre.0 + reach) as usize).min(WIDTH);
        for x in columns {
            let (mut sum, mut on) = (0.0, 0.0);
            for i in 0..SIDE * SIDE {
                // Each part of a pixel is seen at its own moment of the exposure; 7 is coprime to 16.
                let moment = ((i * 7) % (SIDE * SIDE)) as f32 / (SIDE * SIDE - 1) as f32 - 0.5;
                let part = |k: i32| (k as f32 + 0.5) / SIDE as f32;
                let (mx, my) =
                    module(x as f32 + part(i % SIDE) + way.0 * moment, y as f32 + part(i / SIDE) + way.1 * moment);
                if mx >= 0.0 && my >= 0.0 && mx < w && my < h {
                    on += 1.0;
                    sum += match &blob {
                        Some(blob) if blob.covers(mx, my) => blob.level,
                        _ if art.is_dark(mx, my) => 0.0,
                        _ => 1.0,
                    };
                }
            }
            let parts = (SIDE * SIDE) as f32;
            let level = &mut light[y * WIDTH + x];
            *level = (sum + *level * (parts - on)) / parts;
        }
    }
}

/// An ellipse that hides a part of a symbol.
struct Blob {
    centre: (f32, f32),
    radius: (f32, f32),
    level: f32,
}

impl Blob {
    fn hiding(part: f32, (w, h): (f32, f32), dice: &mut Dice) -> Option<Self> {
        let (shape, x, y) = (dice.between(0.5, 2.0), dice.between(0.15, 0.85), dice.between(0.15, 0.85));
        let level = if dice.unit() < 0.5 { 0.25 } else { 1.0 };
        let high = (part * w * h / (PI * shape)).sqrt();
        (part > 0.0).then_some(Self { centre: (x * w, y * h), radius: (high * shape, high), level })
    }

    fn covers(&self, x: f32, y: f32) -> bool {
        let (dx, dy) = ((x - self.centre.0) / self.radius.0, (y - self.centre.1) / self.radius.1);
        dx * dx + dy * dy < 1.0
    }
}

/// Blurs by a Gaussian of deviation `sigma`, rows then columns.
fn blurred(light: &mut [f32], sigma: f32) {
    let reach = (3.0 * sigma).ceil() as usize;
    let mut weights: Vec<f32> =
        (0..=2 * reach).map(|i| (-(i as f32 - reach as f32).powi(2) / (2.0 * sigma * sigma)).exp()).collect();
    let all: f32 = weights.iter().sum();
    weights.iter_mut().for_each(|weight| *weight /= all);
    let mut padded = Vec::with_capacity(WIDTH + 2 * reach);
    for row in light.chunks_exact_mut(WIDTH) {
        padded.clear();
        padded.extend(std::iter::repeat_n(row[0], reach));
        padded.extend_from_slice(row);
        padded.extend(std::iter::repeat_n(row[WIDTH - 1], reach));
        for (x, level) in row.iter_mut().enumerate() {
            *level = padded[x..].iter().zip(&weights).map(|(p, w)| p * w).sum();
        }
    }
    let source = light.to_vec();
    for y in 0..HEIGHT {
        let to = &mut light[y * WIDTH..(y + 1) * WIDTH];
        to.fill(0.0);
        for (i, weight) in weights.iter().enumerate() {
            let from = (y + i).saturating_sub(reach).min(HEIGHT - 1);
            for (level, source) in to.iter_mut().zip(&source[from * WIDTH..]) {
                *level += weight * source;
            }
        }
    }
}
