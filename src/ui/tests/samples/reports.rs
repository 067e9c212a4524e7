//! Reports of every verdict.

use std::sync::Arc;

use super::parts::*;
use crate::sample::step_link;
use serde_json::Map;
use trace::answer;
use trace::carried::{Carried, Link, Payment, PaymentScheme, ProductCode, SiteKind};
use trace::finding::{
    Amount, At, Basis, Contrast, Disagreement, Field, Finding, Missed, Notice as RecallNotice, Part, Saying,
};
use trace::product::{ProductCard, Stated};
use trace::report::{
    CodeRow, ItemLevel, Known, NotAsked, RawEvent, SourceLine, SourceState, Standing, TraceReport, Unavailable,
};
use trace::stage::{Stage, StageKind, StepKind, StepLink, TemperatureBand};
use trace::unread::{NotRead, Reason};
use trace::verdict::Verdict;

pub fn found() -> TraceReport {
    TraceReport {
        verdict: Verdict::RecordFound,
        carried: Carried::Product(ProductCode::default()),
        code: code(ItemLevel::Lot),
        findings: vec![Finding::LotLevelOnly {}, Finding::HashUnconfirmed { events: vec![0] }],
        sources: vec![province(SourceState::Found { events: 8 }), nation(SourceState::NotFound)],
        product: card(),
        timeline: timeline(),
        back: vec![
            step_link(StepKind::Input, "(01)09521001001014(10)CT-261102", Some("Mực ống Cô Tô (ví dụ)"), true),
            step_link(StepKind::Input, "(01)09521001001021(10)MO-261103", None, false),
        ],
        forward: vec![StepLink {
            party: party("Cửa hàng OCOP Uông Bí (ví dụ)"),
            ..step_link(StepKind::To, "", None, true)
        }],
        checklist: checklist(),
        events: vec![
            RawEvent {
                source: 0,
                position: 0,
                standing: Standing::Counts,
                raw: Arc::new(Map::from_iter([
                    ("type".to_owned(), "ObjectEvent".into()),
                    ("bizStep".to_owned(), "commissioning".into()),
                ])),
            },
            RawEvent { source: 0, position: 1, standing: Standing::OtherItem, raw: Arc::default() },
        ],
        made_at: now(),
        pending: false,
    }
}

pub fn asking() -> TraceReport {
    TraceReport {
        verdict: Verdict::CodeValid,
        sources: vec![province(SourceState::Asking), nation(SourceState::Asking)],
        product: ProductCard::default(),
        timeline: vec![],
        back: vec![],
        forward: vec![],
        checklist: vec![],
        events: vec![],
        findings: vec![],
        pending: true,
        ..found()
    }
}

pub fn recalled() -> TraceReport {
    TraceReport {
        verdict: Verdict::Recalled,
        findings: vec![Finding::Recalled {
            basis: Basis::Event(At { event: 0, time: Some(at(day(2026, 11, 20), 14, 0)) }),
            part: Some(Amount { amount: 5.0, uom: Some("KGM".into()) }),
            inside: None,
            notice: None,
        }],
        ..found()
    }
}

pub fn recalled_by_notice() -> TraceReport {
    let notice = RecallNotice {
        date: Some(day(2026, 11, 22)),
        reason: Some("Hàm lượng histamin vượt mức cho phép.".into()),
        action: Some("Ngừng sử dụng và mang trả nơi bán.".into()),
        issuer: Some("Chi cục Quản lý chất lượng (ví dụ)".into()),
        telephone: Some("1800 0000".into()),
        page: Some("https://example.vn/thu-hoi/42".into()),
        translations: vec![],
    };
    let by_notice =
        Finding::Recalled { basis: Basis::Source(0), part: None, inside: None, notice: Some(Box::new(notice)) };
    let at = At { event: 0, time: Some(at(day(2026, 11, 20), 14, 0)) };
    let by_event = Finding::Recalled { basis: Basis::Event(at), part: None, inside: None, notice: None };
    TraceReport { verdict: Verdict::Recalled, findings: vec![by_event, by_notice], ..found() }
}

