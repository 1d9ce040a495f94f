//! What typst may see: a template, its data, and fonts. No clock, no files.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};

static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(<Library as LibraryExt>::default()));
static REPORT: LazyLock<Source> = LazyLock::new(|| Source::new(id("report.typ"), include_str!("report.typ").into()));
static BADGES: LazyLock<Source> = LazyLock::new(|| Source::new(id("badges.typ"), include_str!("badges.typ").into()));
static DATA: LazyLock<FileId> = LazyLock::new(|| id("report.json"));

fn id(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a plain name is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}

/// What is laid out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// The report of a meeting.
    Report,
    /// Badges of its participants.
    Badges,
}

impl Template {
    fn source(self) -> &'static Source {
        match self {
            Self::Report => &REPORT,
            Self::Badges => &BADGES,
        }
    }
}

/// The world of one report, or of one sheet of badges.
pub struct ReportWorld {
    template: Template,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
    data: Bytes,
}

impl ReportWorld {
    pub fn new(template: Template, fonts: Vec<Font>, data: Vec<u8>) -> Self {
        Self { template, book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts, data: Bytes::new(data) }
    }
}

impl World for ReportWorld {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &self.book
    }

    fn main(&self) -> FileId {
        self.template.source().id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let template = self.template.source();
        if id == template.id() { Ok(template.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == *DATA { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        self.fonts.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
