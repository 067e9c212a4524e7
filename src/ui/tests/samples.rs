//! States that a person can come to, with invented data.

use std::sync::Arc;

use serde_json::Map;

use crate::config::Config;
use crate::scan::Hint;
use crate::session::{
    BrowserKind, CameraAbilities, CameraError, CameraState, Device, Kept, Located, Mode, Notice, Origin, Outlines,
    Panel, PictureState, Progress, Scanned, Standin, State, System, Unfolded, View, ZoomRange,
};
use trace::answer;
use trace::carried::{Carried, Link, Payment, PaymentScheme, ProductCode, SiteKind};
use trace::clock::{Date, LocalTime, Timestamp};
use trace::finding::{
    Amount, At, Basis, Contrast, Disagreement, Field, Finding, Missed, Notice as RecallNotice, Part, Saying,
};
use trace::product::{Certificate, ChecklistItem, ChecklistLine, ChecklistState, PartyName, ProductCard, Rule, Stated};
use trace::report::{
    CodeRow, Element, ItemLevel, NotAsked, RawEvent, SourceLine, SourceRole, SourceState, Standing, TraceReport,
    Unavailable,
};
use trace::stage::{Party, Place, Stage, StageAbout, StageKind, StepKind, StepLink, TemperatureBand};
use trace::unread::{NotRead, Reason};
use trace::verdict::Verdict;

/// Every state with a name, in the order in which a person may meet them.
pub fn states() -> Vec<(&'static str, State)> {
    let mut all = vec![
        ("scan", base()),
        ("scan-starting", with(base(), |state| state.machine.camera = CameraState::Starting)),
        ("scan-running", running()),
        ("scan-hint", with(running(), |state| state.machine.hint = Some(Hint::TooDarkTorch))),
        ("scan-choices", choices()),
        ("scan-picture", with(base(), |state| state.person.picture = PictureState::Reading)),
        ("scan-picture-empty", with(base(), |state| state.person.notice = Some(Notice::PictureEmpty))),
        ("scan-typed-wrong", with(base(), |state| state.person.typed = "9521001002015".into())),
        ("scan-typed-good", with(base(), |state| state.person.typed = "8930000000002".into())),
        (
            "scan-offline-update",
            with(base(), |state| {
                state.machine.online = false;
                state.machine.update = true;
            }),
        ),
        (
            "copy-by-hand",
            with(shown(found()), |state| {
                state.person.notice = Some(Notice::CopyByHand);
                state.person.copy_by_hand = Some("https://trace.example.vn/#/01/09521001002011".into());
            }),
        ),
        (
            "looking-up",
            with(shown(found()), |state| {
                state.person.progress = Progress::Slow;
                state.person.report = None;
            }),
        ),
        (
            "not-loaded",
            with(shown(found()), |state| {
                state.person.progress = Progress::NotLoaded;
                state.person.report = None;
            }),
        ),
        ("report-partial", with(shown(asking()), |state| state.person.progress = Progress::Asking)),
        ("report-found", shown(found())),
        ("report-recalled", shown(recalled())),
        ("report-recalled-notice", open(recalled_by_notice())),
        ("report-found-open", open(found())),
        ("report-warning-open", open(warning())),
        ("report-cross-check-open", open(cross_check())),
        ("report-hostile", open(hostile())),
        ("report-expired", shown(expired())),
        ("report-warning", shown(warning())),
        ("report-cross-check", shown(cross_check())),
        ("report-incomplete", shown(incomplete())),
        ("report-product-only", shown(product_only())),
        ("report-notes", shown(notes())),
        ("report-not-found", shown(not_found())),
        ("report-not-looked-up", with(shown(not_looked_up()), |state| state.machine.online = false)),
        ("report-code-valid", shown(code_valid())),
        ("report-code-invalid", shown(code_invalid())),
        ("report-link", shown(link())),
        ("report-payment", shown(payment())),
        ("report-wifi", shown(not_product(Carried::Wifi { ssid: "Cho Ha Long".into(), security: None }))),
        ("report-text", shown(not_product(Carried::Text))),
        ("settings", with(base(), |state| state.person.panel = Panel::Settings)),
        (
            "history",
            with(base(), |state| {
                state.person.panel = Panel::History;
                state.person.choices.history = true;
                state.person.kept = kept();
            }),
        ),
        ("history-off", with(base(), |state| state.person.panel = Panel::History)),
        ("about", with(base(), |state| state.person.panel = Panel::About)),
        (
            "problem",
            with(shown(recalled()), |state| {
                state.person.panel = Panel::Problem;
                state.person.located = Located::At(20.9501, 107.0748);
            }),
        ),
        ("kiosk-scan", with(running(), |state| state.machine.mode = Mode::Kiosk)),
        (
            "kiosk-report",
            with(shown(found()), |state| {
                state.machine.mode = Mode::Kiosk;
                state.machine.countdown_s = Some(12);
            }),
        ),
        ("embed-scan", with(base(), |state| state.machine.mode = Mode::Embed)),
        ("embed-report", with(shown(expired()), |state| state.machine.mode = Mode::Embed)),
        ("config-kept", with(base(), |state| state.machine.config = Standin::Kept(1_795_400_000_000))),
        ("config-neutral", with(base(), |state| state.machine.config = Standin::Neutral)),
        (
            "config-refused",
            with(base(), |state| state.machine.config_faults = vec!["sources[0].epcis: not an https address".into()]),
        ),
    ];
    for error in CameraError::ALL {
        let state = with(base(), |state| state.machine.camera = CameraState::Failed(error));
        all.push((failure_name(error), state));
    }
    let zalo = with(base(), |state| {
        state.machine.browser = BrowserKind::Zalo;
        state.machine.camera = CameraState::Failed(CameraError::NeverSettles);
    });
    all.push(("failure-zalo", zalo));
    all
}

