//! Modules of symbols that one frame shows too badly, added up over the frames of a film.
//!
//! ```text
//! grid in place, correction fails ─▶ how light each module is ─▶ pile of the same size at nearly the same place
//!   ─▶ found again in the next frames ─▶ sum over frames ─▶ decoded, with doubtful modules erased
//! ```
//!
//! Noise is another one in each frame, and so is what the hand's shake and the focus take; what was printed stays. A sum
//! is believed by the same Reed–Solomon check as a frame; one that mixes two symbols does not pass it.

use super::{
    Found, data_matrix, follow, grid,
    layer::{Kind, Layer},
    picture::Picture,
    qr, qr_micro,
};

/// Piles that are kept, and frames for which one is kept without another layer.
const MOST: usize = 4;
const MEMORY: u32 = 12;
/// What an older sum weighs against a new layer: what was seen long ago moved and bent since.
const OLDER: f32 = 0.85;
/// Modules nearer to the middle than this share of the mean are doubtful.
const DOUBTFUL: f32 = 0.35;

/// The symbol that a sum shows, doubtful modules erased if need be.
fn decoded(sum: &Layer) -> Option<Found> {
    let mean = sum.light.iter().map(|light| light.abs()).sum::<f32>() / sum.light.len().max(1) as f32;
    let doubtful = |share: f32| {
        let unclear: Vec<f32> = sum.light.iter().map(|light| light.abs() - share * mean).collect();
        grid::modules(&unclear, sum.columns, sum.rows, Some(0.0))
    };
    let modules = grid::modules(&sum.light, sum.columns, sum.rows, Some(0.0))?;
    let mut symbol = match sum.kind {
        Kind::Qr => qr::decode(&modules).or_else(|| qr::decode_doubtful(&modules, &doubtful(DOUBTFUL)?)),
        Kind::MicroQr => qr_micro::decode(&modules),
        Kind::DataMatrix => data_matrix::decoded_at(&sum.light, sum.columns, sum.rows, [Some(0.0), None]),
    }?;
    symbol.corners = sum.corners;
    Some(symbol)
}

/// Layers of one frame that are added: others are the same pixels seen from slightly other corners.
const MOST_OF_A_FRAME: u8 = 2;

/// Piles of symbols that were read that are found again in the next frames: the newest. Grids that were in place and not
/// read are mostly none, and looking for them takes the time of other steps: measured on drawn films, nothing more is read.
const MOST_FOLLOWED: usize = 2;

/// A sum, and of which frame its last layers are.
struct Pile {
    /// Of what was seen since it was decoded: two readings of one symbol have no frame in common.
    sum: Layer,
    /// The same since it was first seen, by which it is found again.
    shape: Vec<f32>,
    is_read: bool,
    last: u32,
    of_last: u8,
}

/// The sums of the last frames.
#[derive(Default)]
pub struct Piles {
    piles: Vec<Pile>,
    frame: u32,
}

impl Piles {
    /// A frame begins.
    pub fn begin_frame(&mut self) {
        self.frame = self.frame.wrapping_add(1);
        let now = self.frame;
        self.piles.retain(|pile| now.wrapping_sub(pile.last) <= MEMORY);
    }

    /// Whether a layer of this frame was added to a symbol that was not read yet.
    pub fn has_new(&self) -> bool {
        self.piles.iter().any(|pile| pile.last == self.frame && !pile.is_read)
    }

    /// Forgets everything.
    pub fn clear(&mut self) {
        self.piles.clear();
    }

    /// Adds a layer; the symbol, if the sum with those of other frames shows it.
    pub fn add(&mut self, layer: Layer) -> Option<Found> {
        match self.piles.iter().position(|pile| pile.sum.is_near(&layer)) {
            Some(at) => self.add_to(at, &layer),
            None => {
                self.begin(layer, false);
                None
            }
        }
    }

    /// Follows a symbol that was read and is not certain yet, so that other frames may confirm it.
    pub fn keep(&mut self, layer: Layer) {
        match self.piles.iter_mut().find(|pile| pile.sum.is_near(&layer)) {
            Some(pile) => {
                (pile.sum.corners, pile.last) = (layer.corners, self.frame);
                pile.sum.light.fill(0.0);
                pile.is_read = true;
            }
            None => self.begin(layer, true),
        }
    }

