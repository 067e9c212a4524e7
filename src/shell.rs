//! What makes the app an element in a page: its configuration, and in the browser the element itself.

pub mod config;
