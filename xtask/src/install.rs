//! Installs programs behind one line that grows: what is said on the way goes into a log.

use std::{
    fs::{self, File},
    io::{self, BufRead, BufReader, IsTerminal, Write},
    path::Path,
    process::{Command, Stdio},
};

use crate::Done;

/// Cells of the bar.
const WIDTH: usize = 30;

/// Runs `cargo install`, showing how many of its crates are built. `log` gets all that cargo says.
///
/// # Errors
/// An installation that fails; the sentence names the log.
pub fn with_bar(command: &mut Command, what: &str, log: &Path) -> Done {
    if let Some(folder) = log.parent() {
        fs::create_dir_all(folder)?;
    }
    let mut file = File::create(log)?;
    // Cargo counts aloud where it is told to, whoever listens.
    command.env("CARGO_TERM_PROGRESS_WHEN", "always").env("CARGO_TERM_PROGRESS_WIDTH", "80");
    command.env("CARGO_TERM_COLOR", "never").env_remove("CARGO_TERM_QUIET");
    let mut child = command.stderr(Stdio::piped()).stdout(Stdio::null()).spawn()?;
    let mut bar = Bar::new(what, io::stdout().is_terminal());
    if let Some(said) = child.stderr.take() {
        each_line(BufReader::new(said), |line| match counted(line) {
            Some((done, total)) => bar.show(done, total),
            None => writeln!(file, "{line}"),
        })?;
    }
    let status = child.wait()?;
    bar.end()?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{what} could not be installed ({status}); all that was said is in {}", log.display()).into())
    }
}

/// Calls `see` for each line, whether it ends in a line feed or is written over.
fn each_line(said: impl BufRead, mut see: impl FnMut(&str) -> io::Result<()>) -> io::Result<()> {
    let mut line = Vec::new();
    for byte in said.bytes() {
        match byte? {
            b'\r' | b'\n' if line.is_empty() => {}
            b'\r' | b'\n' => {
                see(&String::from_utf8_lossy(&line))?;
                line.clear();
            }
            byte => line.push(byte),
        }
    }
    if line.is_empty() { Ok(()) } else { see(&String::from_utf8_lossy(&line)) }
}

/// What cargo's own bar counts: `Building [==>   ] 12/345: syn, serde`.
fn counted(line: &str) -> Option<(usize, usize)> {
    let (_, bar) = line.split_once("Building [")?;
    let (done, rest) = bar.split_once(']')?.1.trim_start().split_once('/')?;
    let digits = rest.bytes().take_while(u8::is_ascii_digit).count();
    Some((done.parse().ok()?, rest.get(..digits)?.parse().ok()?))
}

/// One line: written over on a terminal, and grown by tenths elsewhere.
struct Bar {
    what: String,
    over: bool,
    tenths: usize,
}

impl Bar {
    fn new(what: &str, over: bool) -> Self {
        print!("  installing {what} (once; some minutes)");
        io::stdout().flush().ok();
        Self { what: what.to_owned(), over, tenths: 0 }
    }

    fn show(&mut self, done: usize, total: usize) -> io::Result<()> {
        let cells = done * WIDTH / total.max(1);
        if self.over {
            let (full, empty) = ("=".repeat(cells), " ".repeat(WIDTH.saturating_sub(cells)));
            print!("\r  installing {} [{full}{empty}] {done}/{total} crates\x1b[K", self.what);
        } else {
            let tenths = done * 10 / total.max(1);
            for tenth in self.tenths + 1..=tenths {
                print!(" {}%", tenth * 10);
            }
            self.tenths = self.tenths.max(tenths);
        }
        io::stdout().flush()
    }

    fn end(&self) -> io::Result<()> {
        println!();
        io::stdout().flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn crates_are_counted_as_cargo_counts_them() {
        let rows = [
            ("    Building [=======>          ] 12/345: syn, serde(build)", Some((12, 345))),
            ("    Building [                  ] 0/3", Some((0, 3))),
            ("   Compiling syn v2.0.1", None),
            ("    Building [", None),
        ];
        for (line, expected) in rows {
            assert_eq!(counted(line), expected, "{line}");
        }
    }

    #[test]
    fn lines_that_are_written_over_are_lines_too() {
        let mut lines = Vec::new();
        let said = "   Compiling a\n    Building [> ] 1/2\r    Building [=>] 2/2\r\nerror: b";
        let seen = each_line(said.as_bytes(), |line| {
            lines.push(line.trim().to_owned());
            Ok(())
        });
        assert!(seen.is_ok());
        assert_eq!(lines, ["Compiling a", "Building [> ] 1/2", "Building [=>] 2/2", "error: b"]);
    }
}