    fn begin(&mut self, layer: Layer, is_read: bool) {
        if self.piles.len() == MOST {
            self.piles.remove(0);
        }
        let shape = layer.light.clone();
        let mut pile = Pile { sum: layer, shape, is_read, last: self.frame, of_last: 1 };
        if is_read {
            pile.sum.light.fill(0.0);
        }
        self.piles.push(pile);
    }

    /// Finds the newest piles again in `picture`, a whole frame; a symbol that one of them shows by now.
    pub fn follow(&mut self, picture: &Picture<'_>, grey: &mut Vec<f32>) -> Option<Found> {
        let mut tried = 0;
        for at in (0..self.piles.len()).rev() {
            let pile = &self.piles[at];
            if !pile.is_read || tried == MOST_FOLLOWED {
                continue;
            }
            tried += 1;
            let Some(layer) = follow::follow(picture, &pile.sum, &pile.shape, grey) else { continue };
            let symbol = self.add_to(at, &layer);
            if symbol.is_some() {
                return symbol;
            }
        }
        None
    }

    fn add_to(&mut self, at: usize, layer: &Layer) -> Option<Found> {
        let pile = self.piles.get_mut(at)?;
        let is_new = pile.last != self.frame;
        if !is_new && pile.of_last == MOST_OF_A_FRAME {
            return None;
        }
        (pile.last, pile.of_last) = (self.frame, if is_new { 1 } else { pile.of_last + 1 });
        let older = if is_new { OLDER } else { 1.0 };
        for sum in [&mut pile.sum.light, &mut pile.shape] {
            for (sum, light) in sum.iter_mut().zip(&layer.light) {
                *sum = *sum * older + light;
            }
        }
        pile.sum.corners = layer.corners;
        let symbol = decoded(&pile.sum)?;
        pile.sum.light.fill(0.0);
        pile.is_read = true;
        Some(symbol)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::matrix::grid::Spot;

    const SIDE: usize = 21;
    /// A QR Code of version 1, level M, that says TRUYXUAT.
    #[rustfmt::skip]
    const DRAWN: [&str; SIDE] = [
        "#######.....#.#######",
        "#.....#.#.#.#.#.....#",
        "#.###.#..###..#.###.#",
        "#.###.#..##.#.#.###.#",
        "#.###.#.#..##.#.###.#",
        "#.....#..#.#..#.....#",
        "#######.#.#.#.#######",
        ".....................",
        "#.#.#.#...#.#...#..#.",
        "##..#..##..#.#.#.###.",
        "#..#..###.##.###...##",
        "#.#.##..######.##.#.#",
        "..##.##..#.#.###.##.#",
        "........#.#...##.#...",
        "#######..##.#...#####",
        "#.....#...#...##...#.",
        "#.###.#.#.#.#.#..#.##",
        "#.###.#...##.#..####.",
        "#.###.#.#..#.###....#",
        "#.....#..#.###.##.###",
        "#######.##.#.###..#.#",
    ];
    const SYMBOL: Option<&str> = Some("TRUYXUAT");

    /// The same noise for the same seed, from −1 to 1.
    fn noise(seed: u32) -> impl FnMut() -> f32 {
        let mut state = seed.wrapping_mul(0x9e37_79b9) | 1;
        move || {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as f32 / (1 << 23) as f32 - 1.0
        }
    }

    /// The symbol under so much noise, at a place; without noise a module is −1 or 1.
    fn layer(much: f32, seed: u32, left: f32) -> Layer {
        let mut noise = noise(seed);
        let modules = DRAWN.iter().flat_map(|row| row.bytes());
        let light = modules.map(|module| if module == b'#' { -1.0 } else { 1.0 } + much * noise()).collect();
        let corners = [(left, 0.0), (left + 60.0, 0.0), (left + 60.0, 60.0), (left, 60.0)];
        Layer { kind: Kind::Qr, columns: SIDE, rows: SIDE, corners, light }
    }

    fn text(found: Option<Found>) -> Option<String> {
        found.map(|symbol| symbol.text)
    }

    #[test]
    fn what_no_frame_shows_is_read_from_several() {
        let mut piles = Piles::default();
        let mut read = None;
        for frame in 0..8 {
            let layer = layer(1.5, frame, 5.0 * frame as f32);
            assert_eq!(text(decoded(&layer)), None, "frame {frame} shows it by itself");
            piles.begin_frame();
            read = read.or(text(piles.add(layer)));
        }
        assert_eq!(read.as_deref(), SYMBOL);
    }

    #[test]
    fn noise_and_sums_of_noise_are_no_symbol() {
        let mut piles = Piles::default();
        for frame in 0..3000 {
            let mut noise = noise(frame);
            let light = (0..SIDE * SIDE).map(|_| noise()).collect();
            piles.begin_frame();
            assert_eq!(text(piles.add(Layer { light, ..layer(0.0, 0, 0.0) })), None, "frame {frame}");
        }
    }

    #[test]
    fn what_lies_elsewhere_or_was_seen_long_ago_is_not_added() {
        let mut piles = Piles::default();
        let mut add = |pauses: u32, left: f32| {
            (0..pauses).for_each(|_| piles.begin_frame());
            text(piles.add(layer(0.0, 0, left)))
        };
        // A first layer is a frame's own, which was tried already.
        assert_eq!(add(1, 0.0), None);
        assert_eq!(add(1, 200.0), None);
        assert_eq!(add(MEMORY + 1, 200.0), None);
        assert_eq!(add(1, 210.0).as_deref(), SYMBOL);
    }

    #[test]
    fn many_layers_of_one_frame_count_as_two_and_few_piles_are_kept() {
        let mut piles = Piles::default();
        piles.begin_frame();
        for seed in 0..9 {
            assert_eq!(text(piles.add(layer(9.0, seed, 0.0))), None);
        }
        assert_eq!(piles.piles[0].of_last, MOST_OF_A_FRAME);
        for place in 0..9 {
            piles.add(layer(9.0, place, 300.0 * place as f32));
        }
        assert_eq!(piles.piles.len(), MOST);
    }

    /// A frame of noise, and the symbol in it with its top left corner at a place.
    fn seen(place: Option<Spot>, seed: u32) -> Vec<u8> {
        let mut noise = noise(seed);
        let symbol = layer(0.0, 0, 0.0);
        let module = |at: f32, from: f32| usize::try_from(((at - from) * SIDE as f32 / 60.0).floor() as isize).ok();
        let light = |x: f32, y: f32| {
            let (left, top) = place?;
            let (x, y) = (module(x, left)?, module(y, top)?);
            (x.max(y) < SIDE).then(|| symbol.light[y * SIDE + x])
        };
        let level = |i: usize, noise: f32| {
            let (x, y) = ((i % FRAME.0) as f32 + 0.5, (i / FRAME.0) as f32 + 0.5);
            (128.0 + 60.0 * light(x, y).unwrap_or(1.0) + 30.0 * noise) as u8
        };
        (0..FRAME.0 * FRAME.1).map(|i| level(i, noise())).collect()
    }

    const FRAME: (usize, usize) = (160, 120);

    /// The next frame: the text and the corner of a symbol that is found again.
    fn follow(piles: &mut Piles, place: Option<Spot>, seed: u32) -> Option<(String, Spot)> {
        let luma = seen(place, seed);
        piles.begin_frame();
        let picture = Picture { luma: &luma, width: FRAME.0, height: FRAME.1 };
        piles.follow(&picture, &mut Vec::new()).map(|symbol| (symbol.text, symbol.corners[0]))
    }

    #[test]
    fn a_symbol_is_found_again_where_it_has_moved_and_nowhere_else() {
        let mut piles = Piles::default();
        assert_eq!(follow(&mut piles, Some((40.0, 20.0)), 1), None);
        piles.keep(layer(0.9, 7, 30.0));
        let mut place = (30.0, 0.0);
        for frame in 2..8 {
            place = (place.0 + 4.0, place.1 + 7.0);
            let Some((text, corner)) = follow(&mut piles, Some(place), frame) else { unreachable!("frame {frame}") };
            assert_eq!(Some(text.as_str()), SYMBOL);
            // A module has 2.9 pixels.
            assert!((corner.0 - place.0).abs() < 2.9 && (corner.1 - place.1).abs() < 2.9, "{corner:?} {place:?}");
        }
        let last = piles.piles[0].last;
        assert!((8..12).all(|frame| follow(&mut piles, None, frame).is_none()));
        assert_eq!(piles.piles[0].last, last, "noise is not added");
        // What one reading was made of is in no other.
        assert!(piles.piles[0].sum.light.iter().all(|&light| light == 0.0));
    }
}
