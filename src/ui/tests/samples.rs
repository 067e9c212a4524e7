//! States that a person can come to, with invented data.

mod parts;
mod reports;

use std::sync::Arc;

use crate::config::Config;
use crate::scan::Hint;
use crate::session::{
    BrowserKind, CameraAbilities, CameraError, CameraState, Device, Kept, Located, Mode, Notice, Origin, Outlines,
    Panel, PictureState, Progress, Scanned, Standin, State, System, Unfolded, View, ZoomRange,
};
use reports::*;
use trace::carried::Carried;
use trace::report::TraceReport;
use trace::verdict::Verdict;

/// Every state with a name, in the order in which a person may meet them.
pub fn states() -> Vec<(&'static str, State)> {
    let mut all = vec![
        ("scan", base()),
        ("scan-starting", with(base(), |state| state.machine.camera = CameraState::Starting)),
        ("scan-running", running()),
        ("scan-hint", with(running(), |state| state.machine.hint = Some(Hint::TooDarkTorch))),
        ("scan-choices", choices()),
        (
            "scan-picture-choices",
            with(choices(), |state| {
                state.machine.camera = CameraState::Failed(CameraError::Denied);
                state.machine.outlines.still = true;
            }),
        ),
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
            still: false,
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
