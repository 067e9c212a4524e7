//! Dates, numbers, units, countries and lists as the browser's `Intl` writes them.
//!
//! Old web views lack parts of it, and small ones lack languages: what is missing is not written here.

use std::cell::RefCell;

use js_sys::{Array, Function, JsString, Reflect};
use wasm_bindgen::{JsCast, JsValue};

use super::{field, object, window};
use crate::{session::Lang, text::Written};
use trace::clock::{DAY_MS, Date};

/// More formats than a report needs; a report full of strange numbers makes the list begin anew.
const MAX_MADE: usize = 64;
/// `Intl` of every browser takes as many decimals.
const MAX_FRACTION: usize = 20;
const MINUTE_MS: f64 = 60_000.0;

/// What a format is made for.
#[derive(Clone, Copy, PartialEq)]
enum Form {
    Day,
    Clock,
    Number { fraction: usize, unit: Option<&'static str> },
    Country,
    List,
}

/// A format of the browser, ready to write.
#[derive(Clone)]
struct Format {
    of: JsValue,
    write: Function,
}

/// The formats made so far, and those that this browser cannot make: making one takes longer than writing.
#[derive(Default)]
pub struct Formats {
    made: Vec<(Lang, Form, Option<Format>)>,
}

impl Formats {
    /// No format yet.
    pub const fn new() -> Self {
        Self { made: Vec::new() }
    }

    /// Writes a value in a language, in NFC; `None` where this browser cannot.
    pub fn write(&mut self, lang: Lang, written: Written<'_>) -> Option<String> {
        // Local times are written as if they were UTC: the device's time zone has no part in them.
        let (form, value): (Form, JsValue) = match written {
            Written::Day(date) => (Form::Day, midnight_ms(date).into()),
            Written::Clock { hour, minute } => {
                (Form::Clock, ((f64::from(hour) * 60.0 + f64::from(minute)) * MINUTE_MS).into())
            }
            Written::Number { digits, unit } => {
                let fraction = digits.split_once('.').map_or(0, |(_, fraction)| fraction.len());
                (Form::Number { fraction, unit }, digits.into())
            }
            Written::Country(code) => (Form::Country, code.into()),
            Written::List(names) => {
                (Form::List, names.iter().map(|name| JsValue::from_str(name)).collect::<Array>().into())
            }
        };
        let format = self.format(lang, form)?;
        let text: JsString = format.write.call1(&format.of, &value).ok()?.dyn_into().ok()?;
        text.normalize("NFC").as_string().filter(|text| !text.is_empty())
    }

    fn format(&mut self, lang: Lang, form: Form) -> Option<Format> {
        if let Some((.., format)) = self.made.iter().find(|(of, made, _)| (*of, *made) == (lang, form)) {
            return format.clone();
        }
        if self.made.len() >= MAX_MADE {
            self.made.clear();
        }
        let format = make(lang, form);
        self.made.push((lang, form, format.clone()));
        format
    }
}

thread_local! {
    static FORMATS: RefCell<Formats> = const { RefCell::new(Formats::new()) };
}

/// Writes a value in a language; the page's [`crate::text::Intl`].
pub fn write(lang: Lang, written: Written<'_>) -> Option<String> {
    FORMATS.with_borrow_mut(|formats| formats.write(lang, written))
}

fn midnight_ms(date: Date) -> f64 {
    (date.days() * DAY_MS) as f64
}

/// The locale whose habits a language follows here: English as most of the world writes it.
fn locale(lang: Lang) -> &'static str {
    match lang {
        Lang::En => "en-GB",
        Lang::Vi | Lang::Zh => lang.tag(),
    }
}

fn make(lang: Lang, form: Form) -> Option<Format> {
    let word = JsValue::from_str;
    let (class, method, options) = match form {
        Form::Day => {
            let (two, month) = match lang {
                Lang::Vi => ("2-digit", "2-digit"),
                Lang::En | Lang::Zh => ("numeric", "long"),
            };
            let parts =
                [("year", word("numeric")), ("month", word(month)), ("day", word(two)), ("timeZone", word("UTC"))];
            ("DateTimeFormat", "format", object(&parts))
        }
        Form::Clock => {
            let parts = [
                ("hour", word("2-digit")),
                ("minute", word("2-digit")),
                ("hourCycle", word("h23")),
                ("timeZone", word("UTC")),
            ];
            ("DateTimeFormat", "format", object(&parts))
        }
        Form::Number { fraction, .. } if fraction > MAX_FRACTION => return None,
        Form::Number { fraction, unit } => {
            let fraction = JsValue::from_f64(fraction as f64);
            let digits = [("minimumFractionDigits", fraction.clone()), ("maximumFractionDigits", fraction)];
            let options = object(&digits);
            if let Some(unit) = unit {
                // Setting a property of a fresh plain object cannot fail.
                let _ = Reflect::set(&options, &word("style"), &word("unit"));
                let _ = Reflect::set(&options, &word("unit"), &word(unit));
            }
            ("NumberFormat", "format", options)
        }
        Form::Country => ("DisplayNames", "of", object(&[("type", word("region"))])),
        Form::List => ("ListFormat", "format", object(&[("type", word("conjunction"))])),
    };
    let class: Function = field(&field(&window(), "Intl"), class).dyn_into().ok()?;
    let locale = word(locale(lang));
    // A format of a language that the browser lacks would write in the device's language instead.
    let knows: Function = field(&class, "supportedLocalesOf").dyn_into().ok()?;
    let known: Array = knows.call1(&class, &locale).ok()?.dyn_into().ok()?;
    if known.length() == 0 {
        return None;
    }
    let of = Reflect::construct(&class, &Array::of2(&locale, &options)).ok()?;
    let write: Function = field(&of, method).dyn_into().ok()?;
    Some(Format { of, write })
}
