//! The demo as a newcomer starts it.

use std::io::{BufRead, BufReader, Lines};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

/// A running demo; it ends with the test.
pub struct Demo {
    /// Where its page is.
    pub address: String,
    process: Child,
    /// Kept open: it still has something to say at the end.
    _said: Lines<BufReader<ChildStdout>>,
    folder: tempfile::TempDir,
}

impl Demo {
    /// Starts it on a free port and waits until it says where the page is.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder for temporary files");
        let mut process = command(folder.path(), 0).stdout(Stdio::piped()).spawn().expect("chibo demo");
        let mut said = BufReader::new(process.stdout.take().expect("its words")).lines();
        let address = said
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.trim().strip_prefix("Open ").map(|address| address.trim().to_owned()))
            .expect("the demo says where its page is");
        Self { address, process, _said: said, folder }
    }

    /// Stops it as Ctrl-C does: soon, without complaint, and nothing is left behind.
    pub fn ends_cleanly(mut self) {
        assert_eq!(self.kept().len(), 1, "one folder of its own");
        let id = self.process.id().to_string();
        Command::new("kill").args(["-INT", &id]).status().expect("kill");
        let patience = Instant::now() + Duration::from_secs(10);
        let ended = loop {
            match self.process.try_wait().expect("its end") {
                Some(ended) => break ended,
                None => assert!(Instant::now() < patience, "still running"),
            }
            std::thread::sleep(Duration::from_millis(50));
        };
        assert!(ended.success(), "{ended}");
        assert_eq!(self.kept(), Vec::<PathBuf>::new());
    }

    fn kept(&self) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.folder.path()).expect("the folder");
        entries.filter_map(|entry| entry.ok().map(|entry| entry.path())).collect()
    }
}

impl Drop for Demo {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Starts it where it cannot start; how it ends and what it says.
pub fn fails_on(port: u16) -> (Option<i32>, String) {
    let folder = tempfile::tempdir().expect("a folder for temporary files");
    let ended = command(folder.path(), port).output().expect("chibo demo");
    (ended.status.code(), String::from_utf8_lossy(&ended.stderr).into_owned())
}

fn command(folder: &Path, port: u16) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_chibo"));
    command.args(["demo", "--port", &port.to_string()]).env("TMPDIR", folder).env_remove("RUST_LOG");
    command
}
