//! How much the packed streams of a PDF unpack to, counted before a library unpacks them all.

use std::io::Read;

use flate2::read::ZlibDecoder;

/// What all streams together may unpack to.
const MOST_BYTES: u64 = 128 * 1024 * 1024;
/// So many bytes of a stream are looked at to see whether it holds a packed stream itself.
const HEAD: usize = 2;

/// Whether all streams of a PDF, packed twice as well, stay within the bound.
pub fn is_within(pdf: &[u8]) -> bool {
    let mark = b"stream";
    let mut left = MOST_BYTES;
    let mut at = 0;
    while let Some(found) = pdf[at..].windows(mark.len()).position(|window| window == mark) {
        at += found + mark.len();
        let body = &pdf[at..];
        let body = body.strip_prefix(b"\r\n").or_else(|| body.strip_prefix(b"\n")).unwrap_or(body);
        if !is_packed(body) {
            continue;
        }
        let mut head = Vec::new();
        // A stream that breaks off counts as far as it goes.
        let _ = ZlibDecoder::new(body).take(HEAD as u64).read_to_end(&mut head);
        let unpacked = count(ZlibDecoder::new(body), left);
        left = left.saturating_sub(unpacked);
        if is_packed(&head) {
            left = left.saturating_sub(count(ZlibDecoder::new(ZlibDecoder::new(body)), left));
        }
        if left == 0 {
            return false;
        }
    }
    true
}

/// The head of zlib: the method is 8, and the two bytes are a multiple of 31.
fn is_packed(bytes: &[u8]) -> bool {
    let [first, second, ..] = bytes else { return false };
    first & 0x0f == 8 && (u16::from(*first) << 8 | u16::from(*second)).is_multiple_of(31)
}

fn count(mut reader: impl Read, most: u64) -> u64 {
    let mut buffer = [0; 16 * 1024];
    let mut total = 0;
    while total < most {
        match reader.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(read) => total += read as u64,
        }
    }
    total
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use flate2::Compression;
    use flate2::write::ZlibEncoder;

    use super::*;

    fn packed(bytes: &[u8]) -> Vec<u8> {
        let mut out = ZlibEncoder::new(Vec::new(), Compression::best());
        out.write_all(bytes).unwrap();
        out.finish().unwrap()
    }

    #[test]
    fn a_stream_that_grows_beyond_measure_is_seen_packed_once_and_twice() {
        let bomb = packed(&vec![0; MOST_BYTES as usize + 1]);
        let pdf = |stream: &[u8]| [b"%PDF-1.4\n1 0 obj<<>>stream\r\n".as_slice(), stream, b"\nendstream"].concat();
        assert!(!is_within(&pdf(&bomb)));
        assert!(!is_within(&pdf(&packed(&bomb))));
        assert!(is_within(&pdf(&packed(b"BT (text) Tj ET"))));
        assert!(is_within(b"%PDF-1.4 stream"));
    }
}
