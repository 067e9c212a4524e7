//! Hosts that may be mistaken for a known one.

use gs1::list::Gather;

/// The known host that `readable` may be mistaken for, if any.
///
/// It may be, if it reads the same after letters of other scripts, accents, digits that look like
/// letters and hyphens are levelled; if it holds a known host as its beginning; if it has the known
/// host's own name under another ending; or if one letter of a long name is wrong, missing or too much.
pub(super) fn of<'a>(readable: &str, known: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let level = skeleton(readable);
    let own_name = name(readable);
    let mut near = None;
    for host in known {
        // A host below a known one belongs to the same operator's name: it is unknown, not deceptive.
        if readable.ends_with(&format!(".{host}")) {
            return None;
        }
        let known_level = skeleton(host);
        let same = level == known_level;
        let begins = readable.starts_with(&format!("{host}.")) || readable.starts_with(&format!("{host}-"));
        let known_name = name(host);
        let renamed =
            known_name.len() >= 6 && skeleton(own_name) == skeleton(known_name) && parent(readable) != parent(host);
        if same || begins || renamed {
            return Some(host);
        }
        if near.is_none() && known_name.len() >= 8 && within_one_edit(&skeleton(own_name), &skeleton(known_name)) {
            near = Some(host);
        }
    }
    near
}

/// The label that a person reads as the name: the longest one before the public ending.
fn name(host: &str) -> &str {
    let labels: Vec<&str> = host.split('.').gathered();
    let last = labels.len().saturating_sub(1).max(1);
    labels[..last].iter().copied().max_by_key(|label| label.len()).unwrap_or(host)
}

/// The part of the host after the name: `gov.vn` of `truyxuatnguongoc.gov.vn`.
fn parent(host: &str) -> &str {
    let name = name(host);
    host.split_once(name).map_or("", |(_, rest)| rest)
}

fn skeleton(host: &str) -> String {
    let mut out = String::with_capacity(host.len());
    for c in host.chars().flat_map(char::to_lowercase) {
        match base(c) {
            Some(letter) => out.push(letter),
            None if matches!(c, '-' | '.' | '_') || is_mark(c) => {}
            None => out.push(c),
        }
    }
    out.replace("rn", "m").replace("vv", "w").replace("cl", "d")
}

fn is_mark(c: char) -> bool {
    matches!(u32::from(c), 0x300..=0x36f | 0x200b..=0x200f | 0xad)
}

/// Every letter that is read as a Latin one, but for those of [`vietnamese`]: the Latin letter, then those that look like
/// it.
const ALIKE: &[(char, &str)] = &[
    ('a', "aàáãăâäåāаαɑ"),
    ('b', "bЬьƀḅ"),
    ('c', "cçćčсϲ"),
    ('d', "dđďԁḍ"),
    ('e', "eèéêëēеєё"),
    ('g', "gğġɡ"),
    ('h', "hһḥ"),
    ('l', "l1iìíĩïīıіιӏ|ł"),
    ('j', "jј"),
    ('k', "kкκḳ"),
    ('m', "mмṃ"),
    ('n', "nñńňпṇ"),
    ('o', "o0òóõôơöøōоοσ"),
    ('p', "pрρ"),
    ('q', "qԛ"),
    ('r', "rгṛ"),
    ('s', "s5śšşѕṣ"),
    ('t', "tтτţťṭ"),
    ('u', "uùúũưüūυц"),
    ('v', "vνѵṿ"),
    ('w', "wԝω"),
    ('x', "xхχ"),
    ('y', "yýÿуγ"),
    ('z', "zžźżᴢ"),
];

/// The letters and digits of a text, in lower case and without their marks: `Thu_Hồi` is `thuhoi`.
pub(crate) fn plain(text: &str) -> String {
    // A host's `i` and `l` are alike; a word's are not.
    let letter = |c: char| base(c).map_or(c, |letter| if letter == 'l' { 'i' } else { letter });
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !c.is_ascii() {
            let lower = c.to_lowercase().filter(|c| c.is_alphanumeric());
            out.extend(lower.map(|c| if c.is_ascii() { c } else { letter(c) }));
        }
    }
    out
}

