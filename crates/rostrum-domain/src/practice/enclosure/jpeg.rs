//! A JPEG without what stands beside the picture (ITU-T T.81, annex B). How the camera was held stays, or people would
//! lie on their side (Exif 2.32, tag 0x0112).

use super::Size;

const SOI: u8 = 0xd8;
const SOS: u8 = 0xda;
const EOI: u8 = 0xd9;
const COMMENT: u8 = 0xfe;
const EXIF: &[u8] = b"Exif\0\0";
const PROFILE: &[u8] = b"ICC_PROFILE\0";

/// Its size, and the file with the kept segments only; `None` when it ends too early.
pub(super) fn bare(bytes: &[u8]) -> Option<(Size, Vec<u8>)> {
    let mut rest = bytes.strip_prefix(&[0xff, SOI])?;
    let mut kept = vec![0xff, SOI];
    let mut size = None;
    loop {
        let (&start, after) = rest.split_first()?;
        if start != 0xff {
            return None;
        }
        let (&marker, after) = after.split_first()?;
        // Bytes between segments may be filled up with 0xff.
        if marker == 0xff {
            rest = &rest[1..];
            continue;
        }
        let (length, _) = after.split_first_chunk::<2>()?;
        let length = usize::from(u16::from_be_bytes(*length));
        let segment = rest.get(..length.checked_add(2)?)?;
        let content = segment.get(4..)?;
        match marker {
            // SOF of all kinds; DHT, JPG and DAC have numbers between them.
            0xc0..=0xcf if ![0xc4, 0xc8, 0xcc].contains(&marker) => {
                size = Some(frame(content)?);
                kept.extend(segment);
            }
            0xe1 => {
                if let Some(turned) = content.strip_prefix(EXIF).and_then(orientation) {
                    kept.extend(only_orientation(turned));
                }
            }
            // JFIF, colour profile and the transformation of colours by Adobe are needed for the colours.
            0xe0 | 0xee => kept.extend(segment),
            0xe2 if content.starts_with(PROFILE) => kept.extend(segment),
            0xe2..=0xef | COMMENT => {}
            SOS => {
                kept.extend(picture(rest)?);
                return size.map(|size| (size, kept));
            }
            _ => kept.extend(segment),
        }
        rest = &rest[segment.len()..];
    }
}

fn frame(content: &[u8]) -> Option<Size> {
    let [_, a, b, c, d, ..] = *content else { return None };
    let size = Size { height: u32::from(u16::from_be_bytes([a, b])), width: u32::from(u16::from_be_bytes([c, d])) };
    Some(size).filter(|size| size.width > 0 && size.height > 0)
}

/// From the first scan to the end of the picture; what stands behind is dropped, and so is what stands between scans
/// beside the tables that they need.
fn picture(from: &[u8]) -> Option<Vec<u8>> {
    let mut kept = Vec::with_capacity(from.len());
    let mut at = 0;
    loop {
        let marker = *from.get(at + 1).filter(|_| from[at] == 0xff)?;
        if marker == EOI {
            kept.extend([0xff, EOI]);
            return Some(kept);
        }
        let length = usize::from(u16::from_be_bytes([*from.get(at + 2)?, *from.get(at + 3)?])).checked_add(2)?;
        let segment = from.get(at..at + length).filter(|segment| segment.len() >= 4)?;
        let beside = matches!(marker, 0xe0..=0xef | COMMENT);
        if !beside {
            kept.extend(segment);
        }
        at += length;
        if marker == SOS {
            let begin = at;
            // Within a scan 0xff is followed by 0 or by a restart marker.
            while *from.get(at)? != 0xff || matches!(*from.get(at + 1)?, 0 | 0xd0..=0xd7 | 0xff) {
                at += 1;
            }
            kept.extend(&from[begin..at]);
        }
    }
}

/// How the camera was held, where it was not upright: 2 to 8.
fn orientation(tiff: &[u8]) -> Option<u8> {
    let little = match tiff.get(..4)? {
        b"II\x2a\0" => true,
        b"MM\0\x2a" => false,
        _ => return None,
    };
    let two = |at: usize| {
        let bytes = [*tiff.get(at)?, *tiff.get(at.checked_add(1)?)?];
        Some(if little { u16::from_le_bytes(bytes) } else { u16::from_be_bytes(bytes) })
    };
    let bytes: [u8; 4] = tiff.get(4..8)?.try_into().ok()?;
    let first = if little { u32::from_le_bytes(bytes) } else { u32::from_be_bytes(bytes) };
    let first = usize::try_from(first).ok()?;
    let count = usize::from(two(first)?);
    let entry = (0..count).map(|no| first.saturating_add(2 + no * 12)).find(|at| two(*at) == Some(0x0112))?;
    two(entry.checked_add(8)?).and_then(|value| u8::try_from(value).ok()).filter(|value| (2..=8).contains(value))
}

fn only_orientation(turned: u8) -> Vec<u8> {
    let tiff = [b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0".as_slice(), &[turned], b"\0\0\0\0\0\0"].concat();
    let length = u16::try_from(2 + EXIF.len() + tiff.len()).unwrap_or_default().to_be_bytes();
    [&[0xff, 0xe1], length.as_slice(), EXIF, &tiff].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn segment(marker: u8, content: &[u8]) -> Vec<u8> {
        let length = u16::try_from(content.len() + 2).unwrap().to_be_bytes();
        [&[0xff, marker], length.as_slice(), content].concat()
    }

    fn file(beside: &[Vec<u8>]) -> Vec<u8> {
        let frame = segment(0xc0, &[8, 1, 0, 2, 0, 1, 1, 0x11, 0]);
        let scan = [segment(SOS, &[1, 1, 0, 0, 63, 0]), vec![1, 0xff, 0, 2, 0xff, 0xd0, 3, 0xff, EOI]].concat();
        [vec![0xff, SOI], segment(0xe0, b"JFIF\0"), beside.concat(), frame, scan].concat()
    }

    #[test]
    fn what_a_camera_wrote_beside_the_picture_is_left_out() {
        let gps = [EXIF, b"MM\0\x2a\0\0\0\x08\0\0 GPS 35.1595 N Qar"].concat();
        let beside = [segment(0xe1, &gps), segment(COMMENT, b"by Qar"), segment(0xed, b"Photoshop")];
        let (size, kept) = bare(&[file(&beside), b"a film behind the end".to_vec()].concat()).unwrap();
        assert_eq!(size, Size { width: 512, height: 256 });
        assert_eq!(kept, file(&[]));
    }

    #[test]
    fn how_the_camera_was_held_stays() {
        for tiff in [
            b"MM\0\x2a\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0 Qar".as_slice(),
            b"II\x2a\0\x08\0\0\0\x01\0\x12\x01\x03\0\x01\0\0\0\x06\0\0\0 Qar",
        ] {
            let (_, kept) = bare(&file(&[segment(0xe1, &[EXIF, tiff].concat())])).unwrap();
            assert_eq!(kept, file(&[only_orientation(6)]));
            let own = only_orientation(6);
            assert_eq!(orientation(&own[4 + EXIF.len()..]), Some(6));
        }
    }

    #[test]
    fn a_picture_that_is_cut_off_is_none() {
        let whole = file(&[]);
        assert!(bare(&whole).is_some());
        for end in 0..whole.len() {
            assert_eq!(bare(&whole[..end]), None, "cut off behind {end} bytes");
        }
    }
}