fn failure_name(error: CameraError) -> &'static str {
    match error {
        CameraError::InsecureContext => "failure-insecure-context",
        CameraError::PolicyBlocked => "failure-policy-blocked",
        CameraError::Denied => "failure-denied",
        CameraError::Dismissed => "failure-dismissed",
        CameraError::Security => "failure-security",
        CameraError::NeverSettles => "failure-never-settles",
        CameraError::None => "failure-none",
        CameraError::InUse => "failure-in-use",
        CameraError::OverConstrained => "failure-over-constrained",
        CameraError::Muted => "failure-muted",
        CameraError::Ended => "failure-ended",
        CameraError::Frozen => "failure-frozen",
        CameraError::Unsupported => "failure-unsupported",
    }
}

/// A state with something changed.
fn with(mut state: State, change: impl FnOnce(&mut State)) -> State {
    change(&mut state);
    state
}

/// The configuration of the samples.
pub fn config() -> Config {
    Config::from_json(include_str!("../../../config/quang-ninh.json")).unwrap_or_default()
}

fn base() -> State {
    with(State::default(), |state| {
        state.machine.browser = BrowserKind::Chrome;
        state.machine.system = System::Android;
        state.machine.online = true;
        state.machine.visible = true;
    })
}

fn running() -> State {
    let device = |id: &str, label: &str| Device { id: id.into(), label: label.into() };
    let abilities = CameraAbilities {
        torch: true,
        zoom: Some(ZoomRange { min: 1.0, max: 8.0, step: 0.1, now: 1.0 }),
        focus: true,
        devices: vec![device("a", "camera2 0, facing back"), device("b", "")],
        device: "a".into(),
    };
    with(base(), |state| {
        state.machine.devices.clone_from(&abilities.devices);
        state.machine.camera = CameraState::Running(abilities);
    })
}

