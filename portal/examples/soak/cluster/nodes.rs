//! Three PostgreSQL nodes under Patroni, with etcd and HAProxy, on loopback: the files of `deploy/portal/cluster` with
//! this machine's ports.

use crate::Done;
use crate::clients::asked;
use crate::support::postgres::as_server;
use crate::support::process::{Process, free_port};
use portal::Database;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

const PATRONI: &str = include_str!("../../../../deploy/portal/cluster/patroni.yml");
const HAPROXY: &str = include_str!("../../../../deploy/portal/cluster/haproxy.cfg");
/// The programs that are needed beside PostgreSQL's.
const PROGRAMS: [&str; 3] = ["etcd", "patroni", "haproxy"];
const NODES: usize = 3;
/// Nobody but this machine gets to these servers, and they are gone with the soak.
const PASSWORD: &str = "soak";
/// Longest time for the cluster to be whole.
const LONGEST: Duration = Duration::from_secs(180);

/// One node.
struct Node {
    port: u16,
    api: u16,
    folder: PathBuf,
    patroni: Option<Process>,
}

/// The cluster; dropping it ends it.
pub struct Cluster {
    nodes: Vec<Node>,
    port: u16,
    _proxy: Process,
    // Last, so that the nodes end while it still answers them.
    _etcd: Process,
}

/// Which of the programs are not installed.
pub fn missing() -> Vec<&'static str> {
    let path = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&path).chain(["/usr/sbin".into()]).collect();
    PROGRAMS.into_iter().filter(|name| !folders.iter().any(|it| it.join(name).is_file())).collect()
}

impl Cluster {
    /// Starts everything, and waits until the cluster is whole.
    pub fn start(folder: &Path) -> Done<Cluster> {
        let (etcd_port, peers) = (free_port()?, free_port()?);
        let own = |name: &str| -> Done<PathBuf> {
            let path = folder.join(name);
            std::fs::create_dir_all(&path)?;
            Ok(path)
        };
        let url = |port: u16| format!("http://127.0.0.1:{port}");
        let mut etcd = as_server("etcd");
        etcd.arg("--data-dir").arg(own("etcd")?).args(["--name", "one", "--log-level", "error"]);
        etcd.args(["--listen-client-urls", &url(etcd_port), "--advertise-client-urls", &url(etcd_port)]);
        etcd.args(["--listen-peer-urls", &url(peers), "--initial-advertise-peer-urls", &url(peers)]);
        etcd.args(["--initial-cluster", &format!("one={}", url(peers))]);
        let mut nodes = Vec::new();
        let (mut proxy, port) = (HAPROXY.to_owned(), free_port()?);
        proxy = proxy.replace("@ADDRESS@", &format!("127.0.0.1:{port}"));
        for number in 1..=NODES {
            let node =
                Node { port: free_port()?, api: free_port()?, folder: own(&format!("node{number}"))?, patroni: None };
            let programs = option_env!("POSTGRES_BIN").unwrap_or_default();
            let place = node.folder.display().to_string();
            let (port, api) = (node.port.to_string(), node.api.to_string());
            let name = format!("node{number}");
            let etcd_at = format!("127.0.0.1:{etcd_port}");
            let mut text = PATRONI.to_owned();
            for (mark, value) in [
                ("@NODE@", name.as_str()),
                ("@HOST@", "127.0.0.1"),
                ("@PORT@", &port),
                ("@API_PORT@", &api),
                ("@ETCD@", &etcd_at),
                ("@FOLDER@", &place),
                ("@PROGRAMS@", programs),
                ("@PASSWORD@", PASSWORD),
                ("@NETWORK@", "127.0.0.1/32"),
                ("@SHARED_BUFFERS@", "64MB"),
            ] {
                text = text.replace(mark, value);
            }
            std::fs::write(node.folder.join("patroni.yml"), text)?;
            let address = format!("127.0.0.1:{port}");
            proxy = proxy.replace(&format!("@NODE{number}@"), &address).replace(&format!("@API{number}@"), &api);
            nodes.push(node);
        }
        let settings = folder.join("haproxy.cfg");
        std::fs::write(&settings, proxy)?;
        // All of it belongs to the user as which the servers run.
        crate::support::postgres::given(folder);
        let etcd = Process::start(quiet(&mut etcd), etcd_port)?;
        let mut proxy = as_server("haproxy");
        let proxy = Process::start(quiet(proxy.arg("-db").arg("-f").arg(settings)), port)?;
        let mut cluster = Cluster { nodes, port, _proxy: proxy, _etcd: etcd };
        for at in 0..NODES {
            cluster.start_node(at)?;
        }
        cluster.whole()?;
        cluster.sql("postgres", &format!("CREATE ROLE portal LOGIN PASSWORD '{PASSWORD}'"))?;
        cluster.sql("postgres", "CREATE DATABASE portal OWNER portal")?;
        Ok(cluster)
    }

