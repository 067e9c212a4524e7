//! From JSON text to a checked [`Config`], gathering every fault on the way.

use epcis::jws::PublicKey;
use gs1::list::Gather;
use serde_json::{Map, Value};

use super::{Config, ConfiguredSource, Fault, Hotline, PinnedKey, TrustedHost, Words};
use crate::session::Lang;
use crate::text::province;
use trace::checklist::{Checklist, Condition, Wanted};
use trace::product::{ChecklistItem, Rule};
use trace::report::SourceRole;
use trace::site::WebAddress;

/// More entries in a list are a mistake.
const MAX_ENTRIES: usize = 50;
/// A longer text is no name; the about page has its own limit.
pub(super) const MAX_NAME_BYTES: usize = 300;
const MAX_TEXT_BYTES: usize = 8_000;

pub(super) fn read(text: &str) -> Result<Config, Vec<Fault>> {
    read_by(text, Reader::entry)
}

/// The entries by which sources are asked; what the others hold is not looked at.
pub(super) fn read_of_look_ups(text: &str) -> Result<Config, Vec<Fault>> {
    read_by(text, |reader, config, path, value| {
        reader.entry_of_look_ups(config, path, value);
    })
}

fn read_by(text: &str, entry: fn(&mut Reader, &mut Config, &str, &Value)) -> Result<Config, Vec<Fault>> {
    let fail = |what| Err(vec![Fault { path: String::new(), what }]);
    if text.len() > Config::MAX_BYTES {
        return fail("longer than 64 KB");
    }
    let Ok(value) = serde_json::from_slice::<Value>(text.as_bytes()) else {
        return fail("not JSON");
    };
    let Value::Object(entries) = value else {
        return fail("an object is expected");
    };
    let mut reader = Reader::default();
    let mut config = Config::default();
    for (name, value) in &entries {
        entry(&mut reader, &mut config, name, value);
    }
    if reader.faults.is_empty() { Ok(config) } else { Err(reader.faults) }
}

#[derive(Default)]
pub(super) struct Reader {
    faults: Vec<Fault>,
}

impl Reader {
    pub(super) fn into_faults(self) -> Vec<Fault> {
        self.faults
    }

    pub(super) fn fault<T: Default>(&mut self, path: &str, what: &'static str) -> T {
        self.faults.push(Fault { path: path.to_owned(), what });
        T::default()
    }

    fn entry(&mut self, config: &mut Config, path: &str, value: &Value) {
        if self.entry_of_look_ups(config, path, value) {
            return;
        }
        match path {
            // Editors find the schema by this entry.
            "$schema" => {}
            "about" => config.about = self.words(path, value, MAX_TEXT_BYTES),
            "province" => config.province = self.province(path, value),
            "logo" => config.logo = self.logo(path, value),
            "accent" => config.accent = self.accent(path, value),
            "hotline" => config.hotline = self.hotline(path, value),
            "problem_email" => config.problem_email = self.email(path, value),
            "checklist" => config.checklist = self.checklist(path, value),
            "languages" => config.languages = self.list(path, value, Self::language),
            "kiosk_wipe_after_s" => config.kiosk_wipe_after_s = self.seconds(path, value),
            "gs_substitute" => config.gs_substitute = self.character(path, value),
            _ => self.fault(path, "no such entry"),
        }
    }

    /// Reads an entry if it is one of those by which sources are asked, and tells whether it is.
    fn entry_of_look_ups(&mut self, config: &mut Config, path: &str, value: &Value) -> bool {
        match path {
            "title" => config.title = self.words(path, value, MAX_NAME_BYTES),
            "operator" => config.operator = self.words(path, value, MAX_NAME_BYTES),
            "sources" => config.sources = self.list(path, value, Self::source),
            "trusted_hosts" => config.trusted_hosts = self.list(path, value, Self::trusted_host),
            "pinned_keys" => config.pinned_keys = self.list(path, value, Self::pinned_key),
            _ => return false,
        }
        true
    }

    pub(super) fn list<T: Default>(
        &mut self,
        path: &str,
        value: &Value,
        read: fn(&mut Self, &str, &Value) -> T,
    ) -> Vec<T> {
        let Some(entries) = value.as_array() else {
            return self.fault(path, "a list is expected");
        };
        if entries.len() > MAX_ENTRIES {
            return self.fault(path, "more than 50 entries");
        }
        let mut all = Vec::with_capacity(entries.len());
        for (index, entry) in entries.iter().enumerate() {
            all.push(read(self, &format!("{path}[{index}]"), entry));
        }
        all
    }

