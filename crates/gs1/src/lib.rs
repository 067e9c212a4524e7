//! GS1 element strings, application identifiers, keys, prefixes and Digital Link.
