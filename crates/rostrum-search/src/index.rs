//! The index: what is put into it is found after the next commit.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock, RwLockReadGuard};

use roaring::RoaringBitmap;
use rostrum_domain::compendium::{Entry, EntryText, Kind};
use rustc_hash::FxHashMap;
use tantivy::schema::{FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions, Value};
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{DocAddress, IndexReader, IndexWriter, ReloadPolicy, Searcher, TantivyDocument, Term};

use crate::analyser::{Analyser, Tongue};
use crate::columns::{Columns, Row};
use crate::order::Orders;
use crate::stored;
use crate::tokens::{Tokens, marked};

/// Entries in memory, searched by any number of threads while one puts others in.
pub struct Index {
    writing: Mutex<Writing>,
    shown: RwLock<Shown>,
    /// Analysers that know many words already: as many as there were searches at the same time.
    analysers: Mutex<Vec<Analyser>>,
}

/// The index could not be kept. It is in memory, so there is too little of it, or a rule of tantivy was broken.
#[derive(Debug, thiserror::Error)]
#[error("the search index failed: {0}")]
pub struct IndexFault(#[from] tantivy::TantivyError);

/// Fields of a document.
#[derive(Clone, Copy)]
pub struct Fields {
    /// Kind and key.
    pub id: Field,
    /// The number of the entry in the columns.
    pub number: Field,
    /// Words as they are written.
    pub forms: Field,
    /// What words are reduced to.
    pub stems: Field,
    /// The texts, for excerpts.
    pub texts: Field,
}

struct Writing {
    writer: IndexWriter,
    reader: IndexReader,
    numbers: FxHashMap<(Kind, String), u32>,
    free: Vec<u32>,
    next: u32,
    changes: Vec<(u32, Option<Row>)>,
}

/// What searches see: one state, whole.
pub struct Shown {
    pub searcher: Searcher,
    pub fields: Fields,
    pub columns: Columns,
    pub orders: Orders,
    /// By segment and document, the number of the entry.
    pub numbers: Vec<Arc<[u32]>>,
    /// By number, where the document is.
    addresses: Vec<Option<DocAddress>>,
}

/// How often the words of a title and of names count. Repeating is what BM25F does to the frequency of a term.
const TITLE_COUNTS: usize = 4;
const NAMES_COUNT: usize = 2;
/// Bytes that tantivy gathers before it makes a segment, and how many threads do.
const GATHERED_BYTES: usize = 160_000_000;
const THREADS: usize = 2;

impl Index {
    /// An empty index.
    ///
    /// # Errors
    /// [`IndexFault`] when threads for it cannot be started.
    pub fn new() -> Result<Self, IndexFault> {
        let mut schema = Schema::builder();
        let words = |tokens: &str, option| {
            TextOptions::default()
                .set_indexing_options(TextFieldIndexing::default().set_tokenizer(tokens).set_index_option(option))
        };
        let fields = Fields {
            id: schema.add_text_field("id", STRING),
            number: schema.add_u64_field("number", FAST),
            forms: schema.add_text_field("forms", words("forms", IndexRecordOption::WithFreqsAndPositions)),
            stems: schema.add_text_field("stems", words("stems", IndexRecordOption::WithFreqs)),
            texts: schema.add_bytes_field("texts", STORED),
        };
        let index = tantivy::Index::create_in_ram(schema.build());
        index.tokenizers().register("forms", TextAnalyzer::from(Tokens::forms()));
        index.tokenizers().register("stems", TextAnalyzer::from(Tokens::stems()));
        let writer = index.writer_with_num_threads(THREADS, GATHERED_BYTES)?;
        let reader = index.reader_builder().reload_policy(ReloadPolicy::Manual).try_into()?;
        let shown = Shown {
            searcher: reader.searcher(),
            fields,
            columns: Columns::default(),
            orders: Orders::default(),
            numbers: Vec::new(),
            addresses: Vec::new(),
        };
        let writing =
            Writing { writer, reader, numbers: FxHashMap::default(), free: Vec::new(), next: 0, changes: Vec::new() };
        Ok(Self { writing: Mutex::new(writing), shown: RwLock::new(shown), analysers: Mutex::default() })
    }

    /// Puts entries in, each in place of the one with its kind and key. They are found after [`Index::commit`].
    ///
    /// # Errors
    /// [`IndexFault`] when tantivy takes nothing any more.
    pub fn put(&self, entries: &[Entry]) -> Result<(), IndexFault> {
        let fields = self.shown().fields;
        let mut writing = self.writing();
        for entry in entries {
            let id = id_of(entry.kind, &entry.key);
            let number = match writing.numbers.get(&(entry.kind, entry.key.clone())) {
                Some(number) => {
                    writing.writer.delete_term(Term::from_field_text(fields.id, &id));
                    *number
                }
                None => writing.number_for(entry),
            };
            writing.writer.add_document(document(entry, &id, number, fields))?;
            writing.changes.push((number, Some(Row::of(entry))));
        }
        Ok(())
    }

    /// Takes entries out. They are found until [`Index::commit`]; what is not there is passed over.
    pub fn remove(&self, keys: &[(Kind, String)]) {
        let fields = self.shown().fields;
        let mut writing = self.writing();
        for (kind, key) in keys {
            let Some(number) = writing.numbers.remove(&(*kind, key.clone())) else { continue };
            writing.writer.delete_term(Term::from_field_text(fields.id, &id_of(*kind, key)));
            writing.changes.push((number, None));
        }
    }

    /// Shows all that was put in and taken out since the last commit, at once.
    ///
    /// # Errors
    /// [`IndexFault`] when tantivy cannot; what was shown before stays.
    pub fn commit(&self) -> Result<(), IndexFault> {
        let mut writing = self.writing();
        writing.writer.commit()?;
        self.show(&mut writing)
    }

    /// Commits, and packs everything together: searches are fastest then. For the end of a rebuild.
    ///
    /// # Errors
    /// [`IndexFault`] when tantivy cannot.
    pub fn settle(&self) -> Result<(), IndexFault> {
        let mut writing = self.writing();
        writing.writer.commit()?;
        let segments = writing.writer.index().searchable_segment_ids()?;
        if segments.len() > 1 {
            writing.writer.merge(&segments).wait()?;
        }
        self.show(&mut writing)?;
        drop(writing.writer.garbage_collect_files().wait()?);
        Ok(())
    }

    /// How many entries are shown.
    pub fn len(&self) -> u64 {
        self.shown().columns.live().len()
    }

    /// Whether none is shown.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Whether an entry is shown.
    pub fn holds(&self, kind: Kind, key: &str) -> bool {
        self.shown().number_of(kind, key).is_some()
    }

    pub(crate) fn shown(&self) -> RwLockReadGuard<'_, Shown> {
        // A search changes nothing, so one that panicked leaves the state whole.
        self.shown.read().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does something with an analyser that knows the words of earlier searches.
    pub(crate) fn with_analyser<T>(&self, act: impl FnOnce(&mut Analyser) -> T) -> T {
        let kept = || self.analysers.lock().unwrap_or_else(PoisonError::into_inner);
        let mut analyser = kept().pop().unwrap_or_default();
        let done = act(&mut analyser);
        kept().push(analyser);
        done
    }

    fn writing(&self) -> MutexGuard<'_, Writing> {
        self.writing.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn show(&self, writing: &mut Writing) -> Result<(), IndexFault> {
        writing.reader.reload()?;
        let searcher = writing.reader.searcher();
        let mut numbers = Vec::with_capacity(searcher.segment_readers().len());
        let mut addresses = vec![None; writing.next as usize];
        for (segment, reader) in (0..).zip(searcher.segment_readers()) {
            let column = reader.fast_fields().u64("number")?.first_or_default_col(0);
            let read = |doc| u32::try_from(column.get_val(doc)).expect("numbers are given out as u32");
            let of_segment: Arc<[u32]> = (0..reader.max_doc()).map(read).collect();
            for doc in reader.doc_ids_alive() {
                addresses[of_segment[doc as usize] as usize] = Some(DocAddress::new(segment, doc));
            }
            numbers.push(of_segment);
        }
        let mut shown = self.shown.write().unwrap_or_else(PoisonError::into_inner);
        let changed: RoaringBitmap = writing.changes.iter().map(|(number, _)| *number).collect();
        shown.orders.forget(&changed);
        for (number, row) in std::mem::take(&mut writing.changes) {
            match row {
                Some(row) => shown.columns.put(number, row),
                None => {
                    shown.columns.remove(number);
                    writing.free.push(number);
                }
            }
        }
        shown.searcher = searcher;
        shown.numbers = numbers;
        shown.addresses = addresses;
        Ok(())
    }
}

impl Writing {
    fn number_for(&mut self, entry: &Entry) -> u32 {
        let number = self.free.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.numbers.insert((entry.kind, entry.key.clone()), number);
        number
    }
}

impl Shown {
    /// The texts of an entry.
    pub fn texts(&self, number: u32) -> tantivy::Result<Vec<EntryText>> {
        let Some(address) = self.addresses.get(number as usize).copied().flatten() else { return Ok(Vec::new()) };
        let document: TantivyDocument = self.searcher.doc(address)?;
        let bytes = document.get_first(self.fields.texts).and_then(|value| value.as_bytes());
        Ok(bytes.map(stored::read).unwrap_or_default())
    }

    /// The number of an entry that is shown.
    pub fn number_of(&self, kind: Kind, key: &str) -> Option<u32> {
        self.columns.with_key(kind, key)
    }
}

fn id_of(kind: Kind, key: &str) -> String {
    format!("{}:{key}", kind.code())
}

fn document(entry: &Entry, id: &str, number: u32, fields: Fields) -> TantivyDocument {
    let mut document = TantivyDocument::default();
    document.add_text(fields.id, id);
    document.add_u64(fields.number, u64::from(number));
    document.add_bytes(fields.texts, &stored::write(entry));
    let mut add = |text: &str, tongue, times| {
        let text = marked(text, tongue);
        for _ in 0..times {
            document.add_text(fields.forms, &text);
            document.add_text(fields.stems, &text);
        }
    };
    add(&entry.title, Tongue::from_tag(&entry.language), TITLE_COUNTS);
    for name in &entry.names {
        add(name, Tongue::Other, NAMES_COUNT);
    }
    for text in &entry.texts {
        add(&text.text, Tongue::from_tag(&text.language), 1);
    }
    document
}
