//! The demo as two portals: a province's and its nation's, and an event that goes from one to the other.

use crate::Done;
use crate::run::{output, program, root, target};
use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::process::{Child, Command};

/// Where the demo is served.
pub const PORT: &str = "8080";
/// Where the nation's portal is served.
pub const NATION_PORT: &str = "8082";

/// The folder of what the demo keeps: both databases, tokens and keys, new at each start.
fn folder() -> PathBuf {
    target().join("demo")
}

fn portal() -> Command {
    program(target().join("tool/portal"))
}

/// What a command of the portal says.
fn said(words: &[&str]) -> Result<String, Box<dyn std::error::Error>> {
    let output = portal().args(words).output()?;
    if output.status.success() {
        return Ok(String::from_utf8(output.stdout)?.trim().to_owned());
    }
    Err(format!("portal {}: {}", words.join(" "), String::from_utf8_lossy(&output.stderr).trim()).into())
}

/// The nation's portal, and the flags by which the province's knows it.
///
/// The nation signs its receipts; the shopper's page asks both portals, each for itself.
pub fn nation() -> Result<(Child, Vec<String>), Box<dyn std::error::Error>> {
    let folder = folder();
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    fs::create_dir_all(&folder)?;
    let path = |name: &str| folder.join(name).display().to_string();
    let (province, there, keys) = (path("province.db"), path("nation.db"), path("nation-keys"));
    let key = said(&["keys", "--keys", &keys, "new"])?;
    fs::write(path("nation.jwks.json"), format!(r#"{{"keys":[{key}]}}"#))?;
    let token = ["tokens", "--db", &there, "new", "--role", "province", "--organisation", "Quảng Ninh (ví dụ)"];
    fs::write(path("nation.token"), said(&token)?)?;
    let maker = "Cơ sở chế biến hải sản Hạ Long (ví dụ)";
    let token = ["tokens", "--db", &province, "new", "--prefix", "9521002", "--organisation", maker];
    fs::write(path("token"), said(&token)?)?;
    let base = format!("http://localhost:{NATION_PORT}");
    let way =
        format!("url = {base:?}\ntoken-file = {:?}\nkeys = {:?}\n", path("nation.token"), path("nation.jwks.json"));
    fs::write(path("nation.toml"), way)?;
    let config = fs::read_to_string(root().join("config/quang-ninh.json"))?;
    fs::write(path("config.json"), config.replace("\"./quoc-gia/", &format!("\"{base}/")))?;
    let child = portal().args(["--demo-nation", "--port", NATION_PORT, "--db", &there, "--keys", &keys]).spawn()?;
    let flags =
        ["--db", &province, "--nation", &path("nation.toml"), "--config", &path("config.json"), "--connect", &base];
    Ok((child, flags.map(str::to_owned).to_vec()))
}

/// `cargo xtask event`: the maker of the demo's lot captures that it is on the shelf, now.
pub fn event() -> Done {
    let token = fs::read_to_string(folder().join("token")).map_err(|_| "start the demo first: cargo xtask serve")?;
    let now = output(program("date").args(["-u", "+%Y-%m-%dT%H:%M:%SZ"])).ok_or("date tells no time")?;
    let body = format!(
        r#"{{"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],"type":"ObjectEvent",
        "eventTime":"{}","eventTimeZoneOffset":"+07:00","action":"OBSERVE","bizStep":"stocking",
        "disposition":"sellable_accessible","readPoint":{{"id":"https://id.gs1.org/414/9521002000054"}},
        "quantityList":[{{"epcClass":"https://id.gs1.org/01/09521002002010/10/CM-0806","quantity":1}}]}}"#,
        now
    );
    let port: u16 = PORT.parse()?;
    let mut stream = TcpStream::connect(("127.0.0.1", port)).map_err(|_| "start the demo first: cargo xtask serve")?;
    write!(
        stream,
        "POST /epcis/events HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: close\r\nAuthorization: Bearer {}\r\n\
         Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
        token.trim(),
        body.len()
    )?;
    let mut answer = String::new();
    stream.read_to_string(&mut answer)?;
    let (head, told) = answer.split_once("\r\n\r\n").ok_or("no answer")?;
    println!("{told}");
    if !head.starts_with("HTTP/1.1 201") {
        return Err(head.lines().next().unwrap_or_default().into());
    }
    println!("Look the lot up again: http://localhost:{port}/01/09521002002010/10/CM-0806");
    println!("The nation has it, too: http://localhost:{NATION_PORT}/01/09521002002010/10/CM-0806");
    println!("How far the province is with the nation: http://localhost:{port}/status");
    Ok(())
}
