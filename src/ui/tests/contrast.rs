//! Colours of the style sheet, and their contrast by WCAG 2.2.

use std::collections::HashMap;

const TOKENS: &str = include_str!("../../../style/tokens.css");

/// The colours that a rule sets, on top of those of the rules before it.
fn colours(selectors: &[&str]) -> HashMap<String, [f64; 3]> {
    let mut all = HashMap::new();
    for selector in selectors {
        let Some((_, rule)) = TOKENS.split_once(selector) else { continue };
        let body = rule.split_once('{').map_or("", |(_, body)| body);
        let body = body.split('}').next().unwrap_or_default();
        for line in body.split(';') {
            if let Some((name, value)) = line.split_once(':')
                && let Some(colour) = parse(value.trim())
            {
                let name = name.rsplit("*/").next().unwrap_or_default().trim();
                all.insert(name.to_owned(), colour);
            }
        }
    }
    all
}

fn parse(value: &str) -> Option<[f64; 3]> {
    let digits = value.strip_prefix('#').filter(|digits| digits.len() == 6)?;
    let part = |at: usize| u8::from_str_radix(digits.get(at..at + 2)?, 16).ok().map(|byte| f64::from(byte) / 255.0);
    Some([part(0)?, part(2)?, part(4)?])
}

/// Source: WCAG 2.2, definition of relative luminance.
fn luminance(colour: [f64; 3]) -> f64 {
    let [red, green, blue] =
        colour.map(|part| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) });
    0.2126 * red + 0.7152 * green + 0.0722 * blue
}

fn contrast(one: [f64; 3], other: [f64; 3]) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// A colour mixed into a ground, as the pale accent is.
fn mixed(colour: [f64; 3], ground: [f64; 3]) -> [f64; 3] {
    [0, 1, 2].map(|at| colour[at] * 0.13 + ground[at] * 0.87)
}

#[test]
fn every_text_stands_out_from_its_ground_in_every_theme() {
    let themes: [(&str, &[&str], &str); 3] = [
        ("light", &[":root,\n:host,\n.frame"], "--accent-light"),
        ("dark", &[":root,\n:host,\n.frame", ".app[data-theme=\"dark\"]"], "--accent-dark"),
        ("contrast", &[":root,\n:host,\n.frame", ".app[data-theme=\"contrast\"]"], "--accent"),
    ];
    for (theme, selectors, accent) in themes {
        let colours = colours(selectors);
        let named = |name: &str| match colours.get(name) {
            Some(colour) => *colour,
            None => panic!("{theme}: no colour {name}"),
        };
        let accent = named(accent);
        let check = |what: &str, text: [f64; 3], ground: [f64; 3], least: f64| {
            let ratio = contrast(text, ground);
            assert!(ratio >= least, "{theme}: {what} has {ratio:.2}, needs {least}");
        };
        for ground in ["--ground", "--card", "--sunken"] {
            check("ink", named("--ink"), named(ground), 7.0);
            check("muted", named("--muted"), named(ground), 4.5);
            check("accent", accent, named(ground), 4.5);
            check("edge of a control", named("--edge"), named(ground), 3.0);
        }
        for tone in ["stop", "warn", "good", "found", "calm", "other"] {
            let soft = named(&format!("--{tone}-soft"));
            let text = named(&format!("--{tone}"));
            check(tone, text, soft, 4.5);
            check(tone, text, named("--card"), 4.5);
            check("ink on a tone", named("--ink"), soft, 7.0);
            check("muted on a tone", named("--muted"), soft, 4.5);
        }
        check("words on the accent", named("--on-accent"), accent, 4.5);
        if theme != "contrast" {
            let soft = mixed(accent, named("--card"));
            check("accent on its pale shade", accent, soft, 4.5);
            check("muted on the pale accent", named("--muted"), soft, 4.5);
        }
    }
}

/// The dark colours stand twice: for those who choose dark, and for systems that ask for it.
#[test]
fn both_rules_for_dark_are_the_same() {
    let chosen = colours(&[".app[data-theme=\"dark\"]"]);
    let asked = colours(&["(prefers-color-scheme: dark) {\n  .app[data-theme=\"system\"]"]);
    assert!(chosen.len() > 15);
    assert_eq!(chosen, asked);
}
