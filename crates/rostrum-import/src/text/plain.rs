//! Plain text in UTF-8, UTF-16 or Windows-1252.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252};

/// Decodes by the byte order mark, else as UTF-8, else by the zero bytes of UTF-16, else as Windows-1252.
pub fn text(bytes: &[u8]) -> String {
    let decoded = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned(),
        None => match std::str::from_utf8(bytes) {
            Ok(text) => text.to_owned(),
            Err(_) => utf16(bytes).unwrap_or(WINDOWS_1252).decode_without_bom_handling(bytes).0.into_owned(),
        },
    };
    plain(&decoded)
}

/// One kind of line break, no zero bytes.
pub fn plain(text: &str) -> String {
    text.replace("\r\n", "\n").replace(['\r', '\u{b}', '\u{2028}', '\u{2029}', '\u{85}'], "\n").replace('\0', "")
}

/// Text of Latin script in UTF-16 has a zero in every second byte.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(1024) & !1];
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let most = head.len() / 4;
    if head.len() < 4 {
        None
    } else if zeros(1) > most && zeros(0) == 0 {
        Some(UTF_16LE)
    } else if zeros(0) > most && zeros(1) == 0 {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether hardly any byte is a control character.
pub fn looks_like_text(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(4096)];
    if Encoding::for_bom(head).is_some() || utf16(head).is_some() {
        return true;
    }
    let control = head.iter().filter(|byte| matches!(byte, 0..=8 | 14..=26 | 28..=31 | 127)).count();
    control * 50 <= head.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encodings_of_office_programs_are_read() {
        let expected = "Séance – 10 h\n";
        let utf16le: Vec<u8> = expected.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let marked = [b"\xff\xfe".as_slice(), &utf16le].concat();
        let ascii: Vec<u8> = "Session\n".encode_utf16().flat_map(u16::to_be_bytes).collect();
        assert_eq!(text(expected.as_bytes()), expected);
        assert_eq!(text(&marked), expected);
        assert_eq!(text(b"S\xe9ance \x96 10 h\r\n"), expected);
        assert_eq!(text(&ascii).replace('\0', ""), "Session\n");
    }
}
