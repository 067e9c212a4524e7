//! The whole page in every state, language and mode, built and looked through without a browser.

mod classes;
mod contrast;
mod samples;

use super::node::El;
use super::{first_screen, page, report_view};
use crate::config::Config;
use crate::session::{CameraError, CameraState, Lang, Mode, State};
use crate::text::{Label, NO_INTL, say};
use samples::{config, states};

fn in_language(state: &State, lang: Lang) -> State {
    let mut state = state.clone();
    state.machine.lang = lang;
    state
}

/// Every state in every language.
fn trees() -> Vec<(String, El)> {
    let config = config();
    let mut trees = Vec::new();
    for (name, state) in states() {
        for lang in Lang::ALL {
            let state = in_language(&state, lang);
            trees.push((format!("{name} {}", lang.tag()), page(&state, &config, Some(&report_view()), NO_INTL)));
        }
    }
    trees
}

/// Runs a check on every visible element of every tree.
#[track_caller]
fn every_element(check: impl Fn(&str, &El)) {
    for (name, tree) in trees() {
        tree.walk(&mut |element| check(&name, element));
    }
}

/// The accessible name, as far as these trees need it: the label, else the text.
fn name_of(element: &El) -> String {
    element.get("aria-label").map_or_else(|| element.inner_text(), str::to_owned)
}

/// The scripts put the other languages' words in place of the Vietnamese ones, and back.
#[test]
fn the_first_screens_have_the_same_parts_in_every_language() {
    for mode in [Mode::Page, Mode::Embed] {
        let words = Lang::ALL.map(|lang| {
            let mut words = Vec::new();
            first_screen(&config(), lang, mode).words(&mut words);
            words
        });
        let [vi, others @ ..] = &words;
        for other in others {
            assert_eq!(vi.len(), other.len());
            let pairs: Vec<_> = vi.iter().zip(other).collect();
            for (text, translated) in &pairs {
                let same = pairs.iter().filter(|(known, word)| known == text || word == translated);
                assert!(same.clone().all(|pair| pair == &(*text, *translated)), "{text} has two translations");
            }
        }
    }
}

/// Whoever stands before a stand has refused nothing and has no browser to set.
#[test]
fn a_stand_speaks_of_its_camera_to_the_staff() {
    for error in CameraError::ALL {
        for (lang, forbidden) in [
            (Lang::Vi, "Bạn Trang trang rình duyệt HTTPS"),
            (Lang::En, "You you browser page"),
            (Lang::Zh, "您 你 浏览器 网页"),
        ] {
            let mut state = State::default();
            state.machine.mode = Mode::Kiosk;
            state.machine.lang = lang;
            state.machine.camera = CameraState::Failed(error);
            let tree = page(&state, &config(), None, NO_INTL);
            let mut said = String::new();
            tree.walk(&mut |element| {
                if element.get("class") == Some("failure") {
                    said = element.inner_text();
                }
            });
            assert!(said.contains(say(lang, &Label::KioskStaff)), "{error:?} {said}");
            assert!(forbidden.split(' ').all(|word| !said.contains(word)), "{error:?} {said}");
        }
    }
}

#[test]
fn a_first_screen_as_json_has_every_part() {
    let screen = first_screen(&config(), Lang::Vi, Mode::Embed);
    let (mut parts, mut nodes) = (Vec::new(), vec![screen.to_json()]);
    screen.walk(&mut |element| parts.push((element.tag().to_owned(), element.get("class").map(str::to_owned))));
    let mut drawn = Vec::new();
    while let Some(node) = nodes.pop() {
        let [tag, attributes, children @ ..] = node.as_array().map(Vec::as_slice).unwrap_or_default() else { continue };
        let class = attributes["class"].as_str().map(str::to_owned);
        drawn.push((tag.as_str().unwrap_or_default().to_owned(), class));
        nodes.extend(children.iter().rev().cloned());
    }
    assert_eq!(drawn, parts);
    assert!(!screen.to_json().to_string().contains("verdict"), "a page of others has no address of ours");
}

