//! What a frame of a film leaves to the next ones: grids that were in place, read or not.

use super::{
    MatrixReader,
    grid::Grid,
    layer::{Kind, Layer},
    merge,
    picture::Picture,
};
use crate::{frame::Frame, symbol::Symbol};

impl MatrixReader {
    /// A frame of a film begins: what others left of symbols that they showed too badly is kept unless it is old.
    pub fn begin_frame(&mut self) {
        self.piles.begin_frame();
    }

    /// Looks for what the frames before left where `frame` shows it, before anything else is looked for.
    pub fn follow(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) {
        if let Some(symbol) = self.piles.follow(&Picture::of(frame), &mut self.grey) {
            merge(symbol, |spot| spot, found);
        }
    }

    /// Whether this frame shows a grid in place that was not read.
    pub fn located_one(&self) -> bool {
        self.piles.has_new()
    }

    /// Forgets what the frames before left.
    pub fn forget(&mut self) {
        self.piles.clear();
        self.turn = 0;
    }

    /// Keeps what a picture of a live frame shows, which lies in it as `scale` and `margin` say.
    pub(super) fn keep(&mut self, picture: &Picture<'_>, scale: f32, margin: f32) {
        if self.found.is_empty() {
            self.add_up(scale, margin);
        } else {
            self.keep_doubtful(picture, scale, margin);
        }
    }

    /// Adds what was located in a picture and could not be decoded to what the frames before left.
    fn add_up(&mut self, scale: f32, margin: f32) {
        let (left, top) = self.origin;
        self.located.append(&mut self.data_matrix.located);
        for mut layer in self.located.drain(..) {
            layer.corners = layer.corners.map(|(x, y)| ((x - margin) / scale + left, (y - margin) / scale + top));
            if let Some(mut symbol) = self.piles.add(layer) {
                symbol.corners = symbol.corners.map(|(x, y)| ((x - left) * scale + margin, (y - top) * scale + margin));
                self.found.push(symbol);
                break;
            }
        }
    }

    /// Keeps the places of symbols that one frame does not make certain.
    fn keep_doubtful(&mut self, picture: &Picture<'_>, scale: f32, margin: f32) {
        let (left, top) = self.origin;
        for symbol in &self.found {
            let is_certain = symbol.symbology.entry().certain.is_some_and(|least| symbol.likelihood >= least);
            let (columns, rows) = symbol.size;
            let Some(grid) = Grid::new(symbol.corners).filter(|_| !is_certain && columns > 0) else { continue };
            grid.sample(picture, columns, rows, &mut self.grey);
            let corners = symbol.corners.map(|(x, y)| ((x - margin) / scale + left, (y - margin) / scale + top));
            let kind = Kind::of(symbol.symbology);
            if let Some(layer) = Layer::new(kind, symbol.size, corners, &self.grey) {
                self.piles.keep(layer);
            }
        }
    }
}
