//! EPCIS 2.0 events, CBV words, documents, linksets, event hash and signatures.
