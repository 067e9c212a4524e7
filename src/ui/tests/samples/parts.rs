//! What a report is made of.

use crate::sample::stage;
use trace::clock::{Date, LocalTime, Timestamp};
use trace::product::{Certificate, ChecklistItem, ChecklistLine, ChecklistState, PartyName, ProductCard, Rule, Stated};
use trace::report::{CodeRow, ItemLevel, SourceLine, SourceRole, SourceState};
use trace::stage::{Party, Place, Stage, StageAbout, StageKind, TemperatureBand};

pub fn day(year: i32, month: u8, day: u8) -> Date {
    Date { year, month, day }
}

pub fn at(date: Date, hour: i64, minute: i64) -> LocalTime {
    let utc = date.days() * 86_400_000 + (hour - 7) * 3_600_000 + minute * 60_000;
    Timestamp(utc).at_offset(7 * 60)
}

pub fn now() -> Timestamp {
    at(day(2026, 11, 23), 9, 30).utc
}

pub fn province(state: SourceState) -> SourceLine {
    SourceLine {
        name: "Cổng truy xuất Quảng Ninh (ví dụ)".into(),
        role: SourceRole::Province,
        host: "trace.example.vn".into(),
        state,
        asked_at: Some(now()),
        answered_at: Some(now()),
        updated: Some(at(day(2026, 11, 22), 18, 5)),
        cut: false,
        incomplete: false,
        ..SourceLine::default()
    }
}

pub fn nation(state: SourceState) -> SourceLine {
    SourceLine {
        name: "Nguồn quốc gia (ví dụ)".into(),
        role: SourceRole::Nation,
        host: "nation.example.vn".into(),
        updated: None,
        ..province(state)
    }
}

pub fn code(level: ItemLevel) -> CodeRow {
    let element = |ai: gs1::Ai, raw: &str| gs1::Element {
        ai,
        raw: raw.into(),
        value: gs1::Value::of(ai, raw),
        span: 0..0,
        in_path: false,
    };
    let mut elements = vec![element(gs1::Ai::GTIN, "09521001002011")];
    if level >= ItemLevel::Lot {
        elements.push(element(gs1::Ai::LOT, "CM-261104"));
        elements.push(element(gs1::Ai::EXPIRY, "261204"));
    }
    CodeRow {
        raw: "0109521001002011\u{1d}10CM-261104\u{1d}17261204".into(),
        symbology: Some(if level == ItemLevel::Product { "]E0" } else { "]d2" }.into()),
        gtin: Some("09521001002011".into()),
        lot: (level >= ItemLevel::Lot).then(|| "CM-261104".into()),
        serial: None,
        level: Some(level),
        elements,
        ..CodeRow::default()
    }
}

pub fn party(name: &str) -> Option<Party> {
    Some(Party { name: Some(name.into()), ..Party::default() })
}

pub fn place(name: &str, north: f64, east: f64) -> Option<Place> {
    Some(Place { name: Some(name.into()), coordinates: Some((north, east)), ..Place::default() })
}

pub fn card() -> ProductCard {
    fn said<T>(value: T) -> Option<Stated<T>> {
        Some(Stated { value, source: Some(0) })
    }
    let party = |name: &str| PartyName { name: Some(name.into()), id: None };
    ProductCard {
        name: said("Chả mực Hạ Long, gói 500 g (ví dụ)".into()),
        brand: said("Bếp Vịnh (ví dụ)".into()),
        maker: said(party("HTX Chế biến hải sản Hồng Gai (ví dụ)")),
        address: said("Tổ 3, phường Hồng Gai, tỉnh Quảng Ninh".into()),
        origin: said("Việt Nam".into()),
        net_content: said("500 g".into()),
        lot: Some(Stated { value: "CM-261104".into(), source: None }),
        produced: said(day(2026, 11, 4)),
        expires: said(day(2026, 12, 4)),
        best_before: said(day(2026, 11, 30)),
        ocop_stars: said(4),
        safety_warnings: vec![Stated { value: "Có chứa mực, nước mắm và trứng.".into(), source: Some(0) }],
        certificates: vec![Stated {
            value: Certificate {
                id: "https://certs.example.vn/haccp/DEMO-0007".into(),
                name: Some("HACCP".into()),
                agency: Some("Trung tâm kiểm nghiệm (ví dụ)".into()),
                ends: Some(day(2027, 6, 30)),
                starts: None,
            },
            source: Some(0),
        }],
        ..ProductCard::default()
    }
}

