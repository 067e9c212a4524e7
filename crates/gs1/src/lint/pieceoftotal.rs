//! `pieceoftotal`: a piece number and the total of pieces, of one length (GenSpecs, AI (8006)).

use crate::lint_error::{Fault, LintError};

pub(super) fn check(data: &[u8]) -> Result<(), Fault> {
    super::digits(data)?;
    if data.is_empty() || !data.len().is_multiple_of(2) {
        return Err(super::whole(LintError::InvalidLengthForPieceOfTotal, data));
    }
    let half = data.len() / 2;
    let (piece, total) = data.split_at(half);
    let is_zero = |number: &[u8]| number.iter().all(|digit| *digit == b'0');
    if is_zero(piece) {
        return Err(Fault::at(LintError::ZeroPieceNumber, 0, half));
    }
    if is_zero(total) {
        return Err(Fault::at(LintError::ZeroTotalPieces, half, data.len()));
    }
    // Digits of one length compare as their numbers do.
    if piece > total {
        return Err(super::whole(LintError::PieceNumberExceedsTotal, data));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use crate::lint::{
        LintError, Linter,
        rows::{accepted, refused},
    };

    #[test]
    fn a_piece_up_to_the_total_passes() {
        accepted(Linter::Pieceoftotal, &["11", "13", "0101", "0203", "9999"]);
    }

    #[test]
    fn a_piece_above_the_total_is_marked() {
        refused(Linter::Pieceoftotal, LintError::PieceNumberExceedsTotal, &["«21»", "«0302»"]);
    }

    #[test]
    fn piece_zero_is_marked() {
        refused(Linter::Pieceoftotal, LintError::ZeroPieceNumber, &["«0»1", "«00»00"]);
    }

    #[test]
    fn total_zero_is_marked() {
        refused(Linter::Pieceoftotal, LintError::ZeroTotalPieces, &["1«0»", "01«00»"]);
    }

    #[test]
    fn an_odd_length_is_refused() {
        refused(Linter::Pieceoftotal, LintError::InvalidLengthForPieceOfTotal, &["«»", "«1»", "«111»"]);
    }

    #[test]
    fn letters_are_marked() {
        refused(Linter::Pieceoftotal, LintError::NonDigitCharacter, &["1«x»11"]);
    }
}