fn choices() -> State {
    let scan = |text: &str, aim: &[u8; 3]| Scanned { aim: Some(*aim), ..Scanned::from_text(text, Origin::Camera) };
    with(running(), |state| {
        state.person.offered = vec![
            scan("8930000000002", b"]E0"),
            scan("https://qcheck.vn/Ab3dE9", b"]Q1"),
            scan("0109521001002011\u{1d}10CM-261104", b"]d2"),
        ];
        state.machine.outlines = Outlines {
            width: 1280,
            height: 720,
            corners: vec![
                [[300.0, 150.0], [620.0, 170.0], [610.0, 300.0], [290.0, 280.0]],
                [[760.0, 180.0], [960.0, 180.0], [960.0, 380.0], [760.0, 380.0]],
                [[480.0, 430.0], [620.0, 430.0], [620.0, 570.0], [480.0, 570.0]],
            ],
        };
    })
}

fn kept() -> Vec<Kept> {
    let one = |id: u32, title: &str, verdict: Verdict| Kept {
        id,
        text: "8930000000002".into(),
        aim: None,
        title: title.into(),
        verdict,
        read_at_ms: 1_795_400_000_000,
    };
    vec![
        one(2, "Chả mực Hạ Long (ví dụ)", Verdict::RecordFound),
        one(1, "", Verdict::NotFound),
        one(0, "Sữa chua (ví dụ)", Verdict::Expired),
    ]
}

fn shown(report: TraceReport) -> State {
    let mut state = with(base(), |state| {
        state.person.view = View::Report;
        state.person.progress = Progress::Done;
        state.person.scanned = Some(Scanned::from_text(&report.code.raw, Origin::Camera));
        state.person.report = Some(Arc::new(report));
    });
    state.memory.look_up_id = 1;
    state
}

/// With every long part built.
fn open(report: TraceReport) -> State {
    with(shown(report), |state| state.person.unfolded = Unfolded::ALL)
}

fn day(year: i32, month: u8, day: u8) -> Date {
    Date { year, month, day }
}

fn at(date: Date, hour: i64, minute: i64) -> LocalTime {
    let utc = date.days() * 86_400_000 + (hour - 7) * 3_600_000 + minute * 60_000;
    Timestamp(utc).at_offset(7 * 60)
}

fn now() -> Timestamp {
    at(day(2026, 11, 23), 9, 30).utc
}

fn province(state: SourceState) -> SourceLine {
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
    }
}

fn nation(state: SourceState) -> SourceLine {
    SourceLine {
        name: "Nguồn quốc gia (ví dụ)".into(),
        role: SourceRole::Nation,
        host: "nation.example.vn".into(),
        updated: None,
        ..province(state)
    }
}

