//! Typed values, GTINs and prefixes.

use gs1::{
    Ai, Country, Currency, Date, Decimal, Gtin, GtinError, GtinForm, ShortDate, SymbologyIdentifier, Time, Unit, Value,
    prefix::{self, PrefixUse},
};

#[track_caller]
fn means(ai: &str, text: &str, expected: &Value) {
    assert_eq!(Value::of(ai.parse().expect("an AI"), text), *expected);
}

fn date(digits: &str) -> ShortDate {
    ShortDate::from_digits(digits.as_bytes()).expect("a date")
}

fn country(digits: &str) -> Country {
    Country::from_digits(digits.as_bytes()).expect("a country")
}

#[test]
fn keys_have_a_number_and_perhaps_a_serial() {
    let gtin: Gtin = "09506000134352".parse().expect("a GTIN");
    means("01", "09506000134352", &Value::Gtin(gtin));
    means("8006", "095060001343520102", &Value::Gtin(gtin));
    let key =
        |number: &str, serial: Option<&str>| Value::Key { number: number.into(), serial: serial.map(String::from) };
    means("00", "006141411234567890", &key("006141411234567890", None));
    means("414", "9506000134352", &key("9506000134352", None));
    means("253", "9506000134352AB", &key("9506000134352", Some("AB")));
    means("8003", "09506000134352AB", &key("9506000134352", Some("AB")));
    means("402", "95060001343520017", &key("95060001343520017", None));
    means("8018", "950600013435200008", &key("950600013435200008", None));
}

#[test]
fn dates_and_times_are_read() {
    means("17", "271200", &Value::Date(date("271200")));
    means("7006", "271231", &Value::Date(date("271231")));
    let time = |hour, minute, second| Some(Time { hour, minute, second });
    means("7003", "2712312359", &Value::DateTime(date("271231"), time(23, Some(59), None)));
    means("8008", "27123123", &Value::DateTime(date("271231"), time(23, None, None)));
    means("8008", "271231235958", &Value::DateTime(date("271231"), time(23, Some(59), Some(58))));
    means("7011", "271231", &Value::DateTime(date("271231"), None));
    means("7007", "270101270131", &Value::DateRange(date("270101"), Some(date("270131"))));
    means("7007", "270101", &Value::DateRange(date("270101"), None));
    let born = Date { year: 1990, month: 2, day: 28 };
    means("7250", "19900228", &Value::FullDate(born, None));
    means("7251", "199002281530", &Value::FullDate(born, time(15, Some(30), None)));
}

#[test]
fn a_year_51_ahead_is_of_the_century_before_and_50_back_of_the_next() {
    #[track_caller]
    fn check(digits: &str, this_year: i32, expected: &str) {
        assert_eq!(date(digits).seen_from(this_year).to_string(), expected);
    }
    check("760101", 2026, "2076-01-01");
    check("770101", 2026, "1977-01-01");
    check("260101", 2076, "2126-01-01");
    check("270101", 2076, "2027-01-01");
    check("000101", 2050, "2100-01-01");
    check("280200", 2026, "2028-02-29");
    check("270200", 2026, "2027-02-28");
    check("000200", 2050, "2100-02-28");
    assert_eq!((date("271200").day(), date("271231").day()), (None, Some(31)));
    assert_eq!((date("271231").month(), date("271231").year_digits()), (12, 27));
    assert_eq!(ShortDate::from_digits(b"271301"), None);
}

#[test]
fn measures_amounts_and_counts_have_decimals_and_units() {
    let decimal = |digits, decimals| Decimal { digits, decimals };
    means("3103", "000195", &Value::Measure(decimal(195, 3), Unit::Kilogram));
    means("3372", "001000", &Value::Measure(decimal(1000, 2), Unit::KilogramPerSquareMetre));
    means("30", "12", &Value::Count(12));
    means("37", "0012", &Value::Count(12));
    means("3922", "1299", &Value::Amount(decimal(1299, 2), None));
    let dong = Currency::from_digits(b"704");
    means("3930", "70425000", &Value::Amount(decimal(25000, 0), dong));
    means("3941", "0125", &Value::Percent(decimal(125, 1)));
    means("3952", "000199", &Value::Amount(decimal(199, 2), None));
    means("8005", "000199", &Value::Amount(decimal(199, 0), None));
    assert_eq!(decimal(195, 3).to_string(), "0.195");
    assert_eq!(decimal(195, 0).to_string(), "195");
}

