//! The public endpoint of a province: EPCIS 2.0 query, Digital Link resolver, static site.

fn main() {}
