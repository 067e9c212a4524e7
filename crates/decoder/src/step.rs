//! What a live frame can be searched for, one kind of search a step.

/// One kind of search.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Rows of the busy part, for linear symbols.
    Rows,
    /// Parts of the busy part that look like matrix symbols, closely: the likeliest, and another in its turn.
    Patches,
    /// The frame at half its size, for matrix symbols: near ones, and half of the noise.
    HalfMatrix,
    /// The busy part at full size, for matrix symbols.
    Matrix,
    /// The busy part with everything there is for linear symbols: any angle, blur undone.
    Bands,
    /// Light matrix symbols on dark ground, at half size.
    Inverted,
}

impl Step {
    /// Every step.
    pub const ALL: [Self; 6] = [Self::Rows, Self::Patches, Self::HalfMatrix, Self::Bands, Self::Matrix, Self::Inverted];

    /// The rotation: the cheap and likely steps again and again, a dear one between, which leaves a debt
    /// of several frames.
    pub const ROUND: [Self; 28] = [
        Self::Rows,
        Self::Patches,
        Self::Rows,
        Self::Patches,
        Self::Rows,
        Self::Patches,
        Self::HalfMatrix,
        Self::Rows,
        Self::Patches,
        Self::Rows,
        Self::Patches,
        Self::Rows,
        Self::Patches,
        Self::Matrix,
        Self::Rows,
        Self::Patches,
        Self::Rows,
        Self::Patches,
        Self::Rows,
        Self::Patches,
        Self::Inverted,
        Self::Rows,
        Self::Patches,
        Self::Rows,
        Self::Patches,
        Self::Rows,
        Self::Patches,
        Self::Bands,
    ];
}
