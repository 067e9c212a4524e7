//! A portal with its own JSON interface, connected by configuration alone.

use epcis::time::Moment;
use epcis::{Document, ItemKey, Limits, document};
use gs1::list::Gather;
use gs1::percent::{self, UriPart};
use gs1::sorted;
use serde_json::{Map, Value, json};

use super::clock::Date;
use super::product::{Certificate, PartyName, ProductCard, Stated};
use super::recall::{self, RecallNotice};
use super::report::Unavailable;
use super::unread::{NotRead, Reason, Unread};

/// Levels of an answer that are searched for words of a recall.
const DEPTH: usize = 4;

/// Most stages that are read.
const MOST_STAGES: usize = 200;

/// How a portal's own JSON interface is asked and read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Template {
    /// The address with `{gtin}` (14 digits), `{gtin13}`, `{lot}` and `{serial}` in it.
    pub url: String,
    /// Field, one of [`FIELDS`], to the JSON pointer (RFC 6901) of its value.
    pub fields: sorted::Map<String, String>,
    /// The stages of the item, if the answer holds them.
    pub stages: Option<Stages>,
    /// Dates such as `02/11/2026` have the day first; otherwise one that could be told either way is not read.
    pub day_first: bool,
}

/// Where the stages stand in an answer, and how one is read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Stages {
    /// JSON pointer of the list.
    pub list: String,
    /// Field, one of [`STAGE_FIELDS`], to the JSON pointer of its value within an entry.
    pub fields: sorted::Map<String, String>,
    /// The portal's word for a step to the CBV business step that it means.
    pub steps: sorted::Map<String, String>,
}

/// Fields of an answer that are read.
pub const FIELDS: [&str; 19] = [
    "name",
    "picture",
    "brand",
    "maker",
    "maker_gln",
    "importer",
    "importer_gln",
    "address",
    "origin",
    "net_content",
    "lot",
    "serial",
    "produced",
    "expires",
    "best_before",
    "standard",
    "safety_warning",
    "certificate",
    "recalled",
];

/// Fields of a stage that are read.
pub const STAGE_FIELDS: [&str; 4] = ["time", "step", "place", "state"];

/// What an answer said.
#[derive(Debug, Default)]
pub(crate) struct Record {
    /// The product's card; none if none of its fields is there.
    pub(crate) card: Option<ProductCard>,
    /// The stages as events.
    pub(crate) stages: Option<Document>,
    pub(crate) recalls: Vec<RecallNotice>,
    pub(crate) unread: Vec<Unread>,
}

impl Template {
    /// The address for an item; none if the item lacks what the address needs.
    pub fn address(&self, item: &ItemKey) -> Option<String> {
        let gtin = item.gtin();
        let mut url = self.url.clone();
        for (name, value) in [
            ("{gtin}", gtin),
            ("{gtin13}", gtin.and_then(|gtin| gtin.strip_prefix('0'))),
            ("{lot}", item.lot()),
            ("{serial}", item.serial()),
        ] {
            if url.contains(name) {
                url = url.replace(name, &percent::encode(value?.as_bytes(), UriPart::Path));
            }
        }
        Some(url)
    }

    /// Reads the answer to the question about an item, which came from `url`.
    pub(crate) fn read(&self, answer: &Value, item: &ItemKey, url: &str) -> Record {
        let mut record = Record::default();
        let about = self.about(answer, item);
        record.card = self.card(answer, &about, &mut record.unread);
        let stated = self.value(answer, "recalled");
        match stated.and_then(recall::status) {
            Some(is_recalled) => record.recalls.push(RecallNotice::of(about.clone(), is_recalled, url)),
            // A portal may tell of a recall where the configuration does not look.
            None if stated.is_some()
                || answer.as_object().is_some_and(|it| recall::hint(it.iter(), DEPTH).is_some()) =>
            {
                let malformed = Reason::Unavailable(Unavailable::Malformed);
                record.unread.push(Unread::new(NotRead::Notice(malformed), url));
            }
            None => {}
        }
        if let Some(stages) = &self.stages {
            let list = answer.pointer(&stages.list).filter(|value| !value.is_null());
            match list.map(Value::as_array) {
                Some(Some(list)) => {
                    let events = list.iter().take(MOST_STAGES).map(|stage| self.event(stages, stage, &about));
                    let limits = Limits::default();
                    record.stages = document::from_value(Value::Array(events.gathered()), &limits).ok();
                    if list.len() > MOST_STAGES {
                        record.unread.push(Unread::new(NotRead::Cut(super::unread::Bound::Entries), url));
                    }
                }
                Some(None) => record.unread.push(Unread::new(
                    NotRead::Events(Reason::Unavailable(Unavailable::Malformed)),
                    &format!("{url} {}", stages.list),
                )),
                None => {}
            }
        }
        record
    }

