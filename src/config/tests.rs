//! What is accepted, and which fault is named where.

use super::*;

#[track_caller]
fn refused(text: &str, expected: &[&str]) {
    let faults = Config::from_json(text).err().unwrap_or_default();
    let said: Vec<String> = faults.iter().map(Fault::to_string).collect();
    assert_eq!(said, expected);
}

#[track_caller]
fn accepted(text: &str) -> Config {
    match Config::from_json(text) {
        Ok(config) => config,
        Err(faults) => panic!("{faults:?}"),
    }
}

#[test]
fn the_configurations_that_come_with_the_project_are_right() {
    let neutral = accepted(include_str!("../../config/default.json"));
    assert_eq!(neutral.province, None);
    let province = accepted(include_str!("../../config/quang-ninh.json"));
    assert_eq!(province.province.as_deref(), Some("Quảng Ninh"));
    assert_eq!(province.sources.len(), 2);
    for lang in Lang::ALL {
        assert!(!province.title.get(lang).is_empty() && !province.about.get(lang).is_empty());
    }
}

#[test]
fn an_empty_object_is_the_neutral_configuration() {
    assert_eq!(accepted("{}"), Config::default());
}

#[test]
fn who_only_asks_reads_what_is_asked_by_and_nothing_else() {
    let text = include_str!("../../config/quang-ninh.json");
    let (whole, of_look_ups) = (accepted(text), Config::of_look_ups(text).unwrap_or_default());
    assert_eq!(of_look_ups.registry(), whole.registry());
    let absolute = |path: &str| Some(format!("https://a.example.vn/{path}"));
    assert_eq!(of_look_ups.sources_from(absolute), whole.sources_from(absolute));
    assert_eq!((&of_look_ups.about, of_look_ups.province), (&Words::default(), None));
    assert!(Config::of_look_ups(r#"{"accent": 5, "no such": 1}"#).is_ok());
    let faults = Config::of_look_ups(r#"{"sources": 1, "pinned_keys": [{}]}"#).err().unwrap_or_default();
    assert!(faults.len() > 1, "{faults:?}");
}

#[test]
fn a_fault_says_where_and_what() {
    refused("", &["not JSON"]);
    refused("[]", &["an object is expected"]);
    refused(r#"{"tilte": "x"}"#, &["tilte: no such entry"]);
    refused(
        r##"{"accent": ["red", "#12345g"]}"##,
        &["accent[0]: a colour such as #0b6660 is expected", "accent[1]: a colour such as #0b6660 is expected"],
    );
    refused(
        r#"{"sources": [{"name": "A", "role": "nation", "epcis": "http://a.vn/"}]}"#,
        &["sources[0].epcis: an https address or a path is expected"],
    );
    refused(
        r#"{"sources": [{"name": "A", "role": "district", "resolver": "/"}]}"#,
        &["sources[0].role: province, nation or registry is expected"],
    );
    refused(
        r#"{"sources": [{"name": "A", "role": "nation"}]}"#,
        &["sources[0]: a resolver, an epcis address, bundles or a template is expected"],
    );
    refused(r#"{"hotline": {"number": "call me"}}"#, &["hotline.number: digits, spaces and a leading + are expected"]);
    refused(r#"{"logo": "https://elsewhere.example/logo.svg"}"#, &["logo: a path on the page's own host is expected"]);
    refused(r#"{"languages": ["vi", "fr"]}"#, &["languages[1]: vi, en or zh is expected"]);
    refused(r#"{"province": "Atlantis"}"#, &["province: no province of this name"]);
    refused(
        r#"{"trusted_hosts": [{"host": "a b", "operator": "x"}]}"#,
        &["trusted_hosts[0].host: a host name is expected"],
    );
    refused(&" ".repeat(Config::MAX_BYTES + 1), &["longer than 64 KB"]);
}

#[test]
fn a_pinned_key_must_be_one_that_signatures_are_checked_with() {
    let pinned = |jwk: &str| format!(r#"{{"pinned_keys": [{{"host": "a.example.vn", "kid": "1", "jwk": {jwk}}}]}}"#);
    let kind = "pinned_keys[0].jwk: a P-256 or Ed25519 key is expected";
    refused(&pinned(r#"{"kty": "RSA", "n": "AA"}"#), &[kind]);
    refused(&pinned(r#"{"kty": "OKP", "crv": "Ed25519", "x": "AA"}"#), &[kind]);
    refused(&pinned(r#"{"kty": "OKP", "d": "AA"}"#), &["pinned_keys[0].jwk: a private key must not stand here"]);
}

#[test]
fn a_source_has_the_keys_of_its_own_hosts_alone() {
    let config = accepted(
        r#"{"sources": [
            {"name": "A", "role": "province", "resolver": "./", "epcis": "https://a.example.vn/epcis/"},
            {"name": "B", "role": "nation", "resolver": "https://b.example.vn/", "must_be_signed": true}],
            "pinned_keys": [
            {"host": "A.example.vn", "kid": "1", "jwk":
                {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}},
            {"host": "page.example.vn", "kid": "2", "jwk":
                {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}}]}"#,
    );
    let base = |address: &str| match address.strip_prefix("./") {
        Some(path) => Some(format!("https://page.example.vn/{path}")),
        None => Some(address.to_owned()),
    };
    let sources = config.sources_from(base);
    let ids: Vec<Vec<_>> = sources.iter().map(|source| source.keys.iter().map(|key| key.id()).collect()).collect();
    assert_eq!(ids, [vec![Some("1"), Some("2")], vec![]]);
    assert_eq!(sources.iter().map(|source| source.must_be_signed).collect::<Vec<_>>(), [false, true]);
}

#[test]
fn a_portal_with_its_own_interface_is_a_source() {
    let with =
        |template: &str| format!(r#"{{"sources": [{{"name": "A", "role": "province", "template": {template}}}]}}"#);
    let config = accepted(&with(
        r#"{"url": "https://a.example.vn/api/{gtin13}?lo={lot}", "fields": {"name": "/data/ten"}, "day_first": true,
            "stages": {"list": "/data/chang", "fields": {"time": "/ngay"}, "steps": {"Xuất kho": "shipping"}}}"#,
    ));
    assert_eq!(config.asked_hosts(), [("a.example.vn".to_owned(), "A".to_owned())]);
    assert!(config.may_show_picture("https://a.example.vn/1.jpg"));
    let source = config.sources_from(|address| Some(address.to_owned())).remove(0);
    assert_eq!(source.host(), "a.example.vn");
    let template = source.template.unwrap_or_default();
    let own = accepted(&with(r#"{"url": "./api/{gtin}", "fields": {"name": "/a"}}"#));
    let own = own.sources_from(|_| Some("https://page.example.vn/app/".to_owned())).remove(0);
    assert_eq!(own.template.map(|it| it.url).as_deref(), Some("https://page.example.vn/app/api/{gtin}"));
    let step = template.stages.and_then(|stages| stages.steps.get("Xuất kho").cloned());
    assert_eq!(step.as_deref(), Some("shipping"));
    for (template, fault) in [
        (
            r#"{"url": "https://{gtin}.example.vn/", "fields": {"name": "/a"}}"#,
            "url: an https address or a path with {gtin} or {gtin13} behind its host is expected",
        ),
        (
            r#"{"url": "http://a.example.vn/{gtin}", "fields": {"name": "/a"}}"#,
            "url: an https address or a path with {gtin} or {gtin13} behind its host is expected",
        ),
        (
            r#"{"url": "https://a.example.vn/{gtin}/{lo}", "fields": {"name": "/a"}}"#,
            "url: an https address or a path with {gtin} or {gtin13} behind its host is expected",
        ),
        (
            r#"{"url": "https://a.example.vn/{gtin}", "fields": {"name": "data.ten"}}"#,
            "fields.name: a JSON pointer such as /data/name is expected",
        ),
        (
            r#"{"url": "https://a.example.vn/{gtin}", "fields": {"nmae": "/a", "name": "/a"}}"#,
            "fields.nmae: no such entry",
        ),
    ] {
        refused(&with(template), &[&format!("sources[0].template.{fault}")]);
    }
    refused(
        &with(r#"{"url": "https://a.example.vn/{gtin}"}"#),
        &["sources[0].template: fields or stages are expected"],
    );
}

/// The schema for editors names exactly what is read.
#[test]
fn the_schema_names_every_entry() {
    let schema: serde_json::Value = serde_json::from_str(include_str!("../../config/schema.json")).unwrap_or_default();
    let names = |pointer: &str| {
        let properties = schema.pointer(pointer).and_then(serde_json::Value::as_object);
        properties.map(|it| it.keys().cloned().collect::<Vec<_>>()).unwrap_or_default()
    };
    let known = |name: &str, around: &dyn Fn(&str) -> String| {
        let faults = Config::from_json(&around(name)).err().unwrap_or_default();
        !faults.iter().any(|fault| fault.what == "no such entry")
    };
    for (pointer, around) in [
        ("/properties", "{\"NAME\": null}"),
        ("/$defs/source/properties", "{\"sources\": [{\"NAME\": null}]}"),
        ("/$defs/template/properties", "{\"sources\": [{\"template\": {\"NAME\": null}}]}"),
        ("/$defs/stages/properties", "{\"sources\": [{\"template\": {\"stages\": {\"NAME\": null}}}]}"),
    ] {
        let all = names(pointer);
        assert!(!all.is_empty(), "{pointer}");
        for name in all {
            assert!(known(&name, &|name| around.replace("NAME", name)), "{pointer}: {name}");
        }
    }
    let sorted = |list: &[&str]| {
        let mut list: Vec<String> = list.iter().map(|it| (*it).to_owned()).collect();
        list.sort();
        list
    };
    assert_eq!(names("/$defs/template/properties/fields/properties"), sorted(&trace::source::FIELDS));
    assert_eq!(names("/$defs/stages/properties/fields/properties"), sorted(&trace::source::STAGE_FIELDS));
    let read = [
        "title",
        "operator",
        "about",
        "province",
        "logo",
        "accent",
        "hotline",
        "problem_email",
        "sources",
        "trusted_hosts",
        "pinned_keys",
        "checklist",
        "languages",
        "kiosk_wipe_after_s",
        "gs_substitute",
        "$schema",
    ];
    assert_eq!(names("/properties"), sorted(&read));
}

#[test]
fn a_province_by_its_old_name_is_understood() {
    assert_eq!(accepted(r#"{"province": "Hải Dương"}"#).province.as_deref(), Some("Hải Phòng"));
    assert_eq!(accepted(r#"{"province": "tỉnh Quảng Ninh"}"#).province.as_deref(), Some("Quảng Ninh"));
}

#[test]
fn pictures_come_from_trusted_hosts_alone() {
    let config = accepted(
        r#"{"sources": [{"name": "A", "role": "nation", "resolver": "https://a.example.vn/"}],
            "trusted_hosts": [{"host": "pictures.example.vn", "operator": "B"}]}"#,
    );
    for address in ["/img/1.jpg", "https://a.example.vn/1.jpg", "https://pictures.example.vn/x"] {
        assert!(config.may_show_picture(address), "{address}");
    }
    for address in [
        "//evil.example/1.jpg",
        "http://a.example.vn/1.jpg",
        "https://b.example.vn/1.jpg",
        "https://a.example.vn@evil.example/",
        "https://a.example.vn.evil.example/",
        "javascript:alert(1)",
        "data:image/png;base64,",
        "\\\\evil",
    ] {
        assert!(!config.may_show_picture(address), "{address}");
    }
    let own = Config { origin: "http://localhost:8080".to_owned(), ..config };
    assert!(own.may_show_picture("http://localhost:8080/1.jpg"));
    assert!(!own.may_show_picture("http://localhost:8080.evil.example/1.jpg"));
    assert!(!own.may_show_picture("http://localhost:8081/1.jpg"));
}

#[test]
fn each_host_that_is_asked_is_named_once() {
    let config = accepted(
        r#"{"sources": [
            {"name": "A", "role": "province", "resolver": "./", "epcis": "./epcis/"},
            {"name": "B", "role": "nation", "resolver": "https://b.example.vn/", "epcis": "https://b.example.vn/e"}]}"#,
    );
    let hosts = [(String::new(), "A".to_owned()), ("b.example.vn".to_owned(), "B".to_owned())];
    assert_eq!(config.asked_hosts(), hosts);
}

#[test]
fn one_registry_knows_the_own_host_the_sources_and_the_trusted() {
    let config = accepted(
        r#"{"operator": "Tỉnh", "sources": [
            {"name": "A", "role": "province", "resolver": "https://TruyXuat.tinh.example.vn/"},
            {"name": "B", "role": "nation", "epcis": "https://b.example.vn:8443/epcis"}],
            "trusted_hosts": [{"host": "Chè.example.vn", "operator": "C"}]}"#,
    );
    let config = Config { origin: "https://page.example.vn".to_owned(), ..config };
    let registry = config.registry();
    let operator = |url: &str| trace::site::address(url).and_then(|address| registry.describe(&address).operator);
    for (url, expected) in [
        ("https://truyxuat.tinh.example.vn/01/09521002002010", Some("A")),
        ("https://b.example.vn:8443/01/09521002002010", Some("B")),
        ("https://b.example.vn/01/09521002002010", None),
        ("https://xn--ch-8ia.example.vn/01/09521002002010", Some("C")),
        ("https://page.example.vn/01/09521002002010", Some("Tỉnh")),
        ("https://truyxuat.tinh.example.vn.evil.example/01/09521002002010", None),
    ] {
        assert_eq!(operator(url).as_deref(), expected, "{url}");
        assert_eq!(config.may_show_picture(url), expected.is_some(), "{url}");
    }
}
