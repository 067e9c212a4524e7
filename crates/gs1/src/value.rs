//! What the value of an element means.

use alloc::string::String;
use core::fmt;

use crate::{
    ai::Ai,
    country::Country,
    currency::Currency,
    date::{ShortDate, Time},
    dictionary,
    gtin::Gtin,
    time::Date,
};

/// A decimal number as GS1 writes it: digits, of which the last `decimals` stand behind the point.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Decimal {
    /// The digits as a whole number.
    pub digits: u64,
    /// How many of them stand behind the point.
    pub decimals: u8,
}

impl fmt::Display for Decimal {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let power = 10_u64.pow(u32::from(self.decimals));
        let (whole, rest) = (self.digits / power, self.digits % power);
        match self.decimals {
            0 => write!(formatter, "{whole}"),
            decimals => write!(formatter, "{whole}.{rest:0width$}", width = usize::from(decimals)),
        }
    }
}

/// The unit of a measure.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Kilogram.
    Kilogram,
    /// Metre.
    Metre,
    /// Square metre.
    SquareMetre,
    /// Litre.
    Litre,
    /// Cubic metre.
    CubicMetre,
    /// Kilogram for each square metre.
    KilogramPerSquareMetre,
    /// Pound.
    Pound,
    /// Inch.
    Inch,
    /// Foot.
    Foot,
    /// Yard.
    Yard,
    /// Square inch.
    SquareInch,
    /// Square foot.
    SquareFoot,
    /// Square yard.
    SquareYard,
    /// Troy ounce.
    TroyOunce,
    /// Fluid ounce.
    FluidOunce,
    /// Quart (US).
    Quart,
    /// Gallon (US).
    Gallon,
    /// Cubic inch.
    CubicInch,
    /// Cubic foot.
    CubicFoot,
    /// Cubic yard.
    CubicYard,
    /// Degree Celsius.
    Celsius,
    /// Degree Fahrenheit.
    Fahrenheit,
}

impl Unit {
    /// The symbol, for example `kg`.
    #[must_use]
    pub const fn symbol(self) -> &'static str {
        match self {
            Self::Kilogram => "kg",
            Self::Metre => "m",
            Self::SquareMetre => "m²",
            Self::Litre => "l",
            Self::CubicMetre => "m³",
            Self::KilogramPerSquareMetre => "kg/m²",
            Self::Pound => "lb",
            Self::Inch => "in",
            Self::Foot => "ft",
            Self::Yard => "yd",
            Self::SquareInch => "in²",
            Self::SquareFoot => "ft²",
            Self::SquareYard => "yd²",
            Self::TroyOunce => "oz t",
            Self::FluidOunce => "fl oz",
            Self::Quart => "qt",
            Self::Gallon => "gal",
            Self::CubicInch => "in³",
            Self::CubicFoot => "ft³",
            Self::CubicYard => "yd³",
            Self::Celsius => "°C",
            Self::Fahrenheit => "°F",
        }
    }

    /// The unit of the measures (31nn) to (36nn) by the first three digits.
    ///
    /// Source: GS1 General Specifications, sections 3.6.2 to 3.6.4.
    const fn of_measure(first_three: u16) -> Option<Self> {
        Some(match first_three {
            310 | 330 => Self::Kilogram,
            311..=313 | 331..=333 => Self::Metre,
            314 | 334 => Self::SquareMetre,
            315 | 335 => Self::Litre,
            316 | 336 => Self::CubicMetre,
            337 => Self::KilogramPerSquareMetre,
            320 | 340 => Self::Pound,
            321 | 324 | 327 | 341 | 344 | 347 => Self::Inch,
            322 | 325 | 328 | 342 | 345 | 348 => Self::Foot,
            323 | 326 | 329 | 343 | 346 | 349 => Self::Yard,
            350 | 353 => Self::SquareInch,
            351 | 354 => Self::SquareFoot,
            352 | 355 => Self::SquareYard,
            356 => Self::TroyOunce,
            357 => Self::FluidOunce,
            360 | 362 => Self::Quart,
            361 | 363 => Self::Gallon,
            364 | 367 => Self::CubicInch,
            365 | 368 => Self::CubicFoot,
            366 | 369 => Self::CubicYard,
            _ => return None,
        })
    }
}

/// The meaning of a value that keeps its rules.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A trade item: (01), (02), (03), and the beginning of (8006) and (8026).
    Gtin(Gtin),
    /// A number that names something, as in a GLN, SSCC or GSRN, with its serial part if it has one.
    Key {
        /// The number that keeps its check digit or prefix.
        number: String,
        /// What stands behind it, such as the serial of a GDTI or GRAI.
        serial: Option<String>,
    },
    /// A date with two digits for the year.
    Date(ShortDate),
    /// A date of birth with four digits for the year, perhaps with a time.
    FullDate(Date, Option<Time>),
    /// A date and a time.
    DateTime(ShortDate, Option<Time>),
    /// The first and, if given, the last day of a span, as in (7007).
    DateRange(ShortDate, Option<ShortDate>),
    /// A measure.
    Measure(Decimal, Unit),
    /// A count.
    Count(u64),
    /// An amount in the currency of the place, or in a named one.
    Amount(Decimal, Option<Currency>),
    /// A percentage.
    Percent(Decimal),
    /// Countries; never empty.
    Countries(alloc::vec::Vec<Country>),
    /// Several countries or one that is not told, with a processor number, as in (7030).
    Processor {
        /// The country; `None` for 999, which stands for several.
        country: Option<Country>,
        /// The number of the establishment.
        number: String,
    },
    /// A postal code within a country.
    PostalCode(Country, String),
    /// Two degrees, each in ten-millionths: latitude -900000000 to 900000000 and longitude.
    Position {
        /// North of the equator.
        latitude: i64,
        /// East of Greenwich.
        longitude: i64,
    },
    /// A temperature in hundredths of a degree.
    Temperature(i64, Unit),
    /// Yes or no.
    Flag(bool),
    /// Anything else, as written; percent-encoding of (4300) and its like is undone.
    Text(String),
}

