//! From a video frame or a bitmap to luma.

use js_sys::{Array, Object, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::platform::{Canvas2d, ImageBitmap, OffscreenCanvas, PlaneLayout, VideoFrame};
use crate::{Frame, colour};

/// Luma of one picture and the buffers that it went through, kept for the next one.
#[derive(Default)]
pub struct Grabber {
    luma: Vec<u8>,
    width: usize,
    height: usize,
    copied: Option<Uint8Array>,
    bytes: Vec<u8>,
    canvas: Option<Canvas>,
    /// Whether `bytes` are the last picture's colours.
    is_coloured: bool,
}

struct Canvas {
    width: u32,
    height: u32,
    context: Canvas2d,
}

impl Grabber {
    /// The last picture; `None` before the first one.
    pub fn frame(&self) -> Option<Frame<'_>> {
        Frame::new(&self.luma, self.width, self.height).ok()
    }

    /// Puts the brightest colour of each pixel of the last picture in the place of its luma, once; whether that may
    /// show more.
    pub fn brightest(&mut self) -> bool {
        std::mem::take(&mut self.is_coloured) && colour::brightest(&self.bytes, &mut self.luma)
    }

    /// Takes luma as it came from the page.
    pub fn luma(&mut self, buffer: &Uint8Array, width: usize, height: usize) -> Result<(), String> {
        let pixels = size(width as f64, height as f64)?;
        self.is_coloured = false;
        let length = buffer.length() as usize;
        if length < pixels {
            return Err(format!("{length} bytes of luma, {pixels} expected"));
        }
        self.luma.resize(pixels, 0);
        buffer.subarray(0, pixels as u32).copy_to(&mut self.luma);
        (self.width, self.height) = (width, height);
        Ok(())
    }

    /// Copies a video frame's luma: plane 0 of a YUV format, else computed from RGBA.
    pub async fn video(&mut self, frame: &VideoFrame) -> Result<(), String> {
        self.is_coloured = false;
        let rect = frame.visible_rect().map_err(text)?.ok_or("closed frame")?;
        let (width, height) = (rect.width(), rect.height());
        size(width, height)?;
        let format = frame.format().map_err(text)?;
        let options = Object::new();
        let order = match format.as_deref() {
            Some("I420" | "I420A" | "I422" | "I422A" | "I444" | "I444A" | "NV12") => None,
            Some("BGRA" | "BGRX") => Some([2, 1, 0]),
            Some("RGBA" | "RGBX") => Some([0, 1, 2]),
            // Deeper samples, or a texture that the browser does not name: ask for a conversion.
            _ => {
                let _ = Reflect::set(&options, &"format".into(), &"RGBA".into());
                Some([0, 1, 2])
            }
        };
        let needed = frame.allocation_size(&options).map_err(text)?;
        // Four bytes a pixel of the largest frame, and as much for padded rows.
        let most = (8 * Frame::MAX_SIDE * Frame::MAX_SIDE) as f64;
        if !(1.0..=most).contains(&needed) {
            return Err(format!("a frame of {needed} bytes"));
        }
        let copied = match self.copied.take() {
            Some(copied) if f64::from(copied.length()) == needed => copied,
            _ => Uint8Array::new_with_length(needed as u32),
        };
        let layouts = frame.copy_to(&copied, &options).map_err(text)?;
        let layouts = JsFuture::from(layouts).await.map_err(text)?;
        let plane: PlaneLayout = Array::from(&layouts).get(0).unchecked_into();
        let (offset, stride) = (plane.offset() as usize, plane.stride() as usize);
        let (width, height) = (width as usize, height as usize);
        let row = width * if order.is_some() { 4 } else { 1 };
        let end = offset.saturating_add(stride.saturating_mul(height - 1)).saturating_add(row);
        if stride < row || end > copied.length() as usize {
            return Err("a plane outside its buffer".into());
        }
        let plane = copied.subarray(offset as u32, end as u32);
        (self.width, self.height) = (width, height);
        self.luma.resize(width * height, 0);
        if order.is_none() && stride == width {
            plane.copy_to(&mut self.luma);
        } else {
            self.bytes.resize(end - offset, 0);
            plane.copy_to(&mut self.bytes);
            for (to, from) in self.luma.chunks_exact_mut(width).zip(self.bytes.chunks(stride)) {
                match order {
                    None => to.copy_from_slice(&from[..width]),
                    Some(order) => weigh(from, order, to),
                }
            }
        }
        self.copied = Some(copied);
        Ok(())
    }

    /// Draws a bitmap and computes its luma.
    pub fn bitmap(&mut self, bitmap: &ImageBitmap) -> Result<(), String> {
        let width = bitmap.bitmap_width().map_err(text)?;
        let height = bitmap.bitmap_height().map_err(text)?;
        size(width, height)?;
        let (width, height) = (width as u32, height as u32);
        let canvas = match self.canvas.take() {
            Some(canvas) if (canvas.width, canvas.height) == (width, height) => canvas,
            _ => {
                let options = Object::new();
                let _ = Reflect::set(&options, &"willReadFrequently".into(), &JsValue::TRUE);
                let context = OffscreenCanvas::new(width, height)
                    .and_then(|canvas| canvas.get_context("2d", &options))
                    .map_err(text)?;
                Canvas { width, height, context }
            }
        };
        canvas.context.draw_image(bitmap, 0.0, 0.0).map_err(text)?;
        let image = canvas.context.get_image_data(0, 0, width, height).map_err(text)?;
        let data = image.data();
        self.bytes.resize(data.length() as usize, 0);
        data.copy_to(&mut self.bytes);
        (self.width, self.height) = (width as usize, height as usize);
        self.luma.resize(self.width * self.height, 0);
        weigh(&self.bytes, [0, 1, 2], &mut self.luma);
        self.is_coloured = true;
        self.canvas = Some(canvas);
        Ok(())
    }
}

/// Luma by ITU-R BT.601 of four bytes a pixel; `order` says where red, green and blue are.
fn weigh(pixels: &[u8], order: [usize; 3], luma: &mut [u8]) {
    let [red, green, blue] = order;
    for (to, pixel) in luma.iter_mut().zip(pixels.chunks_exact(4)) {
        let part = |i: usize, weight: u32| weight * u32::from(pixel[i]);
        *to = ((part(red, 306) + part(green, 601) + part(blue, 117) + 512) >> 10) as u8;
    }
}

/// The number of pixels, if a frame may have them.
fn size(width: f64, height: f64) -> Result<usize, String> {
    let sides = 1.0..=Frame::MAX_SIDE as f64;
    if sides.contains(&width) && sides.contains(&height) {
        Ok(width as usize * height as usize)
    } else {
        Err(format!("a frame of {width} by {height} pixels"))
    }
}

/// A thrown value as a sentence for the log.
pub fn text(thrown: JsValue) -> String {
    let message = Reflect::get(&thrown, &"message".into()).ok();
    let message = message.and_then(|m| m.as_string()).or_else(|| thrown.as_string());
    message.unwrap_or_else(|| "unknown failure".into())
}
