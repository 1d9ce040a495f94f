//! The program itself, started as people start it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};
use std::time::Duration;

use reqwest::header::ACCEPT;
use reqwest::redirect;
use serde_json::Value;

/// The sample note of the repository.
pub fn sample() -> String {
    concat!(env!("CARGO_MANIFEST_DIR"), "/../../examples/local-government-2025.txt").to_owned()
}

/// Runs a command to its end.
pub fn run(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_rostrum")).args(arguments).output().unwrap()
}

/// What a command printed as an error, with its exit code.
pub fn refused(arguments: &[&str]) -> (Option<i32>, String) {
    let output = run(arguments);
    (output.status.code(), String::from_utf8(output.stderr).unwrap())
}

/// A running server; it is killed when the value goes.
pub struct Server {
    child: Child,
    pub base: String,
    pub sign_in: Option<String>,
}

impl Server {
    /// Starts `rostrum serve` on a free port and waits for its address.
    pub fn start(data: &Path) -> Self {
        Self::start_with(data, &[], Stdio::inherit())
    }

    /// The same with more in its environment, and its log elsewhere.
    pub fn start_with(data: &Path, environment: &[(&str, &str)], log: Stdio) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_rostrum"))
            .args(["serve", "--listen", "127.0.0.1:0", "--sign-in-link", "--data"])
            .arg(data)
            .envs(environment.iter().copied())
            .stdout(Stdio::piped())
            .stderr(log)
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map(Result::unwrap);
        let first = lines.next().expect("the server prints its address");
        let base = first.split(' ').find(|word| word.starts_with("http://")).unwrap().to_owned();
        let sign_in = lines.find_map(|line| line.trim().starts_with("http").then(|| line.trim().to_owned()));
        Self { child, base, sign_in }
    }

    /// SIGKILL, with no chance to tidy up.
    pub fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    pub fn browser(&self) -> Browser {
        let http = reqwest::Client::builder()
            .cookie_store(true)
            .redirect(redirect::Policy::none())
            .timeout(Duration::from_secs(20))
            .no_proxy()
            .build();
        Browser { http: http.unwrap(), base: self.base.clone() }
    }

    /// A browser that is signed in as the secretariat.
    pub async fn secretariat(&self) -> Browser {
        let browser = self.browser();
        let answer = browser.http.post(self.sign_in.as_ref().unwrap()).send().await.unwrap();
        assert!(answer.status().is_redirection(), "signing in answered {}", answer.status());
        browser
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// One person's browser.
pub struct Browser {
    http: reqwest::Client,
    base: String,
}

impl Browser {
    pub async fn get(&self, path: &str) -> (u16, String) {
        let answer = self.http.get(format!("{}{path}", self.base)).send().await.unwrap();
        (answer.status().as_u16(), answer.text().await.unwrap())
    }

    pub async fn json(&self, path: &str) -> Value {
        let (status, text) = self.get(path).await;
        assert_eq!(status, 200, "{path}: {text}");
        serde_json::from_str(&text).unwrap()
    }

    /// The same from a server that may be gone: `None` when no answer came.
    pub async fn try_json(&self, path: &str) -> Option<Value> {
        let answer = self.http.get(format!("{}{path}", self.base)).send().await.ok()?;
        serde_json::from_str(&answer.text().await.ok()?).ok()
    }

    /// Sends a form and reads JSON.
    pub async fn post(&self, path: &str, form: &[(&str, &str)]) -> (u16, Value) {
        let request = self.http.post(format!("{}{path}", self.base)).header(ACCEPT, "application/json").form(form);
        let answer = request.send().await.unwrap();
        let status = answer.status().as_u16();
        (status, serde_json::from_str(&answer.text().await.unwrap()).unwrap_or_default())
    }

    /// The same with a server that may be gone: `None` when no answer came.
    pub async fn try_post(&self, path: &str, form: &[(&str, &str)]) -> Option<(u16, Value)> {
        let request = self.http.post(format!("{}{path}", self.base)).header(ACCEPT, "application/json").form(form);
        let answer = request.send().await.ok()?;
        let status = answer.status().as_u16();
        Some((status, serde_json::from_str(&answer.text().await.ok()?).unwrap_or_default()))
    }

    /// Opens a personal link.
    pub async fn open(&self, link: &str) {
        let answer = self.http.get(link).send().await.unwrap();
        assert!(answer.status().is_redirection(), "{link} answered {}", answer.status());
    }
}
