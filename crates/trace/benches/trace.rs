//! How long reading and checking a history takes, and how that grows.
//!
//! The peer is `serde_json` parsing the same bytes into a value: what any reader of the answer must do first.

#![allow(clippy::expect_used, reason = "a failed expectation is the failure of the benchmark")]

use std::hint::black_box;
use std::time::{Duration, Instant};

use serde_json::Value;

mod history;

use history::{history, report};

fn main() {
    println!(
        "{:>7} {:>10} {:>12} {:>14} {:>12} {:>8}",
        "events", "bytes", "parse ms", "read+check ms", "us an event", "ratio"
    );
    for count in [10, 100, 1_000, 10_000] {
        let bytes = history(count);
        let parse = best(|| {
            black_box(serde_json::from_slice::<Value>(&bytes).expect("JSON"));
        });
        let check = best(|| {
            black_box(report(&bytes, count));
        });
        println!(
            "{count:>7} {:>10} {:>12.3} {:>14.3} {:>12.2} {:>8.1}",
            bytes.len(),
            ms(parse),
            ms(check),
            ms(check) * 1e3 / count as f64,
            ms(check) / ms(parse)
        );
    }
}

/// The best of several runs: the others measure the machine.
fn best(mut run: impl FnMut()) -> Duration {
    let mut best = Duration::MAX;
    for _ in 0..7 {
        let began = Instant::now();
        run();
        best = best.min(began.elapsed());
    }
    best
}

fn ms(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e3
}