    /// What the answer is about: what it says itself, where the configuration names the field; else what was asked for.
    ///
    /// A portal that names the lot in its answers and does not this time has a record of the product alone.
    fn about(&self, answer: &Value, item: &ItemKey) -> ItemKey {
        let part = |slot: &str, name: &str, asked: Option<&str>| {
            let says = self.fields.get(name).is_some();
            let asked = asked.filter(|_| !says && self.url.contains(slot));
            self.value(answer, name).and_then(text).or_else(|| asked.map(str::to_owned))
        };
        let (lot, serial) = (part("{lot}", "lot", item.lot()), part("{serial}", "serial", item.serial()));
        let key = item.gtin().and_then(|gtin| ItemKey::trade_item(gtin, lot.as_deref(), serial.as_deref()));
        key.unwrap_or_else(|| item.clone())
    }

    fn value<'v>(&self, answer: &'v Value, name: &str) -> Option<&'v Value> {
        answer.pointer(self.fields.get(name)?).filter(|value| !value.is_null())
    }

    fn card(&self, answer: &Value, about: &ItemKey, unread: &mut Vec<Unread>) -> Option<ProductCard> {
        let stated = |value: String| Stated { value, source: None };
        let text = |name: &str| self.value(answer, name).and_then(text).map(stated);
        let mut date = |name: &str| {
            let written = text(name)?.value;
            let Ok(date) = Date::parse(&self.in_order(&written)) else {
                unread.push(Unread::new(NotRead::Value, &format!("{name}: {written}")));
                return None;
            };
            Some(Stated { value: date, source: None })
        };
        let (produced, expires, best_before) = (date("produced"), date("expires"), date("best_before"));
        let party = |name: &str, id: &str| {
            let (name, id) = (text(name).map(|it| it.value), text(id).map(|it| it.value));
            (name.is_some() || id.is_some()).then_some(Stated { value: PartyName { name, id }, source: None })
        };
        let certificate =
            |id: Stated<String>| Stated { value: Certificate { id: id.value, ..Certificate::default() }, source: None };
        let card = ProductCard {
            name: text("name"),
            picture: text("picture"),
            brand: text("brand"),
            maker: party("maker", "maker_gln"),
            importer: party("importer", "importer_gln"),
            address: text("address"),
            origin: text("origin"),
            net_content: text("net_content"),
            produced,
            expires,
            best_before,
            certificates: text("certificate").map(certificate).into_iter().gathered(),
            standards: text("standard").into_iter().gathered(),
            safety_warnings: text("safety_warning").into_iter().gathered(),
            ..ProductCard::default()
        };
        let (lot, serial) = (about.lot().map(str::to_owned), about.serial().map(str::to_owned));
        let is_there = card != ProductCard::default() || text("lot").is_some() || text("serial").is_some();
        is_there.then(|| ProductCard { lot: lot.map(stated), serial: serial.map(stated), ..card })
    }

    /// One stage as an event; what the portal wrote stays in it.
    fn event(&self, stages: &Stages, stage: &Value, about: &ItemKey) -> Value {
        let field = |name: &str| stage.pointer(stages.fields.get(name)?).and_then(text);
        let mut event = Map::new();
        let mut put = |name: &str, value: Value| event.insert(name.to_owned(), value);
        put("type", json!("ObjectEvent"));
        put("action", json!("OBSERVE"));
        put("eventTimeZoneOffset", json!("+07:00"));
        if let Some(time) = field("time") {
            put("eventTime", json!(self.in_order(&time)));
        }
        if let Some(step) = field("step") {
            let known = stages.steps.get(&step).cloned();
            put("bizStep", json!(known.unwrap_or_else(|| format!("urn:x-step:{step}"))));
        }
        if let Some(state) = field("state") {
            put("disposition", json!(stages.steps.get(&state).cloned().unwrap_or(state)));
        }
        if let Some(place) = field("place") {
            put("readPoint", json!({ "id": place }));
        }
        match about.serial() {
            Some(_) => put("epcList", json!([about.to_string()])),
            None => put("quantityList", json!([{ "epcClass": about.to_string() }])),
        };
        put("source:stage", stage.clone());
        Value::Object(event)
    }

    /// A written time with the year first, where the configuration says that the day stands first.
    fn in_order(&self, written: &str) -> String {
        let written = written.trim();
        if !self.day_first || Moment::read(written, None).is_ok() {
            return written.to_owned();
        }
        let (date, rest) = written.split_at(written.find([' ', ',', 'T']).unwrap_or(written.len()));
        let parts: Vec<&str> = date.split(['/', '-', '.']).gathered();
        match parts.as_slice() {
            [day, month, year] if year.len() == 4 => format!("{year}-{month:0>2}-{day:0>2}{rest}"),
            _ => written.to_owned(),
        }
    }
}

