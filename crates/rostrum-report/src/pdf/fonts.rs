//! Which fonts a report needs: the text face built in, and for letters that it lacks whatever the
//! folders have.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};

use typst::foundations::Bytes;
use typst::text::{Font, FontInfo, FontStyle, is_default_ignorable};

/// The text face, which typst carries.
const TEXT_FACE: &str = "Libertinus Serif";
/// Folders of the system, whichever of them exist.
const SYSTEM: [&str; 4] = ["/usr/share/fonts", "/usr/local/share/fonts", "/Library/Fonts", "C:\\Windows\\Fonts"];
/// The larger files are emoji in several sizes and the like.
const LARGEST_BYTES: u64 = 64 << 20;

/// The fonts of one report.
pub struct Chosen {
    pub fonts: Vec<Font>,
    /// Names of the families, the text face first.
    pub families: Vec<String>,
    /// Letters that none of the fonts has.
    pub missing: BTreeSet<char>,
    /// What is printed in their place.
    pub replacement: char,
}

static BUILT_IN: LazyLock<Vec<Font>> =
    LazyLock::new(|| typst_assets::fonts().flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect());

/// Chooses fonts for all these letters.
pub fn choose(letters: &BTreeSet<char>, folders: &[PathBuf]) -> Chosen {
    let mut fonts: Vec<Font> = BUILT_IN.iter().filter(|font| font.info().family == TEXT_FACE).cloned().collect();
    let mut families = vec![TEXT_FACE.to_owned()];
    let mut missing: BTreeSet<char> = letters.iter().copied().filter(|c| !is_default_ignorable(*c)).collect();
    for font in fonts.iter().filter(|font| is_plain(font.info())) {
        remove_covered(&mut missing, font);
    }
    if !missing.is_empty() {
        let found = all_in(folders);
        while let Some(family) = best_family(&found, &missing, &families) {
            // One face a family, so that what the family has is known whatever the weight.
            let Some(font) = face_of(&found, &family).and_then(Face::load) else { break };
            remove_covered(&mut missing, &font);
            fonts.push(font);
            families.push(family);
        }
    }
    if !missing.is_empty() {
        // Rarer signs are in the other faces that typst carries.
        for font in BUILT_IN.iter().filter(|font| font.info().family != TEXT_FACE && is_plain(font.info())) {
            let before = missing.len();
            remove_covered(&mut missing, font);
            if missing.len() < before {
                fonts.push(font.clone());
                families.push(font.info().family.clone());
            }
        }
    }
    let has = |c: char| fonts.iter().any(|font| font.info().coverage.contains(u32::from(c)));
    let replacement = ['\u{FFFD}', '□'].into_iter().find(|c| has(*c)).unwrap_or('?');
    Chosen { fonts, families, missing, replacement }
}

fn remove_covered(missing: &mut BTreeSet<char>, font: &Font) {
    missing.retain(|c| !font.info().coverage.contains(u32::from(*c)));
}

/// Upright, of the usual weight.
fn is_plain(info: &FontInfo) -> bool {
    info.variant.style == FontStyle::Normal && info.variant.weight.to_number() == 400
}

fn face_of<'a>(found: &'a [Face], family: &str) -> Option<&'a Face> {
    found.iter().find(|face| face.info.family == family)
}

/// The family that has most of the missing letters; of equals the first by name.
fn best_family(found: &[Face], missing: &BTreeSet<char>, taken: &[String]) -> Option<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for face in found.iter().filter(|face| !taken.contains(&face.info.family)) {
        // Of several faces the first counts, as in `face_of`.
        let count = || missing.iter().filter(|c| face.info.coverage.contains(u32::from(**c))).count();
        counts.entry(&face.info.family).or_insert_with(count);
    }
    let best = counts.values().copied().max().filter(|count| *count > 0)?;
    counts.into_iter().find(|(_, count)| *count == best).map(|(family, _)| family.to_owned())
}

/// A face in a file.
struct Face {
    path: PathBuf,
    index: u32,
    info: FontInfo,
}

impl Face {
    fn load(&self) -> Option<Font> {
        let bytes = fs::read(&self.path).ok()?;
        Font::new(Bytes::new(bytes), self.index)
    }
}

/// Folders that have been searched, for the life of the process.
static SEARCHED: LazyLock<Mutex<HashMap<PathBuf, Arc<Vec<Face>>>>> = LazyLock::new(Mutex::default);

/// All faces in the folders and in those of the system, in the order of their paths.
fn all_in(folders: &[PathBuf]) -> Vec<Face> {
    let system = SYSTEM.iter().map(PathBuf::from);
    let mut all = Vec::new();
    for folder in folders.iter().cloned().chain(system) {
        let mut searched = SEARCHED.lock().unwrap_or_else(PoisonError::into_inner);
        let faces = searched.entry(folder.clone()).or_insert_with(|| Arc::new(search(&folder)));
        all.extend(faces.iter().map(|face| Face {
            path: face.path.clone(),
            index: face.index,
            info: face.info.clone(),
        }));
    }
    all
}

fn search(folder: &Path) -> Vec<Face> {
    let mut files = Vec::new();
    font_files(folder, 0, &mut files);
    files.sort();
    let faces = |path: PathBuf| {
        let bytes = fs::read(&path).unwrap_or_default();
        let infos: Vec<FontInfo> = FontInfo::iter(&bytes).collect();
        let indexed = (0..).zip(infos).filter(|(_, info)| is_plain(info));
        indexed.map(move |(index, info)| Face { path: path.clone(), index, info })
    };
    files.into_iter().flat_map(faces).collect()
}

fn font_files(folder: &Path, depth: u32, files: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else { return };
    for entry in entries.flatten() {
        let path = entry.path();
        let Ok(metadata) = fs::metadata(&path) else { continue };
        let extension = path.extension().and_then(|text| text.to_str()).unwrap_or_default().to_ascii_lowercase();
        if metadata.is_dir() && depth < 6 {
            font_files(&path, depth + 1, files);
        } else if metadata.len() <= LARGEST_BYTES && matches!(extension.as_str(), "ttf" | "otf" | "ttc" | "otc") {
            files.push(path);
        }
    }
}
