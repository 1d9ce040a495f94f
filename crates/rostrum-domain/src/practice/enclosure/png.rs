//! A PNG without what stands beside the picture (PNG, third edition, sections 5 and 11).

use super::Size;

const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// What is needed to show the picture in its colours.
const KEPT: [&[u8; 4]; 11] =
    [b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"pHYs"];

/// Its size, and the file with the kept chunks only; `None` when it ends too early.
pub(super) fn bare(bytes: &[u8]) -> Option<(Size, Vec<u8>)> {
    let mut rest = bytes.strip_prefix(SIGNATURE)?;
    let mut kept = SIGNATURE.to_vec();
    let mut size = None;
    let mut has_content = false;
    loop {
        let (length, after) = rest.split_first_chunk::<4>()?;
        let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
        let (kind, after) = after.split_first_chunk::<4>()?;
        let content = after.get(..length)?;
        // Four bytes of check sum.
        let whole = length.checked_add(12)?;
        let chunk = rest.get(..whole)?;
        if size.is_none() {
            size = Some(header(kind, content)?);
        }
        has_content |= kind == b"IDAT";
        if KEPT.contains(&kind) {
            kept.extend(chunk);
        }
        if kind == b"IEND" {
            return size.filter(|_| has_content).map(|size| (size, kept));
        }
        rest = &rest[whole..];
    }
}

fn header(kind: &[u8; 4], content: &[u8]) -> Option<Size> {
    let (width, rest) = content.split_first_chunk::<4>().filter(|_| kind == b"IHDR" && content.len() == 13)?;
    let (height, _) = rest.split_first_chunk::<4>()?;
    let size = Size { width: u32::from_be_bytes(*width), height: u32::from_be_bytes(*height) };
    Some(size).filter(|size| size.width > 0 && size.height > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chunk(kind: &[u8; 4], content: &[u8]) -> Vec<u8> {
        let length = u32::try_from(content.len()).unwrap().to_be_bytes();
        [length.as_slice(), kind, content, b"sum!"].concat()
    }

    #[test]
    fn what_a_program_wrote_beside_the_picture_is_left_out() {
        let header = [0, 0, 2, 0, 0, 0, 1, 0, 8, 2, 0, 0, 0];
        let picture = [chunk(b"IHDR", &header), chunk(b"IDAT", b"dots"), chunk(b"IEND", b"")].concat();
        let bare_file = [SIGNATURE, &picture].concat();
        let (size, kept) = bare(&bare_file).unwrap();
        assert_eq!((size, &kept), (Size { width: 512, height: 256 }, &bare_file));
        let beside = [
            SIGNATURE,
            &chunk(b"IHDR", &header),
            &chunk(b"tEXt", b"Author\0Qar"),
            &chunk(b"eXIf", b"GPS"),
            &chunk(b"IDAT", b"dots"),
            &chunk(b"IEND", b""),
            b"more behind the end",
        ]
        .concat();
        assert_eq!(bare(&beside).unwrap().1, bare_file);
        for end in 0..bare_file.len() {
            assert_eq!(bare(&bare_file[..end]), None, "cut off behind {end} bytes");
        }
    }
}
