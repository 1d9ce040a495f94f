//! One request over one connection.

use std::io;
use std::net::SocketAddr;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// An answer.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    head: String,
    pub body: String,
}

impl Answer {
    /// A header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        let lines = self.head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(|(known, _)| known.eq_ignore_ascii_case(name)).map(|(_, value)| value).next()
    }

    /// The answer, when it is a success or leads on.
    ///
    /// # Errors
    /// It is neither.
    pub fn fine(self, what: &str) -> io::Result<Self> {
        if (200..400).contains(&self.status) {
            return Ok(self);
        }
        Err(io::Error::other(format!("{what}: the server answered {}: {}", self.status, self.body.trim())))
    }
}

/// Sends a request whose header lines end with `\r\n` each, and reads the answer to its end.
///
/// # Errors
/// The connection broke, or what came is no answer.
pub async fn ask(server: SocketAddr, line: &str, headers: &str, body: &[u8]) -> io::Result<Answer> {
    let (head, body) = ask_bytes(server, line, headers, body).await?;
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    let Some(status) = status else { return Err(io::Error::other(format!("{line}: what came is no answer"))) };
    Ok(Answer { status, head, body: String::from_utf8_lossy(&body).into_owned() })
}

/// The same for an answer that is no text: its head, and its body as it came.
///
/// # Errors
/// The connection broke, or what came is no answer.
pub async fn ask_bytes(server: SocketAddr, line: &str, headers: &str, body: &[u8]) -> io::Result<(String, Vec<u8>)> {
    let mut stream = TcpStream::connect(server).await?;
    stream.set_nodelay(true)?;
    let length = body.len();
    // Programs are answered in JSON, unless they ask for a page.
    let accept = if headers.contains("Accept: ") { "" } else { "Accept: application/json\r\n" };
    let head = format!(
        "{line} HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\n{accept}{headers}Content-Length: {length}\r\n\r\n"
    );
    stream.write_all(&[head.as_bytes(), body].concat()).await?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    let Some(at) = memchr::memmem::find(&bytes, b"\r\n\r\n") else {
        return Err(io::Error::other(format!("{line}: the server hung up")));
    };
    Ok((String::from_utf8_lossy(&bytes[..at]).into_owned(), bytes[at + 4..].to_vec()))
}