pub fn checklist() -> Vec<ChecklistLine> {
    let line = |item, number, state| ChecklistLine {
        item,
        rule: Rule::Circular02Of2024,
        number,
        state,
        source: (state == ChecklistState::Present).then_some(0),
        updated: None,
    };
    let mut lines = vec![
        line(ChecklistItem::Name, 1, ChecklistState::Present),
        line(ChecklistItem::Picture, 2, ChecklistState::Missing),
        line(ChecklistItem::Organisation, 3, ChecklistState::Present),
        line(ChecklistItem::Address, 4, ChecklistState::Present),
        line(ChecklistItem::Stages, 5, ChecklistState::Present),
        line(ChecklistItem::ProductionTime, 6, ChecklistState::Present),
        line(ChecklistItem::TraceCode, 7, ChecklistState::Present),
        line(ChecklistItem::Brand, 8, ChecklistState::NotRequired),
        line(ChecklistItem::Expiry, 9, ChecklistState::Present),
        line(ChecklistItem::Standards, 10, ChecklistState::Withheld),
    ];
    lines.push(ChecklistLine { rule: Rule::Decree37Of2026, ..line(ChecklistItem::Gtin, 1, ChecklistState::Present) });
    lines.push(ChecklistLine {
        rule: Rule::Decree37Of2026,
        ..line(ChecklistItem::NationalPortal, 9, ChecklistState::Unknown)
    });
    lines
}

pub fn timeline() -> Vec<Stage> {
    let ha_long = || place("Xưởng chế biến Hồng Gai (ví dụ)", 20.9501, 107.0748);
    let van_don = || place("Cảng cá Cái Rồng, Vân Đồn", 21.0667, 107.4167);
    let shop = || place("Cửa hàng OCOP Uông Bí (ví dụ)", 21.0359, 106.7636);
    let input = || StageAbout::Input("(01)09521001001014(10)CT-261102".into());
    vec![
        Stage {
            about: input(),
            ..stage(StageKind::Catch, at(day(2026, 11, 2), 4, 10), place("Vùng biển Cô Tô", 20.97, 107.77))
        },
        Stage {
            about: input(),
            from: party("Tàu cá QN-DEMO-0001 (ví dụ)"),
            to: party("HTX Chế biến hải sản Hồng Gai (ví dụ)"),
            ..stage(StageKind::Shipping, at(day(2026, 11, 2), 9, 30), van_don())
        },
        Stage {
            temperature: Some(TemperatureBand { low: 1.2, high: 3.8, alarm: false }),
            ..stage(StageKind::Receiving, at(day(2026, 11, 2), 12, 5), ha_long())
        },
        stage(StageKind::Processing, at(day(2026, 11, 4), 16, 20), ha_long()),
        Stage {
            certificates: vec![Certificate { name: Some("HACCP".into()), ..Certificate::default() }],
            ..stage(StageKind::Inspection, at(day(2026, 11, 5), 8, 0), ha_long())
        },
        stage(StageKind::Shipping, at(day(2026, 11, 6), 5, 15), ha_long()),
        stage(StageKind::Receiving, at(day(2026, 11, 6), 9, 40), shop()),
        stage(StageKind::Stocking, at(day(2026, 11, 6), 10, 30), shop()),
    ]
}
