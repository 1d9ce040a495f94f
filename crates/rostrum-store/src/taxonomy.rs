//! The taxonomy as it stands and as it stood: what ships with the program, and every version that the secretariat made.

use std::sync::Arc;

use jiff::Timestamp;
use rostrum_domain::taxonomy::{Scheme, Taxonomy, Term, undoing};
use sqlx::SqliteExecutor;
use tokio::sync::RwLock;

use crate::error::Error;
use crate::folder::{Store, instant};
use crate::staff::AccountNo;

/// The present taxonomy, from when it was first asked for. Whoever changes it holds the lock until the change is
/// committed, so what is kept here is never older than what is in the folder.
pub(crate) type KeptTaxonomy = Arc<RwLock<Option<Arc<Taxonomy>>>>;

/// How a version came about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaxonomyCause {
    /// A term was added or edited on its page.
    Edit,
    /// A table was read in.
    Table,
    /// All was put back as it stood at this version.
    BackTo(u32),
}

/// A version of the taxonomy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaxonomyVersion {
    /// From 1; version 0 is what ships.
    pub no: u32,
    /// When it was made.
    pub at: Timestamp,
    /// Who made it, where an account is known.
    pub by: Option<AccountNo>,
    /// How it came about.
    pub cause: TaxonomyCause,
    /// How many terms it changed.
    pub terms: u32,
}

type Row = (i64, i64, Option<i64>, String, Option<i64>, i64);

impl Store {
    /// The present taxonomy. It stays in memory until it is changed.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn taxonomy(&self) -> Result<Arc<Taxonomy>, Error> {
        if let Some(kept) = self.taxonomy.read().await.as_ref() {
            return Ok(Arc::clone(kept));
        }
        let mut kept = self.taxonomy.write().await;
        if let Some(kept) = kept.as_ref() {
            return Ok(Arc::clone(kept));
        }
        let fresh = Arc::new(read(&self.read, u32::MAX).await?);
        *kept = Some(Arc::clone(&fresh));
        Ok(fresh)
    }

    /// The taxonomy as it stood at a version; `None` when there is no such version yet.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn find_taxonomy_at(&self, version: u32) -> Result<Option<Taxonomy>, Error> {
        let (last,): (i64,) =
            sqlx::query_as("SELECT COALESCE(MAX(no), 0) FROM taxonomy_version").fetch_one(&self.read).await?;
        if i64::from(version) > last { Ok(None) } else { read(&self.read, version).await.map(Some) }
    }

    /// All versions, the latest first.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn list_taxonomy_versions(&self) -> Result<Vec<TaxonomyVersion>, Error> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT v.no, v.at, v.account, v.cause, v.back_to, \
             (SELECT COUNT(*) FROM taxonomy_term t WHERE t.version = v.no) \
             FROM taxonomy_version v ORDER BY v.no DESC",
        )
        .fetch_all(&self.read)
        .await?;
        rows.into_iter().map(version).collect()
    }

    /// Lets `decide` say which terms change, and makes a version of them; the number of the present version when none
    /// does. Nobody else changes the taxonomy in between.
    ///
    /// # Errors
    /// The outside failed. What `decide` refuses is handed back inside.
    pub async fn change_taxonomy<E>(
        &self,
        by: Option<AccountNo>,
        cause: TaxonomyCause,
        decide: impl FnOnce(&Taxonomy) -> Result<Vec<(Scheme, Term)>, E>,
    ) -> Result<Result<u32, E>, Error> {
        let mut kept = self.taxonomy.write().await;
        let now = match kept.take() {
            Some(now) => now,
            None => Arc::new(read(&self.read, u32::MAX).await?),
        };
        let decided = decide(&now);
        let changes: Vec<(Scheme, Term)> = match decided {
            Ok(terms) => {
                terms.into_iter().filter(|(scheme, term)| now.term(*scheme, &term.code) != Some(term)).collect()
            }
            Err(refused) => {
                *kept = Some(now);
                return Ok(Err(refused));
            }
        };
        // While it is written nothing is kept: should the commit fail, the folder is asked again.
        let no = self.insert_taxonomy_version(by, cause, &changes).await?;
        let mut then = Arc::unwrap_or_clone(now);
        then.put_all(changes);
        *kept = Some(Arc::new(then));
        Ok(Ok(no))
    }

    /// Puts all back as it stood at a version, as a new version; terms that came since are retired. `None` when there is
    /// no such version.
    ///
    /// # Errors
    /// The outside failed.
    pub async fn restore_taxonomy(&self, by: Option<AccountNo>, version: u32) -> Result<Option<u32>, Error> {
        let Some(then) = self.find_taxonomy_at(version).await? else { return Ok(None) };
        let decide = |now: &Taxonomy| Ok::<_, std::convert::Infallible>(undoing(now, &then));
        let Ok(no) = self.change_taxonomy(by, TaxonomyCause::BackTo(version), decide).await?;
        Ok(Some(no))
    }

    async fn insert_taxonomy_version(
        &self,
        by: Option<AccountNo>,
        cause: TaxonomyCause,
        changes: &[(Scheme, Term)],
    ) -> Result<u32, Error> {
        let (code, back_to) = match cause {
            TaxonomyCause::Edit => ("edit", None),
            TaxonomyCause::Table => ("table", None),
            TaxonomyCause::BackTo(version) => ("back", Some(i64::from(version))),
        };
        let mut tx = self.write.begin().await?;
        let (last,): (i64,) =
            sqlx::query_as("SELECT COALESCE(MAX(no), 0) FROM taxonomy_version").fetch_one(&mut *tx).await?;
        if changes.is_empty() {
            return number(last);
        }
        sqlx::query("INSERT INTO taxonomy_version (no, at, account, cause, back_to) VALUES ($1, $2, $3, $4, $5)")
            .bind(last + 1)
            .bind(self.now().as_millisecond())
            .bind(by.map(|account| i64::from(account.0)))
            .bind(code)
            .bind(back_to)
            .execute(&mut *tx)
            .await?;
        for (scheme, term) in changes {
            let text = serde_json::to_string(term).map_err(|_| Error::unreadable(format!("term {}", term.code)))?;
            sqlx::query("INSERT INTO taxonomy_term (version, scheme, code, term) VALUES ($1, $2, $3, $4)")
                .bind(last + 1)
                .bind(scheme.code())
                .bind(term.code.as_str())
                .bind(text)
                .execute(&mut *tx)
                .await?;
        }
        tx.commit().await?;
        number(last + 1)
    }
}

