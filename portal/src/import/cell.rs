//! A cell of a spreadsheet, and how its text was damaged on the way.

/// What a cell holds.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Cell {
    /// Its text as it stands.
    pub(super) text: String,
    /// It is computed.
    pub(super) is_formula: bool,
    /// It holds a number, not text.
    pub(super) is_number: bool,
    /// A day with its part, counted as spreadsheets count: days since 30 December 1899.
    pub(super) date: Option<f64>,
    /// The cell that it was merged into, where the value stands.
    pub(super) merged_into: Option<String>,
}

impl Cell {
    /// Its text without what cannot be seen around it.
    pub(super) fn trimmed(&self) -> &str {
        self.text.trim_matches(is_blank)
    }

    /// Whether something that cannot be seen stands around its text.
    pub(super) fn is_padded(&self) -> bool {
        self.text.len() != self.trimmed().len()
    }
}

/// Blanks, and signs without width that are copied along from pages and messages.
fn is_blank(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{ad}')
}

/// The address of a cell: its column from 0, its row from 1.
pub(super) fn address(column: usize, row: usize) -> String {
    let mut name = String::new();
    let mut rest = column + 1;
    while rest > 0 {
        let letter = u8::try_from((rest - 1) % 26).unwrap_or_default();
        name.insert(0, char::from(b'A' + letter));
        rest = (rest - 1) / 26;
    }
    format!("{name}{row}")
}

/// The column from 0 and the row from 1 of an address.
pub(super) fn place(address: &str) -> Option<(usize, usize)> {
    let digits = address.find(|it: char| it.is_ascii_digit())?;
    let (letters, row) = address.split_at(digits);
    if letters.is_empty() || letters.len() > 3 || !letters.bytes().all(|it| it.is_ascii_alphabetic()) {
        return None;
    }
    let number = |it: u8| usize::from(it.to_ascii_uppercase() - b'A') + 1;
    let column = letters.bytes().fold(0, |all, it| all * 26 + number(it));
    row.parse().ok().filter(|it| *it > 0).map(|row| (column - 1, row))
}

/// Whether a number lost its digits: `8.93E+12`, `8,93e12`.
pub(super) fn is_scientific(text: &str) -> bool {
    let Some((mantissa, exponent)) = text.split_once(['e', 'E']) else { return false };
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_digit());
    digits(exponent) && digits(&mantissa.replace(['.', ','], ""))
}

/// Signs by which TCVN3 writes letters.
const TCVN3: &str = "¡¢£¤¥¦§¨©ª¬\u{ad}®µ¶¸¹º¼½¾";
/// Letters that VNI sets behind a vowel as its marks.
const VNI: &str = "ùøûõïáàåãäâêéèúüëÙØÛÕÏÁÀÅÃÄÂÊÉÈÚÜË";
/// Pairs of those that Vietnamese itself has: hoà, thuê, quý, giúp, yên.
const OWN: [&str; 24] = [
    "oà", "oá", "oã", "oè", "oé", "uà", "uá", "uã", "uâ", "uê", "uè", "ué", "iá", "ià", "iã", "iâ", "iê", "iú", "iù",
    "iõ", "iè", "ié", "yê", "yã",
];

/// The encoding from before Unicode in which a text was written.
///
/// TCVN3 shows as signs of Latin-1 inside words (`s¶n phÈm`), VNI as marks that stand as letters of their own behind a
/// vowel (`Nöôùc maém`), or as a word that begins with ñ for đ.
pub(super) fn old_encoding(text: &str) -> Option<&'static str> {
    let letters: Vec<char> = text.chars().collect();
    let at_place = |at: Option<usize>| at.and_then(|at| letters.get(at)).copied().unwrap_or(' ');
    for (at, letter) in letters.iter().enumerate() {
        let (before, after) = (at_place(at.checked_sub(1)), at_place(Some(at + 1)));
        // A half, a micrometre and a square metre stand behind a digit or a unit; a letter stands in a word.
        let in_word = before.is_alphabetic() || (after.is_alphabetic() && !before.is_numeric());
        let quoted = matches!(letter, '«' | '»') && before.is_alphabetic() && after.is_alphabetic();
        if (TCVN3.contains(*letter) && in_word) || quoted {
            return Some("TCVN3");
        }
        let pair: String = [before, *letter].iter().flat_map(|it| it.to_lowercase()).collect();
        let is_mark = VNI.contains(*letter) && "aeiouyôơưöAEIOUYÔƠƯÖ".contains(before);
        let begins = matches!(letter, 'ñ' | 'Ñ') && !before.is_alphabetic() && after.is_alphabetic();
        if (is_mark && !OWN.contains(&pair.as_str())) || begins {
            return Some("VNI");
        }
    }
    // Capitals of TCVN3 within small letters: no Vietnamese word is written so (`s¶n phÈm`, `xuÊt`).
    let inner =
        letters.windows(2).any(|it| matches!(it, [one, two] if one.is_lowercase() && "ÊÈÒÕ×ÓËÎÖÜÞÐÏÌ".contains(*two)));
    inner.then_some("TCVN3")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_named_as_spreadsheets_name_them() {
        for (column, name) in [(0, "A7"), (25, "Z7"), (26, "AA7"), (701, "ZZ7"), (702, "AAA7")] {
            assert_eq!(address(column, 7), name);
            assert_eq!(place(name), Some((column, 7)));
        }
        for wrong in ["", "7", "A", "A0", "AAAA1", "A-1", "Ê1"] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn a_number_that_lost_its_digits_is_told_from_a_lot() {
        for (text, expected) in [
            ("8.93E+12", true),
            ("8,93601E+12", true),
            ("8E12", true),
            ("1e-3", true),
            ("8936012345678", false),
            ("LE12", false),
            ("E12", false),
            ("12E", false),
            ("1E2B", false),
        ] {
            assert_eq!(is_scientific(text), expected, "{text}");
        }
    }

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(old_encoding(text), expected, "{text}");
    }

    #[test]
    fn old_encodings_are_told_from_vietnamese() {
        for text in [
            "Nước mắm Cái Rồng",
            "Hoà Bình",
            "thuê khoán",
            "quý giá",
            "khoẻ mạnh",
            "Gà Tiên Yên",
            "đặc biệt",
            "giữ ở 4 °C",
            "«loại 1»",
            "Miến dong 1/2 kg",
            "Yên Tử",
            "mùa hè",
            "huệ",
            "Khoái Châu",
            "khuấy",
            "Rượu ba kích",
            "Công ty TNHH",
            "thuỷ sản",
            "chuyên",
            "hiếu",
            "niên",
            "đoàn",
            "loã",
            "xoã",
            "sản xuất",
            "VẬN CHUYỂN",
            "XUẤT KHO",
            "TIÊU HỦY",
            "",
        ] {
            check(text, None);
        }
        for text in ["N\u{ad}íc m¾m", "Qu¶ng Ninh", "Chî H¹ Long", "C«ng ty", "s¶n phÈm", "xuÊt kho"] {
            check(text, Some("TCVN3"));
        }
        for text in ["Nöôùc maém", "Quaûng Ninh", "saûn phaåm", "Coâng ty", "ñaëc bieät"] {
            check(text, Some("VNI"));
        }
    }
}