#[test]
fn every_control_has_a_name() {
    every_element(|state, element| {
        if matches!(element.tag(), "button" | "a" | "summary" | "option") {
            assert!(!name_of(element).trim().is_empty(), "{state}: {}", element.to_html());
        }
    });
}

#[test]
fn every_state_has_one_heading_of_the_first_level_that_is_shown() {
    for (name, tree) in trees() {
        let top = if name.starts_with("embed") { "h2" } else { "h1" };
        let mut shown = 0;
        count_shown(&tree, top, &mut shown);
        let expected_more = name.starts_with("embed");
        assert!(if expected_more { shown >= 1 } else { shown == 1 }, "{name}: {shown}");
    }
}

fn count_shown(element: &El, tag: &str, count: &mut usize) {
    if element.get("hidden").is_some() {
        return;
    }
    if element.tag() == tag {
        *count += 1;
    }
    for child in element.elements() {
        count_shown(child, tag, count);
    }
}

#[test]
fn the_live_picture_stays_in_the_tree_in_every_state() {
    for (name, tree) in trees() {
        let mut videos = 0;
        tree.walk(&mut |element| {
            videos += usize::from(element.get(super::part::ATTRIBUTE) == Some(super::part::VIDEO));
        });
        assert_eq!(videos, 1, "{name}");
    }
}

#[test]
fn picture_and_typing_are_offered_whatever_the_camera_does() {
    for (name, tree) in trees() {
        if !(name.starts_with("scan") || name.starts_with("failure") || name.starts_with("embed-scan")) {
            continue;
        }
        let mut parts = Vec::new();
        tree.walk(&mut |element| parts.extend(element.get(super::part::ATTRIBUTE).map(str::to_owned)));
        assert_eq!(parts.iter().filter(|part| *part == super::part::PICTURE).count(), 2, "{name}");
        assert!(parts.iter().any(|part| part == super::part::TYPED), "{name}");
    }
}

/// A strict Content-Security-Policy refuses style attributes and handlers in the markup.
#[test]
fn no_element_has_a_style_or_a_script() {
    every_element(|state, element| {
        assert!(element.get("style").is_none(), "{state}");
        assert!(element.tag() != "script" && element.tag() != "style" && element.tag() != "iframe", "{state}");
    });
}

/// A code's address is shown as text and never as a link.
#[test]
fn no_link_leads_to_what_a_code_holds() {
    every_element(|state, element| {
        if let Some(address) = element.get("href") {
            assert!(address.starts_with("tel:") || address.starts_with("mailto:"), "{state}: {address}");
        }
    });
}

#[test]
fn no_blank_of_a_sentence_is_left_open() {
    for (name, tree) in trees() {
        let text = tree.inner_text();
        for blank in ["{n}", "{m}", "{text}", "{time}", "{date}", "{low}", "{high}"] {
            assert!(!text.contains(blank), "{name}: {blank}");
        }
    }
}

#[test]
fn what_is_not_known_is_told_where_it_would_stand() {
    let trees = trees();
    #[track_caller]
    fn check(trees: &[(String, El)], name: &str, words: &str) {
        let tree = trees.iter().find(|(known, _)| known == name);
        assert!(tree.is_some_and(|(_, tree)| tree.inner_text().contains(words)), "{name}: {words}");
    }
    check(&trees, "report-product-only vi", "Chỉ biết loại sản phẩm, không có lô hoặc số sê-ri này");
    check(&trees, "report-product-only en", "Knows the product, not this lot or serial number");
    check(&trees, "report-notes vi", "Không rõ ngày");
    check(&trees, "report-notes vi", "Phần trước dấu @ là “verigoods.vn”, nhưng liên kết dẫn tới “a.example.vn”.");
    check(&trees, "report-link vi", "Phần đứng trước @ trông giống tên trang, nhưng liên kết dẫn tới trang ghi sau @.");
}

