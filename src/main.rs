//! The browser app's entry: defines the element `<truy-xuat>`.

fn main() {}