impl Value {
    /// The meaning of a value that keeps the rules of its AI; otherwise its text.
    #[must_use]
    pub fn of(ai: Ai, value: &str) -> Self {
        typed(ai, value).unwrap_or_else(|| Self::Text(value.into()))
    }
}

fn digits(text: &str) -> Option<u64> {
    if text.is_empty() || text.len() > 18 || !text.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(text.bytes().fold(0, |number, digit| number * 10 + u64::from(digit - b'0')))
}

fn two(text: &str, at: usize) -> Option<u8> {
    digits(text.get(at..at + 2)?).map(|number| number as u8)
}

fn time(text: &str) -> Option<Time> {
    Some(Time { hour: two(text, 0)?, minute: two(text, 2), second: two(text, 4) })
}

fn decimal(text: &str, decimals: u8) -> Option<Decimal> {
    Some(Decimal { digits: digits(text)?, decimals })
}

fn short_date(text: &str) -> Option<ShortDate> {
    ShortDate::from_digits(text.as_bytes())
}

fn key(text: &str, length: usize) -> Option<Value> {
    let (number, serial) = (text.get(..length)?, text.get(length..)?);
    Some(Value::Key { number: number.into(), serial: (!serial.is_empty()).then(|| serial.into()) })
}

fn typed(ai: Ai, text: &str) -> Option<Value> {
    let last = ai.last_digit();
    Some(match ai.number() {
        1..=3 if ai.len() == 2 => Value::Gtin(text.parse().ok()?),
        8006 | 8026 => Value::Gtin(text.get(..14)?.parse().ok()?),
        0 => key(text, 18)?,
        8017 | 8018 => key(text, 18)?,
        402 => key(text, 17)?,
        253 | 255 | 410..=417 => key(text, 13)?,
        8003 => key(text.get(1..)?, 13)?,
        11..=17 => Value::Date(short_date(text)?),
        4324 | 4325 | 7003 | 7011 | 8008 => Value::DateTime(short_date(text.get(..6)?)?, time(text.get(6..)?)),
        4326 | 7006 => Value::Date(short_date(text)?),
        7007 => Value::DateRange(short_date(text.get(..6)?)?, short_date(text.get(6..)?)),
        7250 | 7251 => {
            let year = digits(text.get(..4)?)? as i32;
            Value::FullDate(Date { year, month: two(text, 4)?, day: two(text, 6)? }, time(text.get(8..)?))
        }
        30 | 37 => Value::Count(digits(text)?),
        number @ 3100..=3699 => Value::Measure(decimal(text, last)?, Unit::of_measure(number / 10)?),
        3900..=3909 | 3920..=3929 => Value::Amount(decimal(text, last)?, None),
        3910..=3919 | 3930..=3939 => {
            let currency = Currency::from_digits(text.get(..3)?.as_bytes())?;
            Value::Amount(decimal(text.get(3..)?, last)?, Some(currency))
        }
        3940..=3943 => Value::Percent(decimal(text, last)?),
        3950..=3955 => Value::Amount(decimal(text, last)?, None),
        8005 => Value::Amount(decimal(text, 0)?, None),
        421 => {
            let country = Country::from_digits(text.get(..3)?.as_bytes())?;
            Value::PostalCode(country, text.get(3..)?.into())
        }
        422..=426 => {
            let codes = text.as_bytes().chunks(3).map(Country::from_digits);
            Value::Countries(codes.collect::<Option<_>>()?)
        }
        7030..=7039 => {
            Value::Processor { country: Country::from_digits(text.get(..3)?.as_bytes()), number: text.get(3..)?.into() }
        }
        4309 => {
            let (latitude, longitude) = (digits(text.get(..10)?)?, digits(text.get(10..)?)?);
            let signed = |value: u64| i64::try_from(value).ok();
            // Longitudes west of Greenwich count on from 1800000000 as they go round.
            Value::Position {
                latitude: signed(latitude)? - 900_000_000,
                longitude: (signed(longitude)? + 1_800_000_000) % 3_600_000_000 - 1_800_000_000,
            }
        }
        4330..=4333 => {
            let hundredths = i64::try_from(digits(text.get(..6)?)?).ok()?;
            let unit = if matches!(ai.number(), 4330 | 4332) { Unit::Fahrenheit } else { Unit::Celsius };
            Value::Temperature(if text.ends_with('-') { -hundredths } else { hundredths }, unit)
        }
        4321..=4323 => match text {
            "0" => Value::Flag(false),
            "1" => Value::Flag(true),
            _ => return None,
        },
        _ => {
            let escaped = dictionary::find(ai)?
                .components
                .iter()
                .any(|component| component.linters.contains(&crate::lint::Linter::Pcenc));
            let decoded = crate::percent::decode(text.as_bytes(), crate::percent::UriPart::Query);
            Value::Text(if escaped { String::from_utf8(decoded).ok()? } else { text.into() })
        }
    })
}