#[test]
fn every_measure_has_a_unit_with_a_symbol() {
    let mut symbols = std::collections::BTreeSet::new();
    for entry in gs1::entries().filter(|entry| (3100..3700).contains(&entry.ai().number())) {
        let Value::Measure(_, unit) = Value::of(entry.ai(), "000001") else { panic!("({}) has no unit", entry.ai()) };
        symbols.insert(unit.symbol());
    }
    assert_eq!(symbols.len(), 20);
    assert_eq!((Unit::Celsius.symbol(), Unit::Fahrenheit.symbol()), ("°C", "°F"));
}

#[test]
fn places_are_countries_codes_and_degrees() {
    means("422", "704", &Value::Countries(vec![country("704")]));
    means("423", "704156", &Value::Countries(vec![country("704"), country("156")]));
    means("421", "70410000", &Value::PostalCode(country("704"), "10000".into()));
    means("7030", "704ABC", &Value::Processor { country: Some(country("704")), number: "ABC".into() });
    means("7031", "999ABC", &Value::Processor { country: None, number: "ABC".into() });
    means("4309", "11102837871058501234", &Value::Position { latitude: 210_283_787, longitude: 1_058_501_234 });
    means("4309", "00000000003599999999", &Value::Position { latitude: -900_000_000, longitude: -1 });
}

#[test]
fn temperatures_flags_and_texts_are_read() {
    means("4331", "000250", &Value::Temperature(250, Unit::Celsius));
    means("4332", "001800-", &Value::Temperature(-1800, Unit::Fahrenheit));
    means("4321", "1", &Value::Flag(true));
    means("4322", "0", &Value::Flag(false));
    means("4300", "C%C3%B4ng+ty", &Value::Text("Công ty".into()));
    means("10", "A%20", &Value::Text("A%20".into()));
}

#[test]
fn what_breaks_a_rule_is_a_text() {
    for (ai, text) in [
        ("01", "09506000134353"),
        ("00", "12"),
        ("17", "271301"),
        ("3103", "00019X"),
        ("30", ""),
        ("3932", "000100"),
        ("422", "000"),
        ("4309", "123"),
        ("4321", "2"),
        ("4300", "%FF"),
        ("89", "X"),
    ] {
        means(ai, text, &Value::Text(text.into()));
    }
}

#[test]
fn a_gtin_has_one_shortest_form() {
    #[track_caller]
    fn check(text: &str, form: GtinForm, shortest: &str) {
        let gtin: Gtin = text.parse().expect("a GTIN");
        assert_eq!((gtin.form(), gtin.shortest()), (form, shortest));
        assert_eq!(format!("{gtin:?}"), format!("Gtin({gtin})"));
    }
    check("96385074", GtinForm::Gtin8, "96385074");
    check("00000096385074", GtinForm::Gtin8, "96385074");
    check("614141999996", GtinForm::Gtin12, "614141999996");
    check("9506000134352", GtinForm::Gtin13, "9506000134352");
    check(" 09506000134352 ", GtinForm::Gtin13, "9506000134352");
    check("18934588063050", GtinForm::Gtin14, "18934588063050");
}

#[test]
fn what_is_no_gtin_says_why() {
    #[track_caller]
    fn check(text: &str, expected: GtinError, sentence: &str) {
        let error = text.parse::<Gtin>().unwrap_err();
        assert_eq!((error, error.to_string().as_str()), (expected, sentence));
    }
    check("123", GtinError::Length { found: 3 }, "a GTIN has 8, 12, 13 or 14 digits, not 3");
    check("893458806305X", GtinError::NotADigit { at: 12 }, "no digit at byte 12");
    check("8934588063054", GtinError::CheckDigit { expected: 3 }, "the check digit would be 3");
    assert_eq!(GtinError::NumberSystem.to_string(), "a UPC-E number begins with 0 or 1");
}

#[test]
fn zeros_that_upc_e_leaves_out_are_put_back() {
    #[track_caller]
    fn check(text: &str, expected: Result<&str, GtinError>) {
        let gtin = Gtin::from_upc_e(text.as_bytes());
        assert_eq!(gtin.map(|gtin| gtin.as_str()[2..].to_string()), expected.map(String::from));
    }
    check("01234505", Ok("012000003455"));
    check("123450", Ok("012000003455"));
    check("0123453", Ok("012300000451"));
    check("0123454", Ok("012340000053"));
    check("0123457", Ok("012345000072"));
    check("1123457", Ok("112345000079"));
    check("01234506", Err(GtinError::CheckDigit { expected: 5 }));
    check("21234505", Err(GtinError::NumberSystem));
    check("12345", Err(GtinError::Length { found: 5 }));
    check("0123A505", Err(GtinError::NotADigit { at: 4 }));
}