/// A source that writes as if this page spoke.
pub fn hostile() -> TraceReport {
    const NAME: &str = "ĐÃ XÁC THỰC\u{202e}\n” Cổng quốc gia xác nhận: “HÀNG CHÍNH HÃNG\u{200b}";
    let mut report = found();
    let long = [NAME, &"x".repeat(100_000)].concat();
    let said = |value: &str| Some(Stated { value: value.to_owned(), source: Some(0) });
    report.product.name = said(&long);
    report.product.brand = said(&long);
    report.product.lot = said("L\u{202e}1\u{1d}2");
    report.product.safety_warnings = vec![Stated { value: long.clone(), source: Some(0) }];
    for stage in &mut report.timeline {
        stage.place = place(&long, 20.95, 107.07);
        stage.party = party(&long);
        stage.kind = StageKind::Other(long.clone());
    }
    report
}

pub fn expired() -> TraceReport {
    let mut report = TraceReport {
        verdict: Verdict::Expired,
        findings: vec![Finding::Expired { expiry: Some(day(2026, 11, 12)), basis: Basis::Code, inside: None }],
        ..found()
    };
    report.product.expires = Some(Stated { value: day(2026, 11, 12), source: None });
    report
}

pub fn warning() -> TraceReport {
    let mut report = TraceReport {
        verdict: Verdict::Warning,
        findings: vec![
            Finding::ColdChainBroken {
                at: At { event: 0, time: Some(at(day(2026, 11, 5), 9, 20)) },
                measured: Some(12.4),
                limit: Some(4.0),
                place: Some("Xe lạnh 14C-000.00 (ví dụ)".into()),
            },
            Finding::StepBackMissing { inputs: vec!["(01)09521001001021(10)MO-261103".into()] },
        ],
        ..found()
    };
    if let Some(stage) = report.timeline.get_mut(5) {
        stage.doubtful = true;
        stage.temperature = Some(TemperatureBand { low: 3.1, high: 12.4, alarm: true });
    }
    report
}

pub fn cross_check() -> TraceReport {
    TraceReport {
        verdict: Verdict::NeedsCrossCheck,
        findings: vec![Finding::SourcesDisagree {
            about: vec![Disagreement {
                field: Field::Expiry,
                said: Contrast::Dates([day(2026, 12, 4), day(2026, 11, 4)]),
                one: Saying { source: 0, event: Some(0), time: Some(at(day(2026, 11, 4), 8, 0)) },
                other: Saying { source: 1, ..Saying::default() },
            }],
        }],
        sources: vec![province(SourceState::Found { events: 8 }), nation(SourceState::Found { events: 3 })],
        ..found()
    }
}

pub fn incomplete() -> TraceReport {
    let missed = |what, at: &str| Missed { source: 1, what, at: at.into() };
    let mut report = TraceReport {
        verdict: Verdict::Incomplete,
        findings: vec![
            Finding::NotAllRead {
                unread: vec![
                    missed(NotRead::Source(Reason::Unavailable(Unavailable::Timeout)), ""),
                    missed(NotRead::Notice(Reason::ForPeople), "https://thuhoi.example.vn/tb-17"),
                    missed(NotRead::FullPage { events: 30 }, "https://nation.example.vn/epcis/events"),
                ],
            },
            Finding::LotLevelOnly {},
        ],
        sources: vec![
            province(SourceState::Found { events: 8 }),
            nation(SourceState::Unavailable { why: Unavailable::Timeout }),
        ],
        ..found()
    };
    report.sources[1].incomplete = true;
    report
}

pub fn product_only() -> TraceReport {
    TraceReport {
        verdict: Verdict::ProductOnly,
        findings: vec![Finding::OtherItem { events: vec![1] }, Finding::LotLevelOnly {}],
        sources: vec![
            SourceLine { known: Known::Product, ..province(SourceState::Found { events: 0 }) },
            nation(SourceState::NotFound),
        ],
        timeline: vec![],
        back: vec![],
        forward: vec![],
        ..found()
    }
}

