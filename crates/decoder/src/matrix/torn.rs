//! QR Codes that show badly: torn, covered, bent, or tiny.

use super::{MatrixReader, NOISY, PARTS, SMALLEST, Search, Size, binarize, finder, patch, picture, picture::Picture};
use crate::{frame::Frame, symbol::Symbol};

/// Longest side of a patch that is enlarged four times.
const TINY_PATCH: usize = 180;

impl MatrixReader {
    /// QR Codes that the other searches leave out: torn, covered, in glare, without a quiet zone, on no plane; and tiny
    /// ones. All of them: where one of several is read, the others are asked for too.
    pub fn torn(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) {
        let began = found.len();
        self.search = Search::Torn;
        let picture = Picture::of(frame);
        let (_, noise) = self.areas(frame);
        // The gaps of cloth are light patterns all over.
        let light = noise < patch::TEXTURE;
        self.level(&picture, Size::Whole, (1.0, 0.0), [true, light], found);
        let mut scaled = std::mem::take(&mut self.scaled);
        for factor in [2, 3] {
            let is_against_noise = (NOISY..patch::TEXTURE).contains(&noise) && self.finders.len() >= PARTS;
            if picture.width.min(picture.height) / factor < SMALLEST
                || (factor > 2 && (found.len() > began || !is_against_noise))
            {
                break;
            }
            let (width, height) = picture::shrink(&picture, factor, &mut scaled);
            // At a third, which is against noise, light ones show no more than at half.
            let shrunk = Picture { luma: &scaled, width, height };
            let size = if factor == 2 { Size::Half } else { Size::Other };
            self.level(&shrunk, size, (1.0 / factor as f32, 0.0), [true, light && factor == 2], found);
        }
        self.scaled = scaled;
        if found.len() == began {
            self.tiny(frame, found);
        }
        self.search = Search::Usual;
    }

    /// Small patches much enlarged and sharpened: modules of little more than a pixel.
    fn tiny(&mut self, frame: &Frame<'_>, found: &mut Vec<Symbol>) {
        let (areas, _) = self.areas(frame);
        let [mut cut, mut twice, mut scaled] = [&mut self.cut, &mut self.twice, &mut self.scaled].map(std::mem::take);
        for area in areas.into_iter().flatten().filter(|area| area.width().max(area.height()) <= TINY_PATCH) {
            let began = found.len();
            picture::cut(frame, area, false, &mut cut);
            let patch = Picture { luma: &cut, width: area.width(), height: area.height() };
            let (width, height) = picture::enlarge(&patch, 2, 0, &mut twice);
            picture::sharpen(&Picture { luma: &twice, width, height }, 2, 2, &mut scaled);
            let shown = self.shows_finder(&Picture { luma: &scaled, width, height });
            if shown == [false; 2] {
                continue;
            }
            let (width, height) = picture::enlarge(&Picture { luma: &twice, width, height }, 2, 0, &mut scaled);
            picture::sharpen(&Picture { luma: &scaled, width, height }, 4, 2, &mut twice);
            self.level(&Picture { luma: &twice, width, height }, Size::Other, (4.0, 0.0), shown, found);
            patch::move_to(area, &mut found[began..]);
        }
        (self.cut, self.twice, self.scaled) = (cut, twice, scaled);
    }

    /// Whether a picture shows a finder pattern that is dark, and one that is light: what shows in none at twice the size
    /// shows none at four times, which costs four times as much.
    fn shows_finder(&mut self, picture: &Picture<'_>) -> [bool; 2] {
        let sheet = &mut self.sheets[Size::Other as usize];
        sheet.clear();
        sheet.make(picture);
        [false, true].map(|light| {
            sheet.side(light).is_some_and(|(matrix, runs)| {
                finder::find(runs, binarize::black(matrix), &mut self.finders);
                !self.finders.is_empty()
            })
        })
    }
}
