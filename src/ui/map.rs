//! The route as a small drawing: places by their published coordinates, without any outside map.
//!
//! No coast and no border is drawn under the route: at the scale of a province a coarse outline would put
//! places into the sea, and nothing but the coordinates is known. A small outline of Việt Nam beside it
//! shows where in the country the route lies.

use super::class::class;
use super::context::Context;
use super::fold::fold;
use super::node::{El, Text, el, svg};
use super::sources::tellers;
use crate::text::{IN_HEADING, ReportLabel, Value, decimal, harmless, identifier};
use crate::ui::{attr, tag};
use gs1::list::Gather;
use trace::report::TraceReport;

/// A stop of the route: degrees north and east, and the place's name.
struct Stop<'a> {
    north: f64,
    east: f64,
    name: &'a str,
}

/// More stops than this cannot be told apart in a small drawing.
const MAX_STOPS: usize = 24;
/// Stops nearer to each other than this are one place, in kilometres.
const SAME_PLACE_KM: f64 = 0.3;
/// Size of the drawing in its own units.
const WIDTH: f64 = 320.0;
const HEIGHT: f64 = 190.0;
const MARGIN: f64 = 24.0;
/// Width that is left for the route beside the outline of the country.
const BESIDE: f64 = 186.0;

/// Việt Nam, coarsely, by own hand from points of its coast and border: [`OUTLINE_SCALE`] units a degree, from
/// [`OUTLINE_WEST`] and [`OUTLINE_NORTH`], a degree of longitude being [`OUTLINE_NARROWING`] of one of latitude.
const OUTLINE: &str = "M52 19l-5-1l-3-2l-3-2l-1-3l2-4l-4 0l-4-1l-4-4l-5 2l-4 4l-3 2l-4-1l-5 1l-4-3l-3 4l4 6l3 0l0 4l6 \
    4l4-1l4 3l-2 2l5 3l-2 4l-6 2l1 3l9 6l4 4l1 3l5 4l2 5l6 4l2 1l-2 2l3 4l-1 7l-1 5l2 6l-1 9l-3 3l-6 3l-5 1l0 3l3 2l-4 \
    1l-5 0l-2 3l-4 2l5 3l-2 4l-1 9l5-3l8-5l5-7l3-1l7-3l9-6l2-5l2-8l-2-9l-2-12l-6-8l-5-4l-5-5l-5-5l-1-4l-6-6l1-10l6-3l2-\
    5l4-2zM17 119h1v2h-1z";
/// The islands of Hoàng Sa and of Trường Sa, in the same units.
const ISLANDS: [(&str, &str, &str, &str); 2] = [
    ("Hoàng Sa", "M83 64h1M89 60h1M80 70h1M93 68h1M87 66h1", "86", "54"),
    ("Trường Sa", "M86 135h1M98 132h1M107 110h1M107 119h1M109 125h1M117 130h1M105 141h1", "106", "103"),
];
const OUTLINE_WEST: f64 = 101.9;
const OUTLINE_NORTH: f64 = 23.6;
const OUTLINE_SCALE: f64 = 9.0;
const OUTLINE_NARROWING: f64 = 0.955;

/// The drawing, if at least two different places have coordinates.
pub(super) fn map(context: &Context<'_>, report: &TraceReport) -> Option<El> {
    let stops = stops(report);
    let (first, rest) = stops.split_first()?;
    if rest.is_empty() {
        return None;
    }
    let total: f64 = stops.windows(2).map(|pair| kilometres(&pair[0], &pair[1])).sum();
    let at_home = stops
        .iter()
        .all(|stop| (8.0..OUTLINE_NORTH).contains(&stop.north) && (OUTLINE_WEST..118.0).contains(&stop.east));
    let frame = Frame::of(first, rest, if at_home { BESIDE } else { WIDTH });
    let total = context.writer().quantity(total.round(), Some("KMT"));
    let caption = context.with(ReportLabel::MapCaption, "n", Value::Text(&total));
    let placed = report.timeline.iter().filter(|stage| stage.place.as_ref().is_some_and(|at| at.coordinates.is_some()));
    let names = stops.iter().map(|stop| {
        context.theirs(el(tag::LI, class!("")), &identifier(context.lang, &harmless(stop.name, IN_HEADING)))
    });
    Some(
        fold(
            context,
            class!("card map"),
            context.t(ReportLabel::MapHeading),
            context.with_text(ReportLabel::About, &total),
        )
        .child(drawing(context, &stops, &frame).maybe(at_home.then(|| outline(&stops))))
        .child(el(tag::OL, class!("stops")).children(names.gathered()))
        .child(el(tag::P, class!("who")).text(caption))
        .maybe(tellers(context, report, placed.flat_map(|stage| stage.sources.iter().copied()))),
    )
}

