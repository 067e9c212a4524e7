//! The two ways to build the site.

/// How well the site is built.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// As it is shipped.
    Release,
    /// To be looked at soon: WASM that no tool made smaller, nothing precompressed.
    Draft,
}

impl Pace {
    /// The cargo profile of the page.
    pub fn page(self) -> &'static str {
        match self {
            Self::Release => "page",
            Self::Draft => "draft",
        }
    }

    /// The cargo profile of the decoder.
    pub fn decoder(self) -> &'static str {
        match self {
            Self::Release => "release",
            Self::Draft => "draft",
        }
    }
}
