//! 100,000 practices: how long the index takes to build, how long a query with counts and ten excerpts takes, beside SQLite
//! FTS5 and Xapian in the same run, and how long it takes until what is put is found.
//!
//! `cargo bench -p rostrum-search --bench compendium -- [practices] [rounds] [alone]`

use std::collections::BTreeMap;
use std::time::{Duration, Instant};

use rostrum_domain::compendium::{Entry, EntryText, Query};
use rostrum_search::{Index, Page};

use fts5::Fts5;
use generate::Generator;
use mix::{Asked, mix};
use xapian::Xapian;

mod fts5;
mod generate;
mod mix;
mod xapian;

const SEED: u64 = 57_12;
/// Practices that are handed over at once.
const AT_ONCE: usize = 1_000;
const FIRST_PAGE: Page = Page { number: 1, size: 10 };

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let numbers: Vec<usize> = words.iter().filter_map(|word| word.parse().ok()).collect();
    let practices = numbers.first().copied().unwrap_or(100_000);
    let rounds = numbers.get(1).copied().unwrap_or(10);
    let alone = words.iter().any(|word| word == "alone");
    let folder = tempfile::tempdir()?;

    let began = Instant::now();
    let mut generator = Generator::new(SEED);
    let entries: Vec<Entry> = (0..practices).map(|_| generator.practice()).collect();
    println!("{practices} practices of 300 words, made in {:.1} s (seed {SEED})", began.elapsed().as_secs_f64());
    let mut sample = BTreeMap::new();
    for entry in &entries {
        sample.entry(entry.language.clone()).or_insert_with(|| entry.clone());
    }

    let before = memory_kb();
    let index = Index::new()?;
    let began = Instant::now();
    for batch in entries.chunks(AT_ONCE) {
        index.put(batch)?;
    }
    index.settle()?;
    let seconds = began.elapsed().as_secs_f64();
    println!("Rostrum   index built in {seconds:.1} s, {} MB more resident memory", (memory_kb() - before) / 1024);

    let mut fts5 = None;
    let mut xapian = None;
    if !alone {
        let before = memory_kb();
        let began = Instant::now();
        let mut other = Fts5::new()?;
        for batch in entries.chunks(AT_ONCE) {
            other.put(batch)?;
        }
        other.settle()?;
        let seconds = began.elapsed().as_secs_f64();
        let memory = memory_kb().saturating_sub(before) / 1024;
        println!("FTS5      index built in {seconds:.1} s, in memory, {memory} MB more resident memory");
        fts5 = Some(other);
        match Xapian::new(&folder.path().join("xapian")) {
            None => println!("Xapian    is not installed: apt-get install python3-xapian"),
            Some(mut other) => {
                other.put(&entries)?;
                let built = other.settle()?;
                println!(
                    "Xapian    index built in {:.1} s, on disk, {} MB resident memory",
                    built.seconds,
                    built.memory_kb / 1024
                );
                xapian = Some(other);
            }
        }
    }
    drop(entries);

    let queries = mix(&Generator::new(SEED), &sample);
    let mut times: [BTreeMap<&str, Vec<Duration>>; 3] = Default::default();
    let mut totals: BTreeMap<&str, [u64; 3]> = BTreeMap::new();
    for _ in 0..rounds {
        for asked in &queries {
            let query = asked.query();
            let began = Instant::now();
            let found = index.search(&query, asked.language, FIRST_PAGE)?;
            times[0].entry(&asked.name).or_default().push(began.elapsed());
            totals.entry(&asked.name).or_default()[0] = found.total;
        }
        for asked in queries.iter().filter(|asked| !asked.alone) {
            if let Some(fts5) = &fts5 {
                let began = Instant::now();
                let (total, _) = fts5.ask(asked)?;
                times[1].entry(&asked.name).or_default().push(began.elapsed());
                totals.entry(&asked.name).or_default()[1] = total.unsigned_abs();
            }
        }
        for asked in queries.iter().filter(|asked| !asked.alone) {
            if let Some(xapian) = &mut xapian {
                let answer = xapian.ask(asked)?;
                times[2].entry(&asked.name).or_default().push(Duration::from_secs_f64(answer.seconds));
                totals.entry(&asked.name).or_default()[2] = answer.total;
            }
        }
    }
    table(&queries, &times, &totals);
    at_once(&index, &queries, rounds)?;
    until_found(&index)?;
    Ok(())
}