/// The places in order of time; one that is not left is named once.
fn stops(report: &TraceReport) -> Vec<Stop<'_>> {
    let mut stops: Vec<Stop<'_>> = Vec::new();
    for stage in &report.timeline {
        let Some(place) = &stage.place else { continue };
        let Some((north, east)) = place.coordinates else { continue };
        let on_earth = (-90.0..=90.0).contains(&north) && (-180.0..=180.0).contains(&east);
        let name = place.name.as_deref().unwrap_or(&place.id);
        let stop = Stop { north, east, name };
        let moved = stops.last().is_none_or(|last| kilometres(last, &stop) > SAME_PLACE_KM);
        if on_earth && moved && stops.len() < MAX_STOPS {
            stops.push(stop);
        }
    }
    stops
}

/// The great-circle distance.
fn kilometres(from: &Stop<'_>, to: &Stop<'_>) -> f64 {
    trace::geo::kilometres((from.north, from.east), (to.north, to.east))
}

/// How degrees become units of the drawing.
struct Frame {
    west: f64,
    top: f64,
    /// Units a degree of latitude.
    scale: f64,
    /// How much shorter a degree of longitude is.
    narrowing: f64,
    /// Units that the route has from left to right.
    width: f64,
}

impl Frame {
    fn of(first: &Stop<'_>, rest: &[Stop<'_>], width: f64) -> Self {
        let (mut south, mut top, mut west, mut east) = (first.north, first.north, first.east, first.east);
        for stop in rest {
            (south, top) = (south.min(stop.north), top.max(stop.north));
            (west, east) = (west.min(stop.east), east.max(stop.east));
        }
        let narrowing = trace::geo::cosine(f64::midpoint(south, top)).max(0.1);
        let (tall, wide) = ((top - south).max(1e-4), ((east - west) * narrowing).max(1e-4));
        let scale = ((width - 2.0 * MARGIN) / wide).min((HEIGHT - 2.0 * MARGIN) / tall);
        // What is left over is shared between both sides.
        let spare_x = (width - wide * scale) / 2.0;
        let spare_y = (HEIGHT - tall * scale) / 2.0;
        Self { west: west - spare_x / scale / narrowing, top: top + spare_y / scale, scale, narrowing, width }
    }

    fn point(&self, stop: &Stop<'_>) -> (f64, f64) {
        let x = (stop.east - self.west) * self.narrowing * self.scale;
        (x, (self.top - stop.north) * self.scale)
    }

    /// A round number of kilometres, and how many units it is long: at most a third of the route's width.
    fn bar(&self) -> (f64, f64) {
        let units_a_km = self.scale / trace::geo::kilometres((0.0, 0.0), (1.0, 0.0));
        let longest = self.width / 3.0 / units_a_km;
        let mut power = 1.0;
        while power > longest {
            power /= 10.0;
        }
        while power * 10.0 <= longest {
            power *= 10.0;
        }
        let round = [5.0, 2.0, 1.0].into_iter().map(|step| step * power).find(|km| *km <= longest);
        let km = round.unwrap_or(power);
        (km, km * units_a_km)
    }
}

