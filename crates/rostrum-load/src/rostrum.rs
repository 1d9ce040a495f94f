//! Rostrum as a process of its own, with a meeting whose list of speakers can be opened and closed.

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use tokio::io::{AsyncBufReadExt, BufReader};
use tokio::process::{Child, Command};

use crate::http::{Answer, ask};
use crate::process::Process;

/// The sample of the panel discussion of 21 July 2025.
const NOTE: &[u8] = include_bytes!("../../../examples/local-government-2025.txt");
const SESSION: &str = "session-1";
const FORM: &str = "Content-Type: application/x-www-form-urlencoded\r\n";

/// A running server, which ends with this value.
#[derive(Debug)]
pub struct Rostrum {
    child: Child,
    pub address: SocketAddr,
    cookie: String,
    meeting: String,
    open: bool,
    program: PathBuf,
    folder: tempfile::TempDir,
}

impl Rostrum {
    /// Starts the program on a data folder of its own and creates the meeting.
    ///
    /// # Errors
    /// The program cannot be started, or its pages are not those that this program knows.
    pub async fn start(program: Option<&Path>, streams: usize, inscriptions: usize) -> io::Result<Self> {
        let program = program.map_or_else(beside, |program| Ok(program.to_owned()))?;
        let folder = tempfile::tempdir()?;
        let mut child = Command::new(&program)
            .args(["serve", "--listen", "127.0.0.1:0", "--streams", &streams.to_string(), "--data"])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .kill_on_drop(true)
            .spawn()
            .map_err(|error| io::Error::other(format!("{} cannot be started: {error}", program.display())))?;
        let output = child.stdout.take().ok_or_else(|| unknown("its output"))?;
        let mut lines = BufReader::new(output).lines();
        let (mut address, mut sign_in) = (None, None);
        while let Some(line) = lines.next_line().await? {
            let url = line.split_whitespace().find_map(|word| word.strip_prefix("http://"));
            let (host, path) = url.map(|url| url.split_once('/').unwrap_or((url, ""))).unwrap_or_default();
            address = address.or_else(|| host.parse().ok());
            if path.starts_with("sign-in/") {
                sign_in = Some(format!("/{path}"));
                break;
            }
        }
        // What it prints later must not meet a closed end.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        let address = address.ok_or_else(|| unknown("its address"))?;
        let link = sign_in.ok_or_else(|| unknown("its link to sign in"))?;
        let signed_in = ask(address, &format!("POST {link}"), FORM, b"").await?.fine("signing in")?;
        let cookie = cookie_of(&signed_in).ok_or_else(|| unknown("its cookie"))?;
        let mut rostrum = Self { child, address, cookie, meeting: String::new(), open: false, program, folder };
        rostrum.create_meeting().await?;
        rostrum.change().await?;
        for number in 0..inscriptions {
            rostrum.inscribe(number).await?;
        }
        Ok(rostrum)
    }

    /// Ends it at once (SIGKILL), as a power cut would, and starts it again on the same folder and port. Returns once it
    /// answers.
    ///
    /// # Errors
    /// It does not start again within ten seconds.
    pub async fn kill_and_start_again(&mut self) -> io::Result<()> {
        self.child.kill().await?;
        self.child = Command::new(&self.program)
            .args(["serve", "--listen", &self.address.to_string(), "--data"])
            .arg(self.folder.path())
            .stdout(Stdio::null())
            .kill_on_drop(true)
            .spawn()?;
        for _ in 0..1_000 {
            if ask(self.address, "GET /healthz", "", b"").await.is_ok_and(|answer| answer.status == 200) {
                return Ok(());
            }
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
        Err(unknown("that it is there again"))
    }

    /// The process.
    pub fn process(&self) -> Process {
        Process(self.child.id().unwrap_or_default())
    }

    /// The address of the meeting, without a host.
    pub fn meeting(&self) -> &str {
        &self.meeting
    }

    /// The header that signs in as the secretariat.
    pub fn signed_in(&self) -> String {
        format!("Cookie: {}\r\n", self.cookie)
    }

    /// The address of a stream of the meeting.
    pub fn stream(&self, view: &str) -> String {
        format!("{}/stream?view={view}&lang=en", self.meeting)
    }

    /// A command of the floor that every viewer sees: the list opens, or closes. The version after it.
    ///
    /// # Errors
    /// It was refused.
    pub async fn change(&mut self) -> io::Result<u64> {
        let action = if self.open { "close-list" } else { "open-list" };
        let form = format!("session={SESSION}");
        let answer = self.post(&format!("{}/console/{action}", self.meeting), FORM, form.as_bytes()).await?;
        self.open = !self.open;
        let body = answer.fine(action)?.body;
        number_after(&body, "\"version\":").ok_or_else(|| unknown("the answer to a command"))
    }

    async fn create_meeting(&mut self) -> io::Result<()> {
        let part = "--edge\r\nContent-Disposition: form-data; name=";
        let mut body =
            format!("{part}\"do\"\r\n\r\ncreate\r\n{part}\"file\"; filename=\"note.txt\"\r\n\r\n").into_bytes();
        body.extend_from_slice(NOTE);
        body.extend_from_slice(b"\r\n--edge--\r\n");
        let headers = "Content-Type: multipart/form-data; boundary=edge\r\n";
        let created = self.post("/secretariat/note", headers, &body).await?.fine("creating the meeting")?;
        self.meeting = created.header("location").ok_or_else(|| unknown("the address of the meeting"))?.to_owned();
        Ok(())
    }

    async fn inscribe(&self, number: usize) -> io::Result<()> {
        let form = format!(
            "name=Delegate+{number}&delegation=City+of+Example+{number}&category=local_governments&email=d{number}%40example.org&language=en&visibility=named"
        );
        let register = format!("POST {}/register", self.meeting);
        let registered = ask(self.address, &register, FORM, form.as_bytes()).await?.fine("registering")?;
        let link = registered.body.split_once("/p/").and_then(|(_, rest)| rest.split('"').next());
        let link = link.ok_or_else(|| unknown("a participant's link"))?;
        let signed_in = ask(self.address, &format!("GET /p/{link}"), "", b"").await?.fine("the personal link")?;
        let cookie = cookie_of(&signed_in).ok_or_else(|| unknown("a participant's cookie"))?;
        let headers = format!("{FORM}Cookie: {cookie}\r\n");
        let form = format!("session={SESSION}&standing=single&on_behalf_of=");
        let line = format!("POST {}/me/inscribe", self.meeting);
        ask(self.address, &line, &headers, form.as_bytes()).await?.fine("inscribing").map(|_| ())
    }

    async fn post(&self, path: &str, headers: &str, body: &[u8]) -> io::Result<Answer> {
        ask(self.address, &format!("POST {path}"), &format!("{headers}Cookie: {}\r\n", self.cookie), body).await
    }
}

fn beside() -> io::Result<PathBuf> {
    Ok(std::env::current_exe()?.with_file_name(if cfg!(windows) { "rostrum.exe" } else { "rostrum" }))
}

fn cookie_of(answer: &Answer) -> Option<String> {
    Some(answer.header("set-cookie")?.split(';').next()?.to_owned())
}

fn number_after(text: &str, name: &str) -> Option<u64> {
    let (_, rest) = text.split_once(name)?;
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    rest[..end].parse().ok()
}

fn unknown(what: &str) -> io::Error {
    io::Error::other(format!("rostrum did not tell {what} as this program expects it; are both of one version?"))
}
