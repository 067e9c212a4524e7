//! How many messages a second each form gives: `cargo bench -p truyxuat-gs1`.
//!
//! Criterion prints elements a second, where an element is a message; for `length` it is an element
//! string, so that a level line is growth in proportion to the length.

#![allow(missing_docs, reason = "criterion writes functions without any")]

use std::hint::black_box;

use criterion::{BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use gs1::{Buffer, Options, ScanData, Syntax, interpret, parse};

const FORMS: [(&str, Syntax, &str); 6] = [
    ("bracketed", Syntax::Bracketed, "(01)09506000134352(17)201225(10)ABC123(21)12345"),
    ("unbracketed", Syntax::Unbracketed, "^01095060001343521720122510ABC123^2112345"),
    ("scan", Syntax::Scan, "]d201095060001343521720122510ABC123\u{1d}2112345"),
    ("digital_link", Syntax::DigitalLink, "https://id.gs1.org/01/09506000134352/10/ABC123/21/12345?17=201225"),
    ("error", Syntax::Bracketed, "(01)09506000134352(17)201325(10)ABC123(21)12345"),
    ("error_link", Syntax::DigitalLink, "https://example.com/products/09506000134352/details"),
];

fn forms(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("parse");
    group.throughput(Throughput::Elements(1));
    let (options, mut buffer) = (Options::default(), Buffer::new());
    for (name, syntax, text) in FORMS {
        group.bench_function(name, |bencher| {
            bencher.iter(|| parse(black_box(text), syntax, &options, &mut buffer).is_ok());
        });
    }
    group.bench_function("interpret", |bencher| {
        let data = ScanData::from_text(FORMS[0].2);
        bencher.iter(|| interpret(black_box(&data)).is_ok());
    });
    group.finish();
}

/// The worst case: every element costs a look-up, a check digit and a place in every list.
fn message_of(elements: usize) -> String {
    let parts = ["99AB^", "0109506000134352", "10ABC123^", "17201225", "3103001234^"];
    let mut text = String::from("^");
    text.extend((0..elements).map(|number| parts[number % parts.len()]));
    text
}

fn lengths(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("length");
    let (options, mut buffer) = (Options::default(), Buffer::new());
    for elements in [4, 20, 100, 500] {
        let text = message_of(elements);
        assert!(parse(&text, Syntax::Unbracketed, &options, &mut buffer).is_ok());
        group.throughput(Throughput::Elements(elements as u64));
        group.bench_with_input(BenchmarkId::from_parameter(elements), &text, |bencher, text| {
            bencher.iter(|| parse(black_box(text), Syntax::Unbracketed, &options, &mut buffer).is_ok());
        });
    }
    group.finish();
}

criterion_group!(benches, forms, lengths);
criterion_main!(benches);