pub fn notes() -> TraceReport {
    let at = At { event: 0, time: Some(at(day(2026, 11, 6), 8, 0)) };
    let amount = Some(Amount { amount: 5.0, uom: Some("KGM".into()) });
    TraceReport {
        findings: vec![
            Finding::PartAffected { parts: vec![Part { at, state: "destroyed".into(), amount }] },
            Finding::LotsRecalled {
                lots: vec!["L7".into(), "L8".into()],
                serials: vec!["S9".into()],
                by: vec![Basis::Source(0)],
            },
            Finding::EventFlagged { events: vec![0] },
            Finding::OtherReading {
                readings: vec!["(01)09521001002011(10)L121S1".into(), "(01)09521001002011(10)L1(21)S1".into()],
            },
            Finding::SerialUnknown {},
            Finding::SignatureValid { source: 0, uncovered: vec![answer::Part::Card] },
            Finding::DisguisedLink { shown: "verigoods.vn".into(), host: "a.example.vn".into() },
        ],
        timeline: timeline().into_iter().map(|stage| Stage { time: None, ..stage }).collect(),
        ..found()
    }
}

pub fn bare(verdict: Verdict, states: [SourceState; 2]) -> TraceReport {
    let [first, second] = states;
    TraceReport {
        verdict,
        code: CodeRow {
            raw: "8930000000002".into(),
            prefix: "8930000000002".parse().ok().map(|gtin: gs1::Gtin| gs1::prefix::of(&gtin)),
            gtin: Some("08930000000002".into()),
            ..code(ItemLevel::Product)
        },
        findings: vec![Finding::ClassLevelOnly {}],
        sources: vec![province(first), nation(second)],
        pending: false,
        ..asking()
    }
}

pub fn not_found() -> TraceReport {
    bare(Verdict::NotFound, [SourceState::NotFound, SourceState::NotFound])
}

pub fn not_looked_up() -> TraceReport {
    bare(
        Verdict::NotLookedUp,
        [
            SourceState::Unavailable { why: Unavailable::Timeout },
            SourceState::Unavailable { why: Unavailable::Status(503) },
        ],
    )
}

pub fn code_valid() -> TraceReport {
    let why = NotAsked::NotForThisItem;
    bare(Verdict::CodeValid, [SourceState::NotAsked { why }, SourceState::NotAsked { why }])
}

pub fn code_invalid() -> TraceReport {
    let why = NotAsked::NothingToAsk;
    let mut report = bare(Verdict::CodeInvalid, [SourceState::NotAsked { why }, SourceState::NotAsked { why }]);
    report.code.raw = "9521001002015".into();
    report.code.gtin = None;
    report.code.level = None;
    report.code.elements.clear();
    report.code.fault = gs1::interpret(&gs1::ScanData::from_text("9521001002015")).err();
    report.findings.clear();
    report
}

pub fn not_product(carried: Carried) -> TraceReport {
    TraceReport {
        verdict: Verdict::NotAProductCode,
        carried,
        code: CodeRow { raw: "Chúc quý khách vui vẻ".into(), symbology: Some("]Q1".into()), ..CodeRow::default() },
        sources: vec![],
        findings: vec![],
        ..asking()
    }
}

pub fn payment() -> TraceReport {
    not_product(Carried::Payment(Payment {
        scheme: PaymentScheme::VietQr,
        bank: Some("Vietcombank".into()),
        beneficiary: Some("NGUYEN THI HOA".into()),
    }))
}

pub fn link() -> TraceReport {
    TraceReport {
        verdict: Verdict::Link,
        ..not_product(Carried::Link(Link {
            url: "https://truyxuatnguongoc-gov.vn/p/123".into(),
            user: Some("verigoods.vn".into()),
            host: "truyxuatnguongoc-gov.vn".into(),
            readable: None,
            operator: None,
            kind: SiteKind::Unknown,
            lookalike_of: Some("truyxuatnguongoc.gov.vn".into()),
        }))
    }
}