fn table(queries: &[Asked], times: &[BTreeMap<&str, Vec<Duration>>; 3], totals: &BTreeMap<&str, [u64; 3]>) {
    println!("\nmedian in ms, and how many entries were found");
    println!("{:<36} {:>18} {:>18} {:>18}", "query", "Rostrum", "FTS5", "Xapian");
    for asked in queries {
        print!("{:<36}", asked.name);
        for (engine, times) in times.iter().enumerate() {
            match times.get(asked.name.as_str()) {
                Some(taken) => print!(" {:>10.2} {:>7}", ms(at(taken, 0.5)), totals[asked.name.as_str()][engine]),
                None => print!(" {:>18}", "-"),
            }
        }
        println!();
    }
    let of_all = |engine: usize, answered_by_all: bool| -> Vec<Duration> {
        let counts = |asked: &&Asked| !answered_by_all || !asked.alone;
        let lists = queries.iter().filter(counts).filter_map(|asked| times[engine].get(asked.name.as_str()));
        lists.flatten().copied().collect()
    };
    println!("\nall queries, ms                          p50      p99      max");
    line("Rostrum, mistyped words among them", &of_all(0, false));
    let ours = of_all(0, true);
    line("Rostrum, what the others answer, too", &ours);
    for (engine, name) in [(1, "SQLite FTS5"), (2, "Xapian")] {
        let other = of_all(engine, true);
        if !other.is_empty() {
            line(name, &other);
            let ratio = |share| ms(at(&other, share)) / ms(at(&ours, share));
            println!("  Rostrum is {:.1} times as fast at p50, {:.1} times at p99", ratio(0.5), ratio(0.99));
        }
    }
}

fn line(name: &str, times: &[Duration]) {
    println!("{name:<38} {:>8.2} {:>8.2} {:>8.2}", ms(at(times, 0.5)), ms(at(times, 0.99)), ms(at(times, 1.0)));
}

/// Two readers at once, on the two cores.
fn at_once(index: &Index, queries: &[Asked], rounds: usize) -> Result<(), Box<dyn std::error::Error>> {
    let ask = |shift: usize| -> Result<Vec<Duration>, rostrum_search::IndexFault> {
        let mut times = Vec::new();
        for at in 0..rounds * queries.len() {
            let asked = &queries[(at * 5 + shift) % queries.len()];
            let query = asked.query();
            let began = Instant::now();
            index.search(&query, asked.language, FIRST_PAGE)?;
            times.push(began.elapsed());
        }
        Ok(times)
    };
    let began = Instant::now();
    let times: Vec<Duration> = std::thread::scope(|scope| {
        let readers = [scope.spawn(|| ask(0)), scope.spawn(|| ask(31))];
        readers.map(|reader| reader.join().expect("a reader does not panic")).into_iter().collect::<Result<Vec<_>, _>>()
    })?
    .concat();
    let seconds = began.elapsed().as_secs_f64();
    line("Rostrum, two readers at once", &times);
    println!("  {:.0} queries a second", times.len() as f64 / seconds);
    Ok(())
}

fn until_found(index: &Index) -> Result<(), Box<dyn std::error::Error>> {
    let mut generator = Generator::new(SEED + 1);
    let mut times = Vec::new();
    for at in 0..30 {
        let mut entry = generator.practice();
        let word = format!("unheard{at}x");
        entry.key = format!("new-{at}");
        entry.texts.push(EntryText { part: None, language: "en".to_owned(), text: word.clone() });
        let began = Instant::now();
        index.put(&[entry])?;
        index.commit()?;
        let found = index.search(&Query { words: word, ..Query::default() }, "en", FIRST_PAGE)?;
        times.push(began.elapsed());
        assert_eq!((found.total, found.instead), (1, None), "what was put is found");
    }
    line("Rostrum, from put to found", &times);
    Ok(())
}

/// The time below which a share of all lie.
fn at(times: &[Duration], share: f64) -> Duration {
    let mut sorted = times.to_vec();
    sorted.sort_unstable();
    let last = sorted.len().saturating_sub(1);
    sorted.get(((sorted.len() as f64 * share).ceil() as usize).saturating_sub(1).min(last)).copied().unwrap_or_default()
}

fn ms(time: Duration) -> f64 {
    time.as_secs_f64() * 1000.0
}

/// Resident memory of this process.
fn memory_kb() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}