    /// The object at `path`, with no entries but these.
    pub(super) fn object<'a>(
        &mut self,
        path: &str,
        value: &'a Value,
        known: &[&str],
    ) -> Option<&'a Map<String, Value>> {
        let Some(entries) = value.as_object() else {
            return self.fault(path, "an object is expected");
        };
        for name in entries.keys() {
            if !known.contains(&name.as_str()) {
                self.fault::<()>(&join(path, name), "no such entry");
            }
        }
        Some(entries)
    }

    pub(super) fn text(&mut self, path: &str, value: &Value, max_bytes: usize) -> String {
        match value.as_str() {
            Some(text) if text.len() <= max_bytes => text.trim().to_owned(),
            Some(_) => self.fault(path, "the text is too long"),
            None => self.fault(path, "a text is expected"),
        }
    }

    fn required(&mut self, path: &str, entries: &Map<String, Value>, name: &str) -> String {
        let path = join(path, name);
        let text = entries.get(name).map_or_else(String::new, |value| self.text(&path, value, MAX_NAME_BYTES));
        if text.is_empty() { self.fault(&path, "a text is expected") } else { text }
    }

    /// One text for every language, or an object with `vi`, `en` and `zh`.
    fn words(&mut self, path: &str, value: &Value, max_bytes: usize) -> Words {
        if value.is_string() {
            return Words { vi: self.text(path, value, max_bytes), ..Words::default() };
        }
        let Some(entries) = self.object(path, value, &["vi", "en", "zh"]) else {
            return Words::default();
        };
        let mut said = |name: &str| {
            entries.get(name).map_or_else(String::new, |value| self.text(&join(path, name), value, max_bytes))
        };
        Words { vi: said("vi"), en: said("en"), zh: said("zh") }
    }

    fn province(&mut self, path: &str, value: &Value) -> Option<String> {
        let name = self.text(path, value, MAX_NAME_BYTES);
        match province::current(&name) {
            Some(current) => Some(current.to_owned()),
            None => self.fault(path, "no province of this name"),
        }
    }

    fn logo(&mut self, path: &str, value: &Value) -> Option<String> {
        let address = self.text(path, value, MAX_NAME_BYTES);
        let own = is_path(&address) && !address.is_empty();
        if own { Some(address) } else { self.fault(path, "a path on the page's own host is expected") }
    }

    fn accent(&mut self, path: &str, value: &Value) -> Option<[String; 2]> {
        let colours = self.list(path, value, |reader, path, value| {
            let colour = reader.text(path, value, MAX_NAME_BYTES);
            let digits = colour.strip_prefix('#').unwrap_or_default();
            let right = digits.len() == 6 && digits.bytes().all(|byte| byte.is_ascii_hexdigit());
            if right { colour } else { reader.fault(path, "a colour such as #0b6660 is expected") }
        });
        match <[String; 2]>::try_from(colours) {
            Ok(pair) => Some(pair),
            Err(_) => self.fault(path, "two colours are expected: on light and on dark ground"),
        }
    }

    fn hotline(&mut self, path: &str, value: &Value) -> Option<Hotline> {
        let entries = self.object(path, value, &["name", "number"])?;
        let name = entries
            .get("name")
            .map_or_else(Words::default, |value| self.words(&join(path, "name"), value, MAX_NAME_BYTES));
        let number = self.required(path, entries, "number");
        let digits = number.strip_prefix('+').unwrap_or(&number);
        let right = digits.bytes().all(|byte| byte.is_ascii_digit() || b" .".contains(&byte))
            && (3..=20).contains(&digits.bytes().filter(u8::is_ascii_digit).count());
        if right || number.is_empty() {
            Some(Hotline { name, number })
        } else {
            self.fault(&join(path, "number"), "digits, spaces and a leading + are expected")
        }
    }

    fn email(&mut self, path: &str, value: &Value) -> Option<String> {
        let address = self.text(path, value, MAX_NAME_BYTES);
        let right = address.split_once('@').is_some_and(|(name, host)| !name.is_empty() && is_host(host))
            && address.bytes().all(|byte| byte.is_ascii_alphanumeric() || b".-_+@".contains(&byte));
        if right { Some(address) } else { self.fault(path, "an e-mail address is expected") }
    }

    fn source(&mut self, path: &str, value: &Value) -> ConfiguredSource {
        let known = ["name", "role", "resolver", "epcis", "bundles", "template", "must_be_signed"];
        let Some(entries) = self.object(path, value, &known) else {
            return ConfiguredSource::default();
        };
        let name = self.required(path, entries, "name");
        let role = match entries.get("role").and_then(Value::as_str) {
            Some("province") => SourceRole::Province,
            Some("nation") => SourceRole::Nation,
            Some("registry") => SourceRole::Registry,
            _ => self.fault(&join(path, "role"), "province, nation or registry is expected"),
        };
        let resolver = self.address(path, entries, "resolver");
        let epcis = self.address(path, entries, "epcis");
        let bundles = self.address(path, entries, "bundles");
        let template = entries.get("template").and_then(|value| self.template(&join(path, "template"), value));
        if !["resolver", "epcis", "bundles", "template"].iter().any(|name| entries.contains_key(*name)) {
            self.fault::<()>(path, "a resolver, an epcis address, bundles or a template is expected");
        }
        let must_be_signed = self.flag(path, entries, "must_be_signed");
        ConfiguredSource { name, role, resolver, epcis, bundles, template, must_be_signed }
    }

    fn address(&mut self, path: &str, entries: &Map<String, Value>, name: &str) -> Option<String> {
        let value = entries.get(name)?;
        let path = join(path, name);
        let address = self.text(&path, value, MAX_NAME_BYTES);
        // A developer's own machine has no certificate; browsers trust it without one.
        let absolute = WebAddress::parse(&address).is_some_and(|it| it.is_safe() && is_host(&it.authority()));
        if absolute || is_path(&address) {
            Some(address)
        } else {
            self.fault(&path, "an https address or a path is expected")
        }
    }

    pub(super) fn flag(&mut self, path: &str, entries: &Map<String, Value>, name: &str) -> bool {
        match entries.get(name) {
            None => false,
            Some(Value::Bool(flag)) => *flag,
            Some(_) => self.fault(&join(path, name), "true or false is expected"),
        }
    }

    fn trusted_host(&mut self, path: &str, value: &Value) -> TrustedHost {
        let Some(entries) = self.object(path, value, &["host", "operator"]) else {
            return TrustedHost::default();
        };
        TrustedHost { host: self.host(path, entries), operator: self.required(path, entries, "operator") }
    }

    fn host(&mut self, path: &str, entries: &Map<String, Value>) -> String {
        let host = self.required(path, entries, "host");
        // Lower case and Punycode, as addresses are compared.
        let read = WebAddress::parse(&format!("https://{host}/")).map(|it| it.authority());
        match read.filter(|read| is_host(read) && !host.contains(['/', '?', '#'])) {
            Some(host) => host,
            None if host.is_empty() => host,
            None => self.fault(&join(path, "host"), "a host name is expected"),
        }
    }

    fn pinned_key(&mut self, path: &str, value: &Value) -> PinnedKey {
        let Some(entries) = self.object(path, value, &["host", "kid", "jwk"]) else {
            return PinnedKey::default();
        };
        let jwk = match entries.get("jwk") {
            Some(key @ Value::Object(_)) if key.get("d").is_none() => {
                let jwk = key.to_string();
                if PublicKey::read(&jwk).is_err() {
                    self.fault::<()>(&join(path, "jwk"), "a P-256 or Ed25519 key is expected");
                }
                jwk
            }
            Some(Value::Object(_)) => self.fault(&join(path, "jwk"), "a private key must not stand here"),
            _ => self.fault(&join(path, "jwk"), "a public key as a JWK object is expected"),
        };
        PinnedKey { host: self.host(path, entries), id: self.required(path, entries, "kid"), jwk }
    }

    /// Names of rules whose whole list is wanted, and single items of an own list.
    fn checklist(&mut self, path: &str, value: &Value) -> Checklist {
        let parts = self.list(path, value, |reader, path, value| match value.as_str() {
            Some(name) => match rule(name) {
                Some(rule) => Checklist::default().wanted.into_iter().filter(|wanted| wanted.rule == rule).gathered(),
                None => reader.fault(path, "circular_02_2024 or decree_37_2026 is expected"),
            },
            None => reader.wanted(path, value).into_iter().gathered(),
        });
        Checklist { wanted: parts.into_iter().flatten().gathered() }
    }

    fn wanted(&mut self, path: &str, value: &Value) -> Option<Wanted> {
        let entries = self.object(path, value, &["rule", "item", "number", "required", "may_be_withheld"])?;
        let word = |name: &str| entries.get(name).and_then(Value::as_str).unwrap_or_default();
        let Some(rule) = rule(word("rule")) else {
            return self.fault(&join(path, "rule"), "circular_02_2024 or decree_37_2026 is expected");
        };
        let Some(item) = ITEMS.iter().find(|(name, _)| *name == word("item")).map(|(_, item)| *item) else {
            return self.fault(&join(path, "item"), "no such data item");
        };
        let number = entries.get("number").and_then(Value::as_u64).and_then(|number| u8::try_from(number).ok());
        let Some(number) = number else {
            return self.fault(&join(path, "number"), "a number from 0 to 255 is expected");
        };
        let condition = if self.flag(path, entries, "required") { Condition::Always } else { Condition::IfAny };
        let may_be_withheld = self.flag(path, entries, "may_be_withheld");
        Some(Wanted { item, rule, number, condition, may_be_withheld })
    }

    fn language(&mut self, path: &str, value: &Value) -> Lang {
        match value.as_str().and_then(Lang::from_tag) {
            Some(lang) => lang,
            None => self.fault(path, "vi, en or zh is expected"),
        }
    }

    pub(super) fn seconds(&mut self, path: &str, value: &Value) -> u16 {
        match value.as_u64().and_then(|seconds| u16::try_from(seconds).ok()) {
            Some(seconds) if (10..=600).contains(&seconds) => seconds,
            _ => self.fault(path, "seconds from 10 to 600 are expected"),
        }
    }

    fn character(&mut self, path: &str, value: &Value) -> Option<char> {
        let text = value.as_str().unwrap_or_default();
        let mut chars = text.chars();
        match (chars.next(), chars.next()) {
            (Some(char), None) if char.is_ascii_graphic() => Some(char),
            _ => self.fault(path, "one visible character is expected"),
        }
    }
}

