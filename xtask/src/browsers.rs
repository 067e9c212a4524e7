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

/// Chromium without windows, the further engines, and the screen that one of them needs: packages and their programs.
const FURTHER: [(&str, &str); 4] = [
    ("chromium-headless-shell", "chromium-headless-shell"),
    ("firefox-esr", "firefox-esr"),
    ("webkit2gtk-driver", "WebKitWebDriver"),
    ("xvfb", "Xvfb"),
];

/// Chromium without windows, Firefox, WebKitGTK's driver and its browser, by the variables in which the tests look for
/// them. One that is missing and cannot be installed is named; its tests are skipped, or run in the whole Chromium.
pub fn further() -> Vec<(&'static str, PathBuf)> {
    for (package, program) in FURTHER {
        // Each by itself: not every distribution has all of them.
        if on_path(program).is_none()
            && let Err(fault) = install(&[package])
        {
            println!("  not every engine is tried: {fault}");
        }
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
    let shell = on_path("chromium-headless-shell");
    [("CHROMIUM_SHELL", shell), ("FIREFOX", on_path("firefox-esr")), ("WEBKIT_DRIVER", webkit), ("MINIBROWSER", mini)]
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
