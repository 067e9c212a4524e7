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

    /// The dear steps, each of which leaves a debt of several frames.
    const DEAR: [Self; 4] = [Self::HalfMatrix, Self::Matrix, Self::Inverted, Self::Bands];

    /// The rotation: the cheap and likely steps three times each, then a dear one.
    pub const ROUND: [Self; 28] = {
        const TURN: usize = 7;
        let (mut round, mut at) = ([Self::Rows; 28], 0);
        while at < round.len() {
            round[at] = match at % TURN {
                6 => Self::DEAR[at / TURN],
                turn if turn % 2 == 0 => Self::Rows,
                _ => Self::Patches,
            };
            at += 1;
        }
        round
    };
}
