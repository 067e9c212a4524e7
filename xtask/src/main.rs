//! Every routine of the project as one command: `cargo xtask --help`.

fn main() {}
