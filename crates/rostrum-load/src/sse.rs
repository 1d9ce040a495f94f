//! Reads states out of server-sent events, and nothing else: no line is kept longer than its beginning.

/// What a line begins with is all that counts of it.
const BEGINNING: usize = 48;
const DATA: &[u8] = b"data: {\"version\":";
const BEAT: &[u8] = b"event: beat";

/// One stream as far as it was read.
#[derive(Clone, Debug)]
pub struct Events {
    line: [u8; BEGINNING],
    length: usize,
    version: Option<u64>,
    beat: bool,
}

impl Default for Events {
    fn default() -> Self {
        Self { line: [0; BEGINNING], length: 0, version: None, beat: false }
    }
}

impl Events {
    /// Takes bytes as they come; tells the version of each state that is complete with them. The pieces of
    /// an answer in chunks need not be taken apart: their lines mean nothing here.
    pub fn take(&mut self, mut bytes: &[u8], mut state: impl FnMut(u64)) {
        while let Some(end) = memchr::memchr(b'\n', bytes) {
            self.keep(&bytes[..end]);
            bytes = &bytes[end + 1..];
            if let Some(version) = self.end_of_line() {
                state(version);
            }
        }
        self.keep(bytes);
    }

    fn keep(&mut self, bytes: &[u8]) {
        let room = (BEGINNING - self.length).min(bytes.len());
        self.line[self.length..self.length + room].copy_from_slice(&bytes[..room]);
        self.length += room;
    }

    fn end_of_line(&mut self) -> Option<u64> {
        let line = &self.line[..self.length];
        self.length = 0;
        if line.is_empty() {
            let (version, beat) = (self.version.take(), std::mem::take(&mut self.beat));
            return version.filter(|_| !beat);
        }
        if line.starts_with(BEAT) {
            self.beat = true;
        } else if let Some(rest) = line.strip_prefix(DATA) {
            let digits = rest.iter().take_while(|byte| byte.is_ascii_digit());
            self.version = Some(digits.fold(0, |number, digit| number * 10 + u64::from(digit - b'0')));
        }
        None
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STREAM: &[u8] = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nd\r\nretry: 2000\n\n\r\n\
        1f\r\nid: 7\ndata: {\"version\":7,\"x\":1}\n\n\r\n25\r\nevent: beat\ndata: {\"version\":7,\"x\":1}\n\n\r\n\
        1f\r\nid: 12\ndata: {\"version\":12}\n\n\r\n";

    #[test]
    fn states_are_read_however_the_bytes_come_and_signs_of_life_are_none() {
        for size in 1..STREAM.len() {
            let (mut events, mut versions) = (Events::default(), Vec::new());
            for piece in STREAM.chunks(size) {
                events.take(piece, |version| versions.push(version));
            }
            assert_eq!(versions, [7, 12], "in pieces of {size}");
        }
    }

    #[test]
    fn a_state_counts_when_it_is_complete() {
        let (mut events, mut versions) = (Events::default(), Vec::new());
        events.take(b"id: 3\ndata: {\"version\":3}\n", |version| versions.push(version));
        assert!(versions.is_empty());
        events.take(b"\n", |version| versions.push(version));
        assert_eq!(versions, [3]);
    }
}
