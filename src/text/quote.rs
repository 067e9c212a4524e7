//! Other people's words: made harmless, and shown as what they are, quotations.
//!
//! A name, a lot or a title comes from whoever wrote it. It may turn the line around, hide letters, break out of its
//! line, or speak as if this page spoke. Whatever is shown, read aloud, shared or put into a title goes through here;
//! the details keep every text as it came.

use std::borrow::Cow;

/// Most characters of a quotation in a heading, a title or a shared text.
pub const IN_HEADING: usize = 80;
/// Most characters of a quotation elsewhere.
pub const IN_TEXT: usize = 400;

/// More marks on one letter than any language writes would paint over the lines around it.
const MOST_MARKS: usize = 2;

/// What a character becomes.
enum Fate {
    Keep,
    /// A line break or any other space: one plain space, however many there are.
    Space,
    /// Nothing is seen of it, so nothing is lost.
    Drop,
    /// A control character, which no text holds by right.
    Show,
    Mark,
}

fn fate(char: char) -> Fate {
    match char {
        ' '..='~' => Fate::Keep,
        // Directions: marks, embeddings, overrides, isolates.
        '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Fate::Drop,
        // No width, or letters without a picture.
        '\u{ad}' | '\u{34f}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}' => {
            Fate::Drop
        }
        '\u{200b}'..='\u{200d}' | '\u{2060}'..='\u{2065}' | '\u{206a}'..='\u{206f}' | '\u{feff}' => Fate::Drop,
        '\u{3164}' | '\u{ffa0}' | '\u{fe00}'..='\u{fe0f}' | '\u{fff9}'..='\u{fffb}' => Fate::Drop,
        '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}' => Fate::Drop,
        // A braille cell without a dot looks like a space.
        '\u{2800}' => Fate::Space,
        _ if char.is_whitespace() => Fate::Space,
        _ if char.is_control() => Fate::Show,
        '\u{300}'..='\u{36f}' | '\u{483}'..='\u{489}' | '\u{1ab0}'..='\u{1aff}' | '\u{1dc0}'..='\u{1dff}' => Fate::Mark,
        '\u{20d0}'..='\u{20ff}' | '\u{fe20}'..='\u{fe2f}' => Fate::Mark,
        _ => Fate::Keep,
    }
}

/// Whether nothing is seen of a character, or it turns the line around.
pub fn is_unseen(char: char) -> bool {
    matches!(fate(char), Fate::Drop)
}

/// A text in one line, without anything that turns, hides or breaks it; what is longer than `most` characters ends
/// with `…`.
pub fn harmless(text: &str, most: usize) -> Cow<'_, str> {
    let is_plain = text.len() <= most
        && !text.starts_with(' ')
        && !text.ends_with(' ')
        && !text.contains("  ")
        && text.chars().all(|char| matches!(fate(char), Fate::Keep));
    if is_plain {
        return Cow::Borrowed(text);
    }
    let mut out = String::new();
    let (mut count, mut marks, mut space) = (0, 0, false);
    for char in text.chars() {
        let fate = fate(char);
        let seen = match fate {
            Fate::Drop => continue,
            Fate::Mark if marks == MOST_MARKS || out.is_empty() => continue,
            Fate::Space => ' ',
            Fate::Show => '\u{fffd}',
            Fate::Keep | Fate::Mark => char,
        };
        marks = if matches!(fate, Fate::Mark) { marks + 1 } else { 0 };
        if seen == ' ' {
            space = !out.is_empty();
            continue;
        }
        if count + usize::from(space) >= most {
            // The sign of the cut takes the place of the last character.
            if count >= most {
                out.pop();
            }
            out.push('…');
            break;
        }
        if std::mem::take(&mut space) {
            out.push(' ');
            count += 1;
        }
        out.push(seen);
        count += 1;
    }
    Cow::Owned(out)
}

/// A quotation within a heading, a title or a sentence: between marks, which the text itself cannot close.
pub fn quoted(text: &str) -> String {
    quoted_within(text, IN_HEADING)
}

/// As [`quoted`], of at most so many characters.
pub fn quoted_within(text: &str, most: usize) -> String {
    let inside = harmless(text, most);
    let turns = inside.chars().any(is_right_to_left);
    let mut out = String::with_capacity(inside.len() + 12);
    out.push('“');
    // Words that run from right to left keep to their own place.
    if turns {
        out.push('\u{2068}');
    }
    out.extend(inside.chars().map(|char| match char {
        '“' | '„' | '‟' | '«' | '「' | '『' | '《' | '〝' | '＂' => '‘',
        '”' | '"' | '»' | '」' | '』' | '》' | '〞' | '〟' => '’',
        other => other,
    }));
    if turns {
        out.push('\u{2069}');
    }
    out.push('”');
    out
}

fn is_right_to_left(char: char) -> bool {
    matches!(char, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests;
