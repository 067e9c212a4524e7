//! The picture of the figures.

use super::look_up::{Figure, KINDS};
use std::fmt::Write as _;

/// Medians over the number of events, both axes by powers of ten.
pub fn plot(figures: &[Figure]) -> String {
    let x = |events: usize| 70.0 + ((events as f64).log10() - 4.0) * 220.0;
    let y = |median: f64| 300.0 - median.max(1.0).log10() * 65.0;
    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 680 360\" font-family=\"sans-serif\" font-size=\"12\">\
         <rect width=\"680\" height=\"360\" fill=\"#fff\"/><text x=\"70\" y=\"18\">Look-up in the store, median, by the number of events</text>",
    );
    for (label, median) in [("1 µs", 1.0), ("10 µs", 10.0), ("100 µs", 100.0), ("1 ms", 1_000.0), ("10 ms", 10_000.0)]
    {
        let _ =
            write!(svg, "<path d=\"M70 {0}H530\" stroke=\"#ddd\"/><text x=\"8\" y=\"{0}\">{label}</text>", y(median));
    }
    for (label, events) in [("10 thousand", 10_000), ("100 thousand", 100_000), ("1 million", 1_000_000)] {
        let _ = write!(svg, "<text x=\"{}\" y=\"325\" text-anchor=\"middle\">{label}</text>", x(events));
    }
    let colours = ["#0b6660", "#b3541e", "#5b4b8a", "#2f6fb0"];
    let mut row = 0.0;
    for (engine, dash) in [("SQLite", ""), ("PostgreSQL", "5 4")] {
        for (look_up, colour) in KINDS.iter().zip(colours) {
            let of = figures.iter().filter(|it| it.engine == engine && it.look_up == *look_up);
            let points: Vec<String> = of.map(|it| format!("{:.1},{:.1}", x(it.events), y(it.median))).collect();
            if points.is_empty() {
                continue;
            }
            row += 18.0;
            let _ = write!(
                svg,
                "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>\
                 <path d=\"M545 {1}h20\" stroke=\"{colour}\" stroke-width=\"2\" stroke-dasharray=\"{dash}\"/>\
                 <text x=\"570\" y=\"{2}\">{engine} {look_up}</text>",
                points.join(" "),
                30.0 + row,
                34.0 + row,
            );
        }
    }
    svg.push_str("</svg>\n");
    svg
}