fn text(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::expect_used, reason = "a failed expectation is the failure of the test")]

    use super::*;

    fn map(pairs: &[(&str, &str)]) -> sorted::Map<String, String> {
        let mut map = sorted::Map::default();
        for (name, at) in pairs {
            map.get_or_insert_with((*name).to_owned(), || (*at).to_owned());
        }
        map
    }

    fn lot() -> ItemKey {
        ItemKey::trade_item("9521001002011", Some("L/1 é"), None).expect("a key")
    }

    #[test]
    fn a_template_needs_what_its_address_names() {
        let template = Template { url: "https://a.example/{gtin13}?lot={lot}".into(), ..Template::default() };
        assert_eq!(template.address(&lot()).as_deref(), Some("https://a.example/9521001002011?lot=L%2F1%20%C3%A9"));
        assert_eq!(template.address(&lot().class()), None);
    }

    #[test]
    fn an_answer_without_any_field_is_no_record() {
        let fields = map(&[("name", "/data/0/ten"), ("expires", "/data/0/hsd")]);
        let template = Template { url: "https://a.example/{gtin}".into(), fields, ..Template::default() };
        let read = |answer: Value| template.read(&answer, &lot(), "https://a.example/").card;
        let card = read(json!({"data": [{"ten": " Chả mực ", "hsd": "2026-12-04"}]})).expect("a record");
        assert_eq!(card.name.map(|name| name.value).as_deref(), Some("Chả mực"));
        assert_eq!(card.expires.map(|date| date.value.to_string()).as_deref(), Some("2026-12-04"));
        assert_eq!(card.lot, None, "it was asked about the product alone");
        assert_eq!(read(json!({"data": []})), None);
        assert_eq!(read(json!({"data": [{"ten": {"x": 1}}]})), None);
    }

    #[test]
    fn a_portal_that_names_the_lot_and_does_not_this_time_tells_of_the_product_alone() {
        let fields = map(&[("name", "/ten"), ("lot", "/lo"), ("recalled", "/thuHoi")]);
        let template = Template { url: "https://a.example/{gtin}/{lot}".into(), fields, ..Template::default() };
        let read = |answer: Value| template.read(&answer, &lot(), "https://a.example/");
        let of_lot = |record: &Record| record.card.as_ref()?.lot.as_ref().map(|lot| lot.value.clone());
        assert_eq!(of_lot(&read(json!({"ten": "Chả mực", "lo": "L/1 é"}))).as_deref(), Some("L/1 é"));
        assert_eq!(of_lot(&read(json!({"ten": "Chả mực", "lo": null}))), None);
        // What is said of the product is said of each of its lots.
        let recalled = read(json!({"ten": "Chả mực", "thuHoi": true}));
        assert_eq!(recalled.recalls[0].items, [lot().class()]);
    }

    #[test]
    fn a_date_that_could_be_told_either_way_is_read_where_the_day_stands_first() {
        let template = |day_first| {
            let fields = map(&[("expires", "/hsd")]);
            Template { url: "https://a.example/{gtin}".into(), fields, day_first, ..Template::default() }
        };
        let read = |day_first| template(day_first).read(&json!({"hsd": "2/11/2026"}), &lot(), "https://a.example/");
        let day = |record: &Record| record.card.as_ref()?.expires.as_ref().map(|date| date.value.to_string());
        assert_eq!(day(&read(true)).as_deref(), Some("2026-11-02"));
        assert_eq!(day(&read(false)), None);
        assert_eq!(read(false).unread[0].what, NotRead::Value);
    }

    #[test]
    fn stages_are_read_as_events_and_a_recall_as_a_notice() {
        let template = Template {
            url: "https://a.example/{gtin}/{lot}".into(),
            fields: map(&[("recalled", "/thuHoi")]),
            stages: Some(Stages {
                list: "/chang".into(),
                fields: map(&[("time", "/ngay"), ("step", "/viec"), ("place", "/noi/ten"), ("state", "/tt")]),
                steps: map(&[("Xuất kho", "shipping"), ("Thu hồi", "recalled")]),
            }),
            day_first: true,
        };
        let answer = json!({"thuHoi": true, "chang": [
            {"ngay": "02/11/2026 08:00", "viec": "Xuất kho", "noi": {"ten": "Kho Hạ Long"}},
            {"ngay": "hôm qua", "viec": "Cân", "tt": "Thu hồi"}]});
        let record = template.read(&answer, &lot(), "https://a.example/");
        assert_eq!(record.recalls.len(), 1);
        assert!(record.recalls[0].is_recalled && record.recalls[0].items == [lot()]);
        let events = record.stages.expect("stages").events;
        assert_eq!(events[0].time.map(|time| time.to_string()).as_deref(), Some("2026-11-02T01:00:00.000Z"));
        assert_eq!(events[0].quantities[0].class.key.as_ref(), Some(&lot()));
        assert_eq!(events[0].read_point.as_ref().map(|place| place.text.as_str()), Some("Kho Hạ Long"));
        assert_eq!((events[1].time, events[1].disposition.is_some()), (None, true));
        let elsewhere = |answer: Value| template.read(&answer, &lot(), "https://a.example/").unread.len();
        assert_eq!(elsewhere(json!({"sanPham": {"trangThai": "Đã thu hồi"}})), 1);
        assert_eq!(elsewhere(json!({"sanPham": {"trangThai": "Đang bán", "thuHoi": "không"}})), 0);
        let odd = template.read(&json!({"thuHoi": "có thể", "chang": 7}), &lot(), "https://a.example/");
        assert_eq!((odd.recalls.len(), odd.unread.len()), (0, 2));
    }
}