/// The picture; the list under it says the same in words.
fn drawing(context: &Context<'_>, stops: &[Stop<'_>], frame: &Frame) -> El {
    let mut line = String::new();
    for stop in stops {
        let (x, y) = frame.point(stop);
        line.push_str(&coordinate(x));
        line.push(',');
        line.push_str(&coordinate(y));
        line.push(' ');
    }
    let mut picture = svg(tag::SVG)
        .class(class!("route"))
        .attr(attr::VIEW_BOX, "0 0 320 190")
        .attr(attr::ARIA_HIDDEN, "true")
        .child(svg(tag::POLYLINE).attr(attr::POINTS, line));
    for (index, stop) in stops.iter().enumerate() {
        // A place that was drawn before keeps its first number on top of the later one.
        let (x, y) = frame.point(stop);
        if stops[..index].iter().any(|earlier| kilometres(earlier, stop) <= SAME_PLACE_KM) {
            continue;
        }
        picture = picture
            .child(svg(tag::CIRCLE).attr(attr::CX, coordinate(x)).attr(attr::CY, coordinate(y)).attr(attr::R, "9"))
            .child(
                svg(tag::TEXT).attr(attr::X, coordinate(x)).attr(attr::Y, coordinate(y)).text((index + 1).to_string()),
            );
    }
    let (km, length) = frame.bar();
    let words = context.writer().quantity(km, Some("KMT"));
    picture
        .child(
            svg(tag::PATH)
                .class(class!("scale-bar"))
                .attr(attr::D, ["M10 172v6h", &coordinate(length), "v-6"].concat()),
        )
        .child(svg(tag::TEXT).class(class!("scale-words")).attr(attr::X, "12").attr(attr::Y, "165").text(words))
}

/// The country, its islands, and a frame around the route.
fn outline(stops: &[Stop<'_>]) -> El {
    let islands = ISLANDS.into_iter().flat_map(|(name, dots, x, y)| {
        let label = svg(tag::TEXT).attr(attr::X, x).attr(attr::Y, y).text(Text::Borrowed(name));
        [svg(tag::PATH).class(class!("islands")).attr(attr::D, dots), label]
    });
    let x = |stop: &Stop<'_>| (stop.east - OUTLINE_WEST) * OUTLINE_SCALE * OUTLINE_NARROWING;
    let y = |stop: &Stop<'_>| (OUTLINE_NORTH - stop.north) * OUTLINE_SCALE;
    let span = |of: &dyn Fn(&Stop<'_>) -> f64| {
        let (low, high) =
            stops.iter().map(of).fold((f64::MAX, f64::MIN), |(low, high), at| (low.min(at), high.max(at)));
        (low - 4.0, high - low + 8.0)
    };
    let ((left, wide), (top, tall)) = (span(&x), span(&y));
    svg(tag::G)
        .class(class!("country"))
        .attr(attr::TRANSFORM, "translate(186 20)")
        .child(svg(tag::PATH).class(class!("land")).attr(attr::D, OUTLINE))
        .children(islands.gathered())
        .child(
            svg(tag::RECT)
                .attr(attr::X, coordinate(left))
                .attr(attr::Y, coordinate(top))
                .attr(attr::WIDTH, coordinate(wide))
                .attr(attr::HEIGHT, coordinate(tall))
                .attr(attr::RX, "2"),
        )
}

/// One decimal is finer than a screen.
fn coordinate(value: f64) -> String {
    decimal(value, 1).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stop(north: f64, east: f64) -> Stop<'static> {
        Stop { north, east, name: "" }
    }

    #[test]
    fn distances_are_those_of_the_great_circle() {
        // Hạ Long to Móng Cái and Hà Nội to Hồ Chí Minh City, as the crow flies.
        let check = |from: Stop<'_>, to: Stop<'_>, expected: f64| {
            let got = kilometres(&from, &to);
            assert!((got - expected).abs() < expected * 0.02, "{got} km");
        };
        check(stop(20.95, 107.07), stop(21.52, 107.97), 113.0);
        check(stop(21.03, 105.85), stop(10.78, 106.70), 1_144.0);
        check(stop(0.0, 0.0), stop(0.0, 180.0), 20_015.0);
    }

    #[test]
    fn every_stop_lies_within_the_drawing() {
        for (from, to) in [
            (stop(20.95, 107.07), stop(20.96, 107.08)),
            (stop(21.5, 105.0), stop(8.6, 106.0)),
            (stop(-89.9, -179.0), stop(89.9, 179.0)),
            (stop(10.0, 100.0), stop(10.0, 110.0)),
        ] {
            let stops = [from, to];
            for width in [WIDTH, BESIDE] {
                let frame = Frame::of(&stops[0], &stops[1..], width);
                for stop in &stops {
                    let (x, y) = frame.point(stop);
                    assert!((0.0..=width).contains(&x) && (0.0..=HEIGHT).contains(&y), "{x} {y}");
                }
                let (km, length) = frame.bar();
                assert!(km > 0.0 && length <= width / 3.0 + 1.0);
            }
        }
    }
}
