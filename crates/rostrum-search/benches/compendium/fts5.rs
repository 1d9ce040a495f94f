//! SQLite FTS5 answering the same: words with `unicode61`, filters and counts with SQL.

use rostrum_domain::compendium::Entry;
use rusqlite::{Connection, params};

use crate::mix::Asked;

/// A database in memory.
pub struct Fts5(Connection);

impl Fts5 {
    /// An empty one.
    pub fn new() -> rusqlite::Result<Self> {
        let db = Connection::open_in_memory()?;
        db.execute_batch(
            "CREATE VIRTUAL TABLE practice USING fts5(title, names, body, tokenize = 'unicode61 remove_diacritics 2');
             CREATE TABLE value(facet TEXT, code TEXT, id INTEGER, PRIMARY KEY(facet, code, id)) WITHOUT ROWID;
             CREATE TABLE held(id INTEGER, facet TEXT, code TEXT, PRIMARY KEY(id, facet, code)) WITHOUT ROWID;
             CREATE TEMP TABLE hit(id INTEGER PRIMARY KEY, rank REAL);",
        )?;
        Ok(Self(db))
    }

    /// Takes practices in, in one transaction.
    pub fn put(&mut self, entries: &[Entry]) -> rusqlite::Result<()> {
        let transaction = self.0.transaction()?;
        {
            let mut practice = transaction
                .prepare_cached("INSERT INTO practice(rowid, title, names, body) VALUES ($1, $2, $3, $4)")?;
            let mut value = transaction.prepare_cached("INSERT INTO value VALUES ($1, $2, $3)")?;
            let mut held = transaction.prepare_cached("INSERT INTO held VALUES ($1, $2, $3)")?;
            for entry in entries {
                let id: i64 = entry.key.parse().expect("keys of practices are numbers");
                let body: Vec<&str> = entry.texts.iter().map(|text| text.text.as_str()).collect();
                practice.execute(params![id, entry.title, entry.names.join("\n"), body.join("\n")])?;
                for (facet, codes) in entry.values() {
                    for code in codes {
                        value.execute(params![facet.code(), code, id])?;
                        held.execute(params![id, facet.code(), code])?;
                    }
                }
            }
        }
        transaction.commit()
    }

    /// Packs the words together.
    pub fn settle(&self) -> rusqlite::Result<()> {
        self.0.execute_batch("INSERT INTO practice(practice) VALUES ('optimize'); ANALYZE;")
    }

    /// How many fit, ten with excerpts, and all counts.
    pub fn ask(&self, asked: &Asked) -> rusqlite::Result<(i64, usize)> {
        let quoted: Vec<String> = asked.words.iter().map(|word| word.replace('"', "")).collect();
        let words = match (asked.phrase, asked.language) {
            (true, "zh") => format!("\"{}\"", quoted.concat()),
            (true, _) => format!("\"{}\"", quoted.join(" ")),
            (false, _) => quoted.iter().map(|word| format!("\"{word}\"")).collect::<Vec<_>>().join(" "),
        };
        // From entry to entry: a list of all with a value would cost more than most searches find.
        let holds = |id: &str, (facet, code): &(&str, &str)| {
            format!(" AND EXISTS (SELECT 1 FROM held WHERE held.id = {id} AND facet = '{facet}' AND code = '{code}')")
        };
        let filters = |id: &str| asked.filters.iter().map(|filter| holds(id, filter)).collect::<String>();
        self.0.execute("DELETE FROM hit", [])?;
        if asked.words.is_empty() {
            let sql = format!("INSERT INTO hit SELECT rowid, 0 FROM practice WHERE 1{}", filters("practice.rowid"));
            self.0.execute(&sql, [])?;
        } else {
            let sql = format!(
                "INSERT INTO hit SELECT rowid, bm25(practice, 4, 2, 1) FROM practice WHERE practice MATCH $1{}",
                filters("practice.rowid")
            );
            self.0.execute(&sql, [&words])?;
        }
        let total: i64 = self.0.query_row("SELECT count(*) FROM hit", [], |row| row.get(0))?;
        // The whole is counted in the order in which it lies.
        let mut counts = self.0.prepare_cached(if asked.words.is_empty() && asked.filters.is_empty() {
            "SELECT facet, code, count(*) FROM value GROUP BY facet, code"
        } else {
            "SELECT facet, code, count(*) FROM hit CROSS JOIN held ON held.id = hit.id GROUP BY facet, code"
        })?;
        let counted = counts.query_map([], |row| row.get::<_, i64>(2))?.count();
        let mut best = self.0.prepare_cached("SELECT id FROM hit ORDER BY rank, id LIMIT 10")?;
        let ids: Vec<i64> = best.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        let mut excerpt = self.0.prepare_cached(
            "SELECT snippet(practice, 2, '<mark>', '</mark>', '…', 40) FROM practice WHERE practice MATCH $1 AND rowid = $2",
        )?;
        for id in ids.iter().filter(|_| !asked.words.is_empty()) {
            let _: Option<String> = excerpt.query_row(params![words, id], |row| row.get(0)).ok();
        }
        Ok((total, counted))
    }
}