#[test]
fn every_state_says_who_says_so_or_claims_nothing() {
    for (name, tree) in trees() {
        tree.walk(&mut |element| {
            // A journey or a card that one source tells alone names it once.
            let claims = matches!(element.get("class"), Some("finding" | "card journey" | "card product"));
            if claims {
                let mut says = false;
                element.walk(&mut |inner| says |= inner.get("class") == Some("who"));
                assert!(says, "{name}: {}", element.inner_text());
            }
        });
    }
}

#[test]
fn a_stand_greets_in_every_language_that_is_offered() {
    let (_, state) = states().into_iter().find(|(name, _)| *name == "kiosk-scan").unwrap_or_default();
    let greetings = |languages: &[Lang]| {
        let config = Config { languages: languages.to_vec(), ..config() };
        let said = page(&state, &config, None, NO_INTL).inner_text();
        Lang::ALL.map(|lang| said.matches(say(lang, &Label::KioskHeading)).count())
    };
    for (languages, expected) in [(&[][..], [1, 1, 1]), (&Lang::ALL, [1, 1, 1]), (&[Lang::Vi, Lang::Zh], [1, 0, 1])] {
        assert_eq!(greetings(languages), expected, "{languages:?}");
    }
}

#[test]
fn text_from_outside_is_escaped() {
    let mut state = states().swap_remove(0).1;
    state.person.typed = "<img src=x onerror=alert(1)>\"".into();
    let html = page(&state, &config(), Some(&report_view()), NO_INTL).to_html();
    assert!(!html.contains("<img src=x"));
    assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;&quot;"));
}

/// Nothing of a source turns the line, breaks it or outgrows it; the raw data alone keeps what came.
#[test]
fn what_a_source_writes_is_harmless_wherever_it_stands() {
    for (name, tree) in trees() {
        if !name.starts_with("report-hostile") {
            continue;
        }
        let mut words = Vec::new();
        tree.words(&mut words);
        for text in words {
            let turns = |char: char| matches!(char, '\u{202e}' | '\u{200b}' | '\u{2028}');
            assert!(!text.contains(turns), "{name}: {text}");
            assert!(text.len() < 2_000, "{name}: {} bytes", text.len());
        }
    }
}

/// Every state as a page to look at, in the folder that `GALLERY` names.
#[test]
#[ignore = "writes pages to look at into the folder that GALLERY names"]
fn gallery_is_written_where_asked_for() {
    let folder = std::env::var_os("GALLERY").unwrap_or_default();
    let sheet = |name: &str| std::fs::read_to_string(format!("{}/style/{name}", env!("CARGO_MANIFEST_DIR")));
    let parts = sheet("element.css").unwrap_or_default();
    let parts = parts.lines().filter_map(|line| line.strip_prefix("@import \"")?.strip_suffix("\";"));
    let style: String = ["tokens.css"].into_iter().chain(parts).filter_map(|name| sheet(name).ok()).collect();
    let folder = std::path::PathBuf::from(folder);
    for (name, state) in states() {
        for lang in Lang::ALL {
            let mode = if name.starts_with("kiosk") { "kiosk" } else { "page" };
            let tree = page(&in_language(&state, lang), &config(), Some(&report_view()), NO_INTL).to_html();
            let tag = lang.tag();
            let text = format!(
                "<!doctype html><html lang={tag}><meta charset=utf-8><meta name=viewport content='width=device-width'>\
                 <title>{name}</title><body style='margin:0'><truy-xuat mode={mode}>\
                 <template shadowrootmode=open><style>{style}</style>{tree}</template></truy-xuat>"
            );
            let written = std::fs::write(folder.join(format!("{name}.{tag}.html")), text);
            assert!(written.is_ok(), "{name}");
        }
    }
}
