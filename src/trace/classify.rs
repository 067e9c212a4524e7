//! What a scanned text is, before anything is looked up.

mod payment;
mod prepared;