/// What ships, with the latest form of each term up to a version in its place.
async fn read(at: impl SqliteExecutor<'_>, version: u32) -> Result<Taxonomy, Error> {
    let rows: Vec<(String, String)> =
        sqlx::query_as("SELECT scheme, term FROM taxonomy_term WHERE version <= $1 ORDER BY version")
            .bind(i64::from(version))
            .fetch_all(at)
            .await?;
    let mut terms = Vec::with_capacity(rows.len());
    for (code, text) in rows {
        let what = || Error::unreadable(format!("a term of the scheme {code}"));
        let scheme = Scheme::from_code(&code).ok_or_else(what)?;
        terms.push((scheme, serde_json::from_str::<Term>(&text).map_err(|_| what())?));
    }
    let mut taxonomy = Taxonomy::built_in().clone();
    if !terms.is_empty() {
        taxonomy.put_all(terms);
    }
    Ok(taxonomy)
}

fn number(no: i64) -> Result<u32, Error> {
    u32::try_from(no).map_err(|_| Error::unreadable(format!("version {no} of the taxonomy")))
}

fn version((no, at, account, cause, back_to, terms): Row) -> Result<TaxonomyVersion, Error> {
    let what = || Error::unreadable(format!("version {no} of the taxonomy"));
    let cause = match (cause.as_str(), back_to) {
        ("edit", _) => TaxonomyCause::Edit,
        ("table", _) => TaxonomyCause::Table,
        ("back", Some(to)) => TaxonomyCause::BackTo(number(to)?),
        _ => return Err(what()),
    };
    Ok(TaxonomyVersion {
        no: number(no)?,
        at: instant(at)?,
        by: account.map(AccountNo::read).transpose()?,
        cause,
        terms: number(terms)?,
    })
}

#[cfg(test)]
mod tests {
    use std::convert::Infallible;
    use std::path::Path;

    use rostrum_domain::taxonomy::{Retired, TermCode, between};

    use super::*;
    use crate::clock::SystemClock;

    async fn open(folder: &Path) -> Store {
        Store::open(folder, Arc::new(SystemClock::new())).await.unwrap()
    }

