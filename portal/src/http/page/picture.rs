//! The picture that a chat shows for a link: the verdict in its colour and in words, the product, the time.
//!
//! It says what the page says, in Vietnamese, and is drawn here: nothing is fetched for it. The font is Be Vietnam Pro
//! (SIL Open Font License 1.1, `portal/font`); what it has no letter for is left out.

use ab_glyph::{Font, FontRef, PxScale, ScaleFont, point};
use trace::report::TraceReport;
use trace::{Timestamp, Verdict};
use truyxuat::session::Lang;
use truyxuat::text::{Phrase, ReportLabel, Value, Writer, say, say_with};

/// Width and height in pixels, as chats want them.
pub(super) const SIZE: (u32, u32) = (1200, 630);
const MEDIUM: &[u8] = include_bytes!("../../../font/be-vietnam-pro-500.ttf");
const BOLD: &[u8] = include_bytes!("../../../font/be-vietnam-pro-700.ttf");
/// The distance from the edge.
const MARGIN: f32 = 80.0;
const INK: [u8; 3] = [0x17, 0x21, 0x1f];
const MUTED: [u8; 3] = [0x52, 0x60, 0x5c];
/// Most characters of a line that are looked at: a name may be a page long.
const LONGEST: usize = 200;

/// The colours of a verdict, the dark one and the pale one: those of the page on light ground.
fn colours(verdict: Verdict) -> [[u8; 3]; 2] {
    match verdict {
        Verdict::Recalled | Verdict::Expired => [[0xa8, 0x1e, 0x1e], [0xfd, 0xec, 0xeb]],
        Verdict::Warning | Verdict::NeedsCrossCheck | Verdict::CodeInvalid => [[0x7d, 0x4a, 0x00], [0xfd, 0xf1, 0xdc]],
        Verdict::RecordFound => [[0x0b, 0x66, 0x60], [0xe0, 0xf0, 0xed]],
        Verdict::Link | Verdict::NotAProductCode => [[0x5a, 0x4b, 0x7c], [0xf0, 0xec, 0xf7]],
        Verdict::Incomplete | Verdict::ProductOnly | Verdict::NotFound | Verdict::NotLookedUp | Verdict::CodeValid => {
            [[0x35, 0x53, 0x8a], [0xe9, 0xef, 0xf9]]
        }
    }
}

/// The picture of a report as PNG; `product` is what the page calls it, `installation` whose page it is.
pub(super) fn picture(report: &TraceReport, product: &str, installation: &str) -> Option<Vec<u8>> {
    let (medium, bold) = (FontRef::try_from_slice(MEDIUM).ok()?, FontRef::try_from_slice(BOLD).ok()?);
    let [dark, pale] = colours(report.verdict);
    let mut canvas = Canvas::new(pale);
    canvas.fill(0, 0, 28, SIZE.1, dark);
    let writer = Writer::plain(Lang::Vi);
    canvas.line(&medium, 34.0, 110.0, MUTED, installation);
    let mut y = 225.0;
    for line in canvas.folded(&bold, 84.0, say(Lang::Vi, &Phrase::Verdict(report.verdict)), 1) {
        canvas.line(&bold, 84.0, y, dark, &line);
    }
    for line in canvas.folded(&bold, 54.0, product, 3) {
        y += 78.0;
        canvas.line(&bold, 54.0, y, INK, &line);
    }
    canvas.line(&medium, 32.0, 560.0, MUTED, &checked(writer, report.made_at));
    canvas.png()
}

fn checked(writer: Writer, at: Timestamp) -> String {
    let time = Value::Time(at.at_offset(trace::clock::VIETNAM_OFFSET_MINUTES));
    say_with(writer, &ReportLabel::ServedAt, &[("time", time)])
}

/// Pixels, row by row, three bytes each.
struct Canvas(Vec<u8>);

impl Canvas {
    fn new(ground: [u8; 3]) -> Canvas {
        Canvas(ground.repeat((SIZE.0 * SIZE.1) as usize))
    }

    fn fill(&mut self, left: u32, top: u32, width: u32, height: u32, colour: [u8; 3]) {
        for y in top..top + height {
            for x in left..left + width {
                self.blend(x, y, colour, 1.0);
            }
        }
    }

    /// Lays a colour over a pixel; one outside is none.
    fn blend(&mut self, x: u32, y: u32, colour: [u8; 3], share: f32) {
        if x >= SIZE.0 || y >= SIZE.1 {
            return;
        }
        let at = (y * SIZE.0 + x) as usize * 3;
        for (under, over) in self.0.iter_mut().skip(at).zip(colour) {
            *under = (f32::from(*under) + (f32::from(over) - f32::from(*under)) * share.clamp(0.0, 1.0)) as u8;
        }
    }

