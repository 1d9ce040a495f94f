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
    let mut stream = TcpStream::connect(server).await?;
    stream.set_nodelay(true)?;
    let length = body.len();
    let head = format!(
        "{line} HTTP/1.1\r\nHost: {server}\r\nConnection: close\r\nAccept: application/json\r\n{headers}Content-Length: {length}\r\n\r\n"
    );
    stream.write_all(&[head.as_bytes(), body].concat()).await?;
    let mut bytes = Vec::new();
    stream.read_to_end(&mut bytes).await?;
    let text = String::from_utf8_lossy(&bytes);
    let parts = text.split_once("\r\n\r\n");
    let status = text.split(' ').nth(1).and_then(|status| status.parse().ok());
    let (Some((head, body)), Some(status)) = (parts, status) else {
        return Err(io::Error::other(format!("{line}: the server hung up")));
    };
    Ok(Answer { status, head: head.to_owned(), body: body.to_owned() })
}