fn code(level: ItemLevel) -> CodeRow {
    let element = |ai: &str, value: &str| Element { ai: ai.into(), value: value.into() };
    let mut elements = vec![element("01", "09521001002011")];
    if level >= ItemLevel::Lot {
        elements.push(element("10", "CM-261104"));
        elements.push(element("17", "261204"));
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

fn party(name: &str) -> Option<Party> {
    Some(Party { name: Some(name.into()), ..Party::default() })
}

fn place(name: &str, north: f64, east: f64) -> Option<Place> {
    Some(Place { name: Some(name.into()), coordinates: Some((north, east)), ..Place::default() })
}

fn stage(kind: StageKind, time: LocalTime, place: Option<Place>) -> Stage {
    Stage {
        kind,
        time,
        place,
        party: None,
        from: None,
        to: None,
        temperature: None,
        certificates: Vec::new(),
        about: StageAbout::Item,
        disposition: None,
        event: 0,
        sources: vec![0],
        doubtful: false,
    }
}

fn card() -> ProductCard {
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

fn checklist() -> Vec<ChecklistLine> {
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

fn timeline() -> Vec<Stage> {
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

fn found() -> TraceReport {
    let link = |kind, item: &str, name: Option<&str>, known| StepLink {
        item: item.into(),
        name: name.map(Into::into),
        kind,
        party: None,
        place: None,
        event: 0,
        level: 1,
        known,
    };
    TraceReport {
        verdict: Verdict::RecordFound,
        carried: Carried::Product(ProductCode::default()),
        code: code(ItemLevel::Lot),
        findings: vec![Finding::LotLevelOnly {}, Finding::HashUnconfirmed { events: vec![0] }],
        sources: vec![province(SourceState::Found { events: 8 }), nation(SourceState::NotFound)],
        product: card(),
        timeline: timeline(),
        back: vec![
            link(StepKind::Input, "(01)09521001001014(10)CT-261102", Some("Mực ống Cô Tô (ví dụ)"), true),
            link(StepKind::Input, "(01)09521001001021(10)MO-261103", None, false),
        ],
        forward: vec![StepLink {
            party: party("Cửa hàng OCOP Uông Bí (ví dụ)"), ..link(StepKind::To, "", None, true)
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

fn asking() -> TraceReport {
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

fn recalled() -> TraceReport {
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

fn recalled_by_notice() -> TraceReport {
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
fn hostile() -> TraceReport {
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

fn expired() -> TraceReport {
    let mut report = TraceReport {
        verdict: Verdict::Expired,
        findings: vec![Finding::Expired { expiry: Some(day(2026, 11, 12)), basis: Basis::Code, inside: None }],
        ..found()
    };
    report.product.expires = Some(Stated { value: day(2026, 11, 12), source: None });
    report
}

fn warning() -> TraceReport {
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

fn cross_check() -> TraceReport {
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

fn incomplete() -> TraceReport {
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

fn product_only() -> TraceReport {
    TraceReport {
        verdict: Verdict::ProductOnly,
        findings: vec![Finding::OtherItem { events: vec![1] }, Finding::LotLevelOnly {}],
        sources: vec![province(SourceState::Found { events: 0 }), nation(SourceState::NotFound)],
        timeline: vec![],
        back: vec![],
        forward: vec![],
        ..found()
    }
}

fn notes() -> TraceReport {
    let at = At { event: 0, time: Some(at(day(2026, 11, 6), 8, 0)) };
    let amount = Some(Amount { amount: 5.0, uom: Some("KGM".into()) });
    TraceReport {
        findings: vec![
            Finding::PartAffected { parts: vec![Part { at, state: "destroyed".into(), amount }] },
            Finding::EventFlagged { events: vec![0] },
            Finding::OtherReading {
                readings: vec!["(01)09521001002011(10)L121S1".into(), "(01)09521001002011(10)L1(21)S1".into()],
            },
            Finding::SerialUnknown {},
            Finding::SignatureValid { source: 0, uncovered: vec![answer::Part::Card] },
        ],
        ..found()
    }
}

fn bare(verdict: Verdict, states: [SourceState; 2]) -> TraceReport {
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

fn not_found() -> TraceReport {
    bare(Verdict::NotFound, [SourceState::NotFound, SourceState::NotFound])
}

fn not_looked_up() -> TraceReport {
    bare(
        Verdict::NotLookedUp,
        [
            SourceState::Unavailable { why: Unavailable::Timeout },
            SourceState::Unavailable { why: Unavailable::Status(503) },
        ],
    )
}

fn code_valid() -> TraceReport {
    let why = NotAsked::NotForThisItem;
    bare(Verdict::CodeValid, [SourceState::NotAsked { why }, SourceState::NotAsked { why }])
}

fn code_invalid() -> TraceReport {
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

fn not_product(carried: Carried) -> TraceReport {
    TraceReport {
        verdict: Verdict::NotAProductCode,
        carried,
        code: CodeRow { raw: "Chúc quý khách vui vẻ".into(), symbology: Some("]Q1".into()), ..CodeRow::default() },
        sources: vec![],
        findings: vec![],
        ..asking()
    }
}

fn payment() -> TraceReport {
    not_product(Carried::Payment(Payment {
        scheme: PaymentScheme::VietQr,
        bank: Some("Vietcombank".into()),
        beneficiary: Some("NGUYEN THI HOA".into()),
    }))
}

fn link() -> TraceReport {
    TraceReport {
        verdict: Verdict::Link,
        ..not_product(Carried::Link(Link {
            url: "https://truyxuatnguongoc-gov.vn/p/123".into(),
            user: None,
            host: "truyxuatnguongoc-gov.vn".into(),
            readable: None,
            operator: None,
            kind: SiteKind::Unknown,
            lookalike_of: Some("truyxuatnguongoc.gov.vn".into()),
        }))
    }
}