    /// Writes a line on the base line `y`, as far as it fits.
    fn line(&mut self, font: &FontRef<'_>, size: f32, y: f32, colour: [u8; 3], text: &str) {
        let scale = PxScale::from(size);
        let scaled = font.as_scaled(scale);
        let mut x = MARGIN;
        for sign in drawn(font, text) {
            let id = font.glyph_id(sign);
            if x + scaled.h_advance(id) > SIZE.0 as f32 - MARGIN / 2.0 {
                return;
            }
            if let Some(outline) = font.outline_glyph(id.with_scale_and_position(scale, point(x, y))) {
                let bounds = outline.px_bounds();
                outline.draw(|dx, dy, share| {
                    let (left, top) = (bounds.min.x + dx as f32, bounds.min.y + dy as f32);
                    if left >= 0.0 && top >= 0.0 {
                        self.blend(left as u32, top as u32, colour, share);
                    }
                });
            }
            x += scaled.h_advance(id);
        }
    }

    /// A text folded between words into at most so many lines; what is left out is marked by an ellipsis.
    fn folded(&self, font: &FontRef<'_>, size: f32, text: &str, most: usize) -> Vec<String> {
        let scaled = font.as_scaled(PxScale::from(size));
        let width = |text: &str| text.chars().map(|sign| scaled.h_advance(font.glyph_id(sign))).sum::<f32>();
        let room = SIZE.0 as f32 - 2.0 * MARGIN;
        let text: String = drawn(font, text).collect();
        let mut lines: Vec<String> = Vec::new();
        for word in text.split_whitespace() {
            let longer = lines.last().map(|line| format!("{line} {word}")).filter(|line| width(line) <= room);
            if let (Some(longer), Some(line)) = (longer, lines.last_mut()) {
                *line = longer;
            } else if lines.len() < most {
                lines.push(word.to_owned());
            } else {
                if let Some(line) = lines.last_mut() {
                    line.push('…');
                }
                break;
            }
        }
        lines
    }

    fn png(self) -> Option<Vec<u8>> {
        let mut out = Vec::new();
        let mut encoder = png::Encoder::new(&mut out, SIZE.0, SIZE.1);
        encoder.set_color(png::ColorType::Rgb);
        encoder.set_depth(png::BitDepth::Eight);
        encoder.set_compression(png::Compression::Fast);
        let mut writer = encoder.write_header().ok()?;
        writer.write_image_data(&self.0).ok()?;
        writer.finish().ok()?;
        Some(out)
    }
}

/// What the font can draw of a text: no sign that turns its direction, no line end.
fn drawn<'a>(font: &'a FontRef<'_>, text: &'a str) -> impl Iterator<Item = char> + 'a {
    let plain = text.chars().take(LONGEST).map(|sign| if sign.is_whitespace() { ' ' } else { sign });
    plain.filter(|sign| !sign.is_control() && font.glyph_id(*sign).0 != 0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;
    use trace::{Checklist, classify, site::Registry};

    #[test]
    fn every_letter_of_vietnamese_has_an_outline_in_both_weights() {
        let all = "aàáảãạăằắẳẵặâầấẩẫậeèéẻẽẹêềếểễệiìíỉĩịoòóỏõọôồốổỗộơờớởỡợuùúủũụưừứửữựyỳýỷỹỵđ“”–·…()0123456789:/";
        for font in [MEDIUM, BOLD] {
            let font = FontRef::try_from_slice(font).expect("a font");
            for sign in all.chars().chain(all.to_uppercase().chars()) {
                assert!(font.outline(font.glyph_id(sign)).is_some_and(|_| font.glyph_id(sign).0 != 0), "{sign}");
            }
        }
    }

    /// The size that the file's head tells, and its length.
    fn drawn_size(product: &str) -> (u32, u32, usize) {
        let now = Timestamp(1_795_417_200_000);
        let code = "(01)09521002002010(10)L1";
        let report = trace::report(code, classify(code, &Registry::default()), &[], &Checklist::default(), now);
        let png = picture(&report, product, "Truy xuất nguồn gốc").expect("a picture");
        let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().expect("four bytes"));
        (number(16), number(20), png.len())
    }

    #[test]
    fn whatever_a_source_calls_its_product_fits() {
        let names =
            ["Chả mực Hạ Long (ví dụ)", "", "广宁省鱿鱼饼", "</svg><script>alert(1)</script>", "\u{202e}\u{0}\n"];
        for name in names.iter().map(|it| (*it).to_owned()).chain(["W".repeat(100_000), "một từ ".repeat(10_000)]) {
            let (width, height, bytes) = drawn_size(&name);
            assert_eq!((width, height), SIZE);
            assert!(bytes < 200_000, "{bytes}");
        }
    }

    #[test]
    fn a_long_name_is_folded_between_words_and_cut_with_a_mark() {
        let font = FontRef::try_from_slice(BOLD).expect("a font");
        let lines = Canvas::new(INK).folded(&font, 54.0, &"nước mắm Cái Rồng ".repeat(20), 3);
        assert_eq!(lines.len(), 3);
        assert!(lines[0].starts_with("nước mắm") && lines[2].ends_with('…'), "{lines:?}");
    }
}