    fn code(text: &str) -> TermCode {
        TermCode::parse(text).unwrap()
    }

    async fn put(store: &Store, term: Term) -> u32 {
        let decide = |_: &Taxonomy| Ok::<_, Infallible>(vec![(Scheme::Groups, term)]);
        store.change_taxonomy(Some(AccountNo(7)), TaxonomyCause::Edit, decide).await.unwrap().unwrap()
    }

    #[tokio::test]
    async fn a_change_is_there_at_once_and_after_a_restart_and_every_version_stays() {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path()).await;
        assert_eq!(*store.taxonomy().await.unwrap(), *Taxonomy::built_in());
        let vendors = Term { order: 5, ..Term::english(code("street-vendors"), "Street vendors") };
        assert_eq!(put(&store, vendors.clone()).await, 1);
        assert_eq!(put(&store, vendors.clone()).await, 1, "what changes nothing makes no version");
        let retired = Some(Retired { replaced_by: Some(code("informal-workers")) });
        assert_eq!(put(&store, Term { retired, ..vendors.clone() }).await, 2);
        let now = store.taxonomy().await.unwrap();
        assert_eq!(now.in_place_of(Scheme::Groups, &code("street-vendors")).unwrap().code, code("informal-workers"));
        assert!(Arc::ptr_eq(&now, &store.taxonomy().await.unwrap()), "it stays in memory");
        store.close().await;
        drop(store);
        let store = open(folder.path()).await;
        assert_eq!(*store.taxonomy().await.unwrap(), *now);
        let first = store.find_taxonomy_at(1).await.unwrap().unwrap();
        assert_eq!(first.term(Scheme::Groups, &code("street-vendors")), Some(&vendors));
        assert_eq!(store.find_taxonomy_at(3).await.unwrap(), None);
        let versions = store.list_taxonomy_versions().await.unwrap();
        let told: Vec<_> = versions.iter().map(|one| (one.no, one.by, one.cause, one.terms)).collect();
        let by = Some(AccountNo(7));
        assert_eq!(told, [(2, by, TaxonomyCause::Edit, 1), (1, by, TaxonomyCause::Edit, 1)]);
    }

    #[tokio::test]
    async fn going_back_is_a_version_of_its_own_and_retires_what_came_since() {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path()).await;
        let mut women = Taxonomy::built_in().term(Scheme::Groups, &code("women")).unwrap().clone();
        women.names.set("en", "Women");
        put(&store, women).await;
        put(&store, Term { order: 5, ..Term::english(code("vendors"), "Vendors") }).await;
        assert_eq!(store.restore_taxonomy(None, 0).await.unwrap(), Some(3));
        let now = store.taxonomy().await.unwrap();
        assert_eq!(now.term(Scheme::Groups, &code("women")).unwrap().name("en"), "Women and girls");
        assert!(!now.term(Scheme::Groups, &code("vendors")).unwrap().is_current());
        assert_eq!(between(Taxonomy::built_in(), &now).len(), 1);
        assert_eq!(store.list_taxonomy_versions().await.unwrap()[0].cause, TaxonomyCause::BackTo(0));
        assert_eq!(store.restore_taxonomy(None, 9).await.unwrap(), None);
    }

    #[tokio::test]
    async fn what_is_refused_changes_nothing() {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path()).await;
        let refused = store.change_taxonomy(None, TaxonomyCause::Table, |_| Err("no")).await.unwrap();
        assert_eq!(refused, Err("no"));
        assert_eq!(*store.taxonomy().await.unwrap(), *Taxonomy::built_in());
        assert_eq!(store.list_taxonomy_versions().await.unwrap(), []);
    }

    #[tokio::test]
    async fn changes_that_come_together_are_all_kept() {
        let folder = tempfile::tempdir().unwrap();
        let store = open(folder.path()).await;
        let names = ["one", "two", "three", "four", "five", "six"];
        let mut tasks = tokio::task::JoinSet::new();
        for name in names {
            let store = store.clone();
            tasks.spawn(async move { put(&store, Term { order: 1, ..Term::english(code(name), name) }).await });
        }
        let mut versions = tasks.join_all().await;
        versions.sort_unstable();
        assert_eq!(versions, [1, 2, 3, 4, 5, 6]);
        let now = store.taxonomy().await.unwrap();
        assert!(names.into_iter().all(|name| now.term(Scheme::Groups, &code(name)).is_some()));
    }
}