/// The Latin letter of one with a mark in the block that Unicode has for Vietnamese, where they stand by letters.
fn vietnamese(c: char) -> Option<char> {
    Some(match c {
        '\u{1ea0}'..='\u{1eb7}' => 'a',
        '\u{1eb8}'..='\u{1ec7}' => 'e',
        '\u{1ec8}'..='\u{1ecb}' => 'l',
        '\u{1ecc}'..='\u{1ee3}' => 'o',
        '\u{1ee4}'..='\u{1ef1}' => 'u',
        '\u{1ef2}'..='\u{1ef9}' => 'y',
        _ => return None,
    })
}

fn base(c: char) -> Option<char> {
    vietnamese(c).or_else(|| ALIKE.iter().find(|(_, alike)| alike.contains(c)).map(|(letter, _)| *letter))
}

/// Rows of one mark: base letters, then the same letters with the mark.
const MARKS: &[(char, &str, &str)] = &[
    ('\u{300}', "aăâeêioôơuưy", "àằầèềìòồờùừỳ"),
    ('\u{301}', "aăâeêioôơuưy", "áắấéếíóốớúứý"),
    ('\u{309}', "aăâeêioôơuưy", "ảẳẩẻểỉỏổởủửỷ"),
    ('\u{303}', "aăâeêioôơuưy", "ãẵẫẽễĩõỗỡũữỹ"),
    ('\u{323}', "aăâeêioôơuưy", "ạặậẹệịọộợụựỵ"),
    ('\u{306}', "aạ", "ăặ"),
    ('\u{302}', "aeoạẹọ", "âêôậệộ"),
    ('\u{31b}', "ou", "ơư"),
];

/// The one character for a letter and a combining mark, among the Vietnamese letters.
pub(super) fn joined(letter: char, mark: char) -> Option<char> {
    let (_, plain, marked) = MARKS.iter().find(|(known, ..)| *known == mark)?;
    plain.chars().zip(marked.chars()).find(|(base, _)| *base == letter).map(|(_, marked)| marked)
}

/// Whether one letter put in, left out or replaced makes one text the other.
fn within_one_edit(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().gathered(), b.chars().gathered());
    if a.len().abs_diff(b.len()) > 1 {
        return false;
    }
    let front = a.iter().zip(&b).take_while(|(x, y)| x == y).count();
    let back = a[front..].iter().rev().zip(b[front..].iter().rev()).take_while(|(x, y)| x == y).count();
    a.len().max(b.len()) - front - back <= 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(host: &str, expected: Option<&str>) {
        let known = ["truyxuatnguongoc.gov.vn", "verigoods.vn", "ktra.vn", "qn.check.net.vn"];
        assert_eq!(of(host, known.into_iter()), expected, "{host}");
    }

    #[test]
    fn short_names_are_not_mistaken_for_each_other() {
        check("tra.vn", None);
        check("kta.vn", None);
        check("qb.check.net.vn", None);
        check("check.com", None);
        check("vietnam.gov.vn", None);
    }

    #[test]
    fn endings_letters_and_beginnings_deceive() {
        check("truyxuatnguongoc.com.vn", Some("truyxuatnguongoc.gov.vn"));
        check("truyxuatnguongoc.vn", Some("truyxuatnguongoc.gov.vn"));
        check("truyxuatnguongoc.gov.vn.example", Some("truyxuatnguongoc.gov.vn"));
        check("truyxuatnguongocc.gov.vn", Some("truyxuatnguongoc.gov.vn"));
        check("truyxuatngưồngoc.gov.vn", Some("truyxuatnguongoc.gov.vn"));
        check("www.truyxuatnguongoc.gov.vn", None);
    }
}
