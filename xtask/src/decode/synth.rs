//! Draws frames and hands them to the measurement in Node, one by one through a pipe.
//!
//! Each frame: the length of its label as four bytes, least first; the label as JSON; the luma.

use std::io::{self, Write};

use serde_json::json;

use super::{
    art::{Art, KINDS},
    axes::{self, AXES},
    dice::Dice,
    scene::{self, Harm},
};

/// Draws `count` frames of every kind at every level of `axis` (or of `all`).
///
/// # Errors
/// An unknown axis, and a pipe that breaks.
pub fn frames(axis: &str, seed: u64, count: usize, to: &mut impl Write) -> crate::Done {
    if axis == "film" {
        return films(seed, count, to);
    }
    let chosen = || AXES.iter().filter(|a| axis == "all" || a.name == axis);
    if chosen().next().is_none() {
        let names: Vec<_> = AXES.iter().map(|a| a.name).collect();
        return Err(format!("no axis '{axis}'; there are all, film, {}", names.join(", ")).into());
    }
    for axis in chosen() {
        for level in axis.levels {
            for kind in KINDS {
                for n in 0..count {
                    let words = format!("{} {kind} {n}", axis.name);
                    let mut dice = Dice::new(seed, &words);
                    let art = Art::random(kind, &mut dice)?;
                    let mut harm = Harm {
                        angle: dice.between(-4.0, 4.0),
                        place: (dice.between(-60.0, 60.0), dice.between(-40.0, 40.0)),
                        ..Harm::default()
                    };
                    (axis.set)(&mut harm, *level, &mut dice);
                    let luma = scene::draw(&art, &harm, &mut dice, &mut Dice::new(seed ^ 1, &words));
                    let group = format!("{} {level}", axis.name);
                    write(to, &art, &group, axis.name, *level, None, &luma)?;
                }
            }
        }
    }
    Ok(())
}

fn films(seed: u64, count: usize, to: &mut impl Write) -> crate::Done {
    for n in 0..count {
        for kind in KINDS {
            let words = format!("film {kind} {n}");
            let mut dice = Dice::new(seed, &words);
            let art = Art::random(kind, &mut dice)?;
            let mut sensor = Dice::new(seed ^ 1, &words);
            for (i, harm) in axes::film(&mut dice).into_iter().enumerate() {
                let mut scene = Dice::new(seed ^ 2, &words);
                let luma = scene::draw(&art, &harm, &mut scene, &mut sensor);
                write(to, &art, "film", "film", 0.0, Some((&words, i)), &luma)?;
            }
        }
    }
    Ok(())
}

fn write(
    to: &mut impl Write,
    art: &Art,
    group: &str,
    axis: &str,
    level: f32,
    film: Option<(&str, usize)>,
    luma: &[u8],
) -> io::Result<()> {
    let label = json!({
        "group": group, "axis": axis, "level": level,
        "kind": art.label.kind, "format": art.label.format, "text": art.label.text,
        "addon": art.label.addon, "aim": art.label.aim,
        "film": film.map(|(name, _)| name), "frame": film.map(|(_, frame)| frame),
        "width": scene::WIDTH, "height": scene::HEIGHT,
    })
    .to_string();
    to.write_all(&(label.len() as u32).to_le_bytes())?;
    to.write_all(label.as_bytes())?;
    to.write_all(luma)
}
