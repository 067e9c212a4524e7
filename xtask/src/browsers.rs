//! The browsers of the end-to-end tests: Chromium, without which there are none, and two further engines.

use std::{
    path::{Path, PathBuf},
    process::Command,
};

use crate::{
    Done,
    run::{self, finish, program},
    tools::on_path,
};

/// Debian's Chromium and its driver.
pub struct Browser {
    /// The browser.
    pub chromium: PathBuf,
    /// Its WebDriver server.
    pub chromedriver: PathBuf,
}

/// Finds Chromium; where it is missing, installs it (root), else says the exact command.
///
/// # Errors
/// A browser that is missing and cannot be installed.
pub fn browser() -> Result<Browser, Box<dyn std::error::Error>> {
    if let Some(browser) = installed() {
        return Ok(browser);
    }
    install(&["chromium", "chromium-driver"])?;
    installed().ok_or_else(|| "chromium was installed, but is not on PATH".into())
}

fn installed() -> Option<Browser> {
    Some(Browser { chromium: on_path("chromium")?, chromedriver: on_path("chromedriver")? })
}

/// The packages of the further engines, and of the screen that one of them needs.
const FURTHER: [&str; 3] = ["firefox-esr", "webkit2gtk-driver", "xvfb"];

/// Firefox, WebKitGTK's driver and its browser, by the variables in which the tests look for them. One that is
/// missing and cannot be installed is named, and its tests are skipped.
pub fn further() -> Vec<(&'static str, PathBuf)> {
    if found().len() < 3
        && let Err(fault) = install(&FURTHER)
    {
        println!("  not every engine is tried: {fault}");
    }
    found()
}

fn found() -> Vec<(&'static str, PathBuf)> {
    let beside_libraries = |folder: &Path| {
        let inner = folder.read_dir().ok()?.flatten().map(|entry| entry.path());
        inner.filter(|path| path.to_string_lossy().contains("webkit2gtk-")).map(|path| path.join("MiniBrowser")).max()
    };
    let mut libraries = Path::new("/usr/lib").read_dir().into_iter().flatten().flatten().map(|entry| entry.path());
    let mini = libraries.find_map(|folder| beside_libraries(&folder).filter(|path| path.is_file()));
    let webkit = on_path("WebKitWebDriver").filter(|_| on_path("Xvfb").is_some());
    [("FIREFOX", on_path("firefox-esr")), ("WEBKIT_DRIVER", webkit), ("MINIBROWSER", mini)]
        .into_iter()
        .filter_map(|(name, path)| Some((name, path?)))
        .collect()
}

/// Installs packages of Debian as root; whoever is not is told the command.
fn install(packages: &[&str]) -> Done {
    let names = packages.join(" ");
    if run::output(Command::new("id").arg("-u")).as_deref() != Some("0") {
        return Err(format!("missing: {names}. Run: sudo apt-get update && sudo apt-get install -y {names}").into());
    }
    println!("  installing {names}");
    let apt = || {
        let mut command = program("apt-get");
        command.env("DEBIAN_FRONTEND", "noninteractive").arg("-qq");
        command
    };
    finish(apt().arg("update"))?;
    finish(apt().args(["install", "-y", "--no-install-recommends"]).args(packages).stdout(std::process::Stdio::null()))
}
