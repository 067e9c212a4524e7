//! Blanks in sentences, and what fills them.

use super::{Writer, digits::fixed};
use trace::clock::{Date, LocalTime};

/// What fills a blank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value<'a> {
    /// Text as it is.
    Text(&'a str),
    /// A whole number.
    Count(usize),
    /// A calendar day.
    Date(Date),
    /// A day and time by the clock of its place.
    Time(LocalTime),
}

/// Fills every `{name}`; `None` when a blank has no value.
pub(super) fn fill(writer: Writer, template: &str, values: &[(&str, Value<'_>)]) -> Option<String> {
    let mut out = String::with_capacity(template.len() + 16);
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        let (_, value) = values.iter().find(|(known, _)| *known == name)?;
        out.push_str(before);
        match value {
            Value::Text(text) => out.push_str(text),
            Value::Count(count) => out.push_str(&writer.count(*count)),
            Value::Date(value) => out.push_str(&writer.date(*value)),
            Value::Time(value) => out.push_str(&writer.time(*value)),
        }
        rest = after;
    }
    out.push_str(rest);
    Some(out)
}

/// Degrees north and east with four decimals (about ten metres), for a problem message and map links of people.
pub fn coordinates(latitude: f64, longitude: f64) -> String {
    let [latitude, longitude] = [latitude, longitude].map(|degrees| fixed(degrees, 4).unwrap_or_default());
    [latitude.as_str(), ", ", &longitude].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Lang;

    #[test]
    fn a_blank_without_a_value_gives_no_sentence() {
        let writer = Writer::plain(Lang::En);
        assert_eq!(fill(writer, "a {b}", &[]), None);
        assert_eq!(fill(writer, "a {b", &[("b", Value::Count(1))]), None);
    }
}