const ITEMS: [(&str, ChecklistItem); 17] = [
    ("name", ChecklistItem::Name),
    ("picture", ChecklistItem::Picture),
    ("organisation", ChecklistItem::Organisation),
    ("address", ChecklistItem::Address),
    ("organisation_id", ChecklistItem::OrganisationId),
    ("stages", ChecklistItem::Stages),
    ("production_time", ChecklistItem::ProductionTime),
    ("trace_code", ChecklistItem::TraceCode),
    ("brand", ChecklistItem::Brand),
    ("expiry", ChecklistItem::Expiry),
    ("standards", ChecklistItem::Standards),
    ("gtin", ChecklistItem::Gtin),
    ("origin", ChecklistItem::Origin),
    ("certificates", ChecklistItem::Certificates),
    ("safety_warnings", ChecklistItem::SafetyWarnings),
    ("unique_id", ChecklistItem::UniqueId),
    ("national_portal", ChecklistItem::NationalPortal),
];

fn rule(name: &str) -> Option<Rule> {
    match name {
        "circular_02_2024" => Some(Rule::Circular02Of2024),
        "decree_37_2026" => Some(Rule::Decree37Of2026),
        _ => None,
    }
}

pub(super) fn join(path: &str, name: &str) -> String {
    [path, ".", name].concat()
}

/// A path within the page's own host: relative, or from its root.
pub(super) fn is_path(address: &str) -> bool {
    !address.starts_with("//") && !address.contains([':', '\\', '<', '>', '"', ' '])
}

/// Labels of letters, digits and hyphens, at least two of them, or the own machine; a port may follow.
fn is_host(authority: &str) -> bool {
    let (host, port) = authority.split_once(':').unwrap_or((authority, "1"));
    let label =
        |label: &str| !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
    let is_port = !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit());
    host.len() <= 253 && is_port && host.split('.').all(label) && (host.contains('.') || host == "localhost")
}