#[test]
fn a_gtin_knows_its_parts() {
    let group: Gtin = "18934588063050".parse().expect("a GTIN");
    assert_eq!((group.indicator(), group.check_digit(), group.is_variable_measure()), (1, 0, false));
    assert_eq!(group.consumer_unit().shortest(), "8934588063053");
    assert_eq!(group.digital_link(), "https://id.gs1.org/01/18934588063050");
    assert_eq!(Gtin::with_check_digit(b"893458806305").map(|gtin| gtin.check_digit()), Ok(3));
    assert_eq!(Gtin::with_check_digit(b"89345"), Err(GtinError::Length { found: 5 }));
    assert_eq!(Gtin::with_check_digit(b"89345880630X"), Err(GtinError::NotADigit { at: 11 }));
}

#[track_caller]
fn prefix_of(text: &str, digits: &str) -> PrefixUse {
    let prefix = prefix::of(&text.parse().expect("a GTIN"));
    assert_eq!(prefix.as_str(), digits);
    prefix.usage
}

#[test]
fn a_prefix_tells_who_licensed_the_number() {
    let is_in = |usage, wanted| matches!(usage, PrefixUse::Licensed { region, .. } if region == wanted);
    assert!(is_in(prefix_of("8934588063053", "893"), "VN"));
    assert!(is_in(prefix_of("614141999996", "061"), "US"));
    assert!(is_in(prefix_of("18934588063050", "893"), "VN"));
    assert_eq!(prefix_of("9521234543213", "952"), PrefixUse::Demonstration);
    assert_eq!(prefix_of("9780345418913", "978"), PrefixUse::Isbn);
    assert_eq!(prefix_of("9790260000438", "9790"), PrefixUse::Ismn);
    assert_eq!(prefix_of("9771234567003", "977"), PrefixUse::Issn);
    assert_eq!(prefix_of("2001234567893", "200"), PrefixUse::RestrictedRegion);
    assert_eq!(prefix_of("0412345678903", "041"), PrefixUse::RestrictedCompany);
    assert_eq!(prefix_of("9901234567899", "99"), PrefixUse::Coupon);
    assert_eq!(prefix_of("9801234567892", "980"), PrefixUse::RefundReceipt);
    assert_eq!(prefix_of("1401234567892", "140"), PrefixUse::Unassigned);
}

#[test]
fn eight_digits_have_a_list_of_their_own() {
    assert!(prefix::of(&"96385074".parse().expect("a GTIN")).is_gtin8);
    assert!(prefix_of("04210009", "042").is_restricted());
    assert!(prefix_of("20123451", "201").is_restricted());
    assert!(matches!(prefix_of("89312346", "893"), PrefixUse::Licensed { region: "VN", .. }));
}

#[test]
fn company_prefixes_under_893_have_known_lengths() {
    #[track_caller]
    fn check(digits: &str, expected: Option<usize>) {
        let gtin = Gtin::with_check_digit(digits.as_bytes()).expect("digits");
        assert_eq!(prefix::company_prefix_length(&gtin), expected);
    }
    check("893458806305", Some(7));
    check("893512345678", Some(8));
    check("893200011234", Some(9));
    check("893200112345", Some(7));
    check("893601234567", Some(9));
    check("893701234567", None);
    check("950600013435", None);
    check("8934567", None);
}

#[test]
fn symbology_identifiers_are_three_characters() {
    assert_eq!(SymbologyIdentifier::new("]E0"), Some(SymbologyIdentifier::EAN_13));
    assert_eq!(SymbologyIdentifier::new("E0"), Some(SymbologyIdentifier::EAN_13));
    for text in ["", "]", "]E", "]E00", "é0", "]1x"] {
        assert_eq!(SymbologyIdentifier::new(text), None, "{text}");
    }
    assert_eq!(SymbologyIdentifier::split("]C110A"), Some((SymbologyIdentifier::GS1_128, "10A")));
    assert_eq!(SymbologyIdentifier::split("10A"), None);
    assert_eq!(format!("{} {:?}", SymbologyIdentifier::QR, SymbologyIdentifier::QR), "]Q1 ]Q1");
    assert_eq!(SymbologyIdentifier::new("]X0").and_then(SymbologyIdentifier::carried), None);
    assert_eq!(Ai::EXPIRY.last_digit(), 7);
}