    /// Where the portals find the database: through the proxy.
    pub fn database(&self) -> Database {
        Database::Postgres(format!("postgres://portal:{PASSWORD}@127.0.0.1:{}/portal", self.port))
    }

    fn sql(&self, database: &str, words: &str) -> Done<()> {
        let url = format!("postgres://postgres:{PASSWORD}@127.0.0.1:{}/{database}", self.port);
        let limit = Instant::now() + LONGEST;
        // The proxy learns of the primary a moment later.
        while !Command::new("psql").args([&url, "-qc", words]).stderr(Stdio::null()).status()?.success() {
            if Instant::now() > limit {
                return Err(format!("{words}: not done").into());
            }
            std::thread::park_timeout(Duration::from_millis(500));
        }
        Ok(())
    }

    fn start_node(&mut self, at: usize) -> Done<()> {
        let Some(node) = self.nodes.get_mut(at) else { return Ok(()) };
        let mut patroni = as_server("patroni");
        patroni.arg(node.folder.join("patroni.yml"));
        node.patroni = Some(Process::start(quiet(&mut patroni), node.api)?);
        Ok(())
    }

    /// Which node says of itself that it is the primary.
    fn primary(&self) -> Option<usize> {
        self.nodes.iter().position(|node| node.patroni.is_some() && says(node.api, "/primary"))
    }

    /// Waits until there are a primary, a node that has all that it acknowledged, and a third.
    pub fn whole(&self) -> Done<()> {
        let limit = Instant::now() + LONGEST;
        loop {
            let count = |path: &str| self.nodes.iter().filter(|node| says(node.api, path)).count();
            if count("/primary") == 1 && count("/synchronous") >= 1 && count("/replica") == NODES - 1 {
                return Ok(());
            }
            if Instant::now() > limit {
                return Err("the cluster does not become whole".into());
            }
            std::thread::park_timeout(Duration::from_millis(500));
        }
    }

    /// Kills the primary with all that watches over it, as a machine dies, and gives its number.
    pub fn kill_primary(&mut self) -> Done<usize> {
        let at = self.primary().ok_or("there is no primary")?;
        let Some(node) = self.nodes.get_mut(at) else { return Err("no such node".into()) };
        let postmaster = postmaster(&node.folder).ok_or("the primary has no process")?;
        if let Some(patroni) = node.patroni.take() {
            patroni.kill()?;
        }
        Command::new("kill").args(["-KILL", &postmaster]).status()?;
        Ok(at)
    }

    /// Starts a node again that was killed; it becomes a replica.
    pub fn revive(&mut self, at: usize) -> Done<()> {
        self.start_node(at)
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        for node in &mut self.nodes {
            // Patroni would start again what is ended.
            drop(node.patroni.take());
            if let Some(postmaster) = postmaster(&node.folder) {
                let _ = Command::new("kill").args(["-QUIT", &postmaster]).status();
            }
        }
    }
}

/// The number of a node's own server, from the file that it keeps of itself.
fn postmaster(folder: &Path) -> Option<String> {
    let text = std::fs::read_to_string(folder.join("data/postmaster.pid")).ok()?;
    text.lines().next().map(str::to_owned)
}

fn quiet(command: &mut Command) -> &mut Command {
    command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null())
}

/// Whether Patroni of a node answers 200.
fn says(api: u16, path: &str) -> bool {
    asked(api, path).is_ok_and(|status| status == 200)
}
