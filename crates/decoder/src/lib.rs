//! Luma frames to retail barcode symbols.
