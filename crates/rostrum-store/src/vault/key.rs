//! The key of a data folder: where it is kept, how it is read, and when a new one may be made.

use std::fmt;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use data_encoding::{BASE64URL_NOPAD, HEXLOWER};
use hkdf::Hkdf;
use sha2::Sha256;
use zeroize::Zeroizing;

/// Begins the text of a key.
const KEY: &str = "rostrum-key-1:";

/// Where the key of a data folder is.
#[derive(Clone, Eq, PartialEq)]
pub enum KeyPlace {
    /// In a file, which is made when the folder has no sealed rows yet.
    File(PathBuf),
    /// Handed over as text, from the environment.
    Text(Zeroizing<String>),
}

impl fmt::Debug for KeyPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => f.debug_tuple("File").field(path).finish(),
            Self::Text(_) => f.write_str("Text(…)"),
        }
    }
}

impl fmt::Display for KeyPlace {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "the key file {}", path.display()),
            Self::Text(_) => f.write_str("ROSTRUM_KEY"),
        }
    }
}

/// Why there is no key to open a folder with.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file is not there, and the folder has sealed rows.
    #[error(
        "There is no key file {path}, and the data folder was sealed with the key {id}; put that file back or name it with --key-file. No new key was made.", path = path.display()
    )]
    Missing {
        /// The file.
        path: PathBuf,
        /// The id of the key that is needed.
        id: String,
    },
    /// It is another key.
    #[error(
        "{place} holds the key {found}, and the data folder was sealed with the key {id}; give that one, with --key-file, ROSTRUM_KEY_FILE or ROSTRUM_KEY. Nothing was changed."
    )]
    Other {
        /// Where the key is.
        place: String,
        /// The ids of the keys there.
        found: String,
        /// The id of the key that is needed.
        id: String,
    },
    /// Only the old key is there, and a new one cannot be written there.
    #[error(
        "ROSTRUM_KEY holds the key {id} alone; put a new one before it, with a space between, and rotate again. `rostrum rotate-key --print` makes one. Nothing was changed."
    )]
    OneKey {
        /// The id of the key.
        id: String,
    },
    /// No key.
    #[error(
        "{place} holds no key; a line such as {KEY} and 43 letters and digits is expected, as the first start writes it."
    )]
    NoKey {
        /// Where it should be.
        place: String,
    },
    /// The file cannot be read or written.
    #[error("The key file {path} cannot be used: {source}. Change its permissions or name another with --key-file.", path = path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// No randomness.
    #[error("The operating system gave no random bytes for a key: {0}")]
    Random(getrandom::Error),
}

impl KeyError {
    pub(super) fn other(place: &KeyPlace, ring: &Ring, id: &str) -> Self {
        let found = ring.0.iter().map(Key::id).collect::<Vec<_>>().join(", ");
        Self::Other { place: place.to_string(), found, id: id.to_owned() }
    }
}

/// 32 bytes that nobody else knows, and an id that tells nothing of them.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    bytes: Zeroizing<[u8; 32]>,
    id: String,
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Key({})", self.id)
    }
}

impl Key {
    fn from_bytes(bytes: [u8; 32]) -> Self {
        let mut key = Self { bytes: Zeroizing::new(bytes), id: String::new() };
        key.id = HEXLOWER.encode(&key.derive(b"id")[..4]);
        key
    }

    /// A new key.
    ///
    /// # Errors
    /// The system gave no random bytes.
    pub fn new() -> Result<Self, KeyError> {
        let mut bytes = [0; 32];
        getrandom::fill(&mut bytes).map_err(KeyError::Random)?;
        Ok(Self::from_bytes(bytes))
    }

    /// Eight digits by which a key is named; they do not help to find it.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// A key for one purpose; from one of them no other can be found, nor the key itself.
    pub(super) fn derive(&self, purpose: &[u8]) -> [u8; 32] {
        let mut bytes = [0; 32];
        let hkdf = Hkdf::<Sha256>::new(Some(b"rostrum vault 1"), self.bytes.as_slice());
        hkdf.expand(purpose, &mut bytes).expect("32 bytes are fewer than 255 hashes");
        bytes
    }

    /// The text of the key, for its file.
    pub fn to_text(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("{KEY}{}", BASE64URL_NOPAD.encode(self.bytes.as_slice())))
    }

    fn from_text(text: &str) -> Option<Self> {
        let bytes = Zeroizing::new(BASE64URL_NOPAD.decode(text.strip_prefix(KEY)?.as_bytes()).ok()?);
        Some(Self::from_bytes(bytes.as_slice().try_into().ok()?))
    }
}

/// The keys of a place, the current one first. There are two only while a rotation is under way.
#[derive(Debug)]
pub(crate) struct Ring(Vec<Key>);

impl Ring {
    /// The keys, for a folder that has nothing sealed yet: a file that is not there is made.
    pub(super) fn read_or_make(place: &KeyPlace) -> Result<Self, KeyError> {
        match place {
            KeyPlace::File(path) if !path.exists() => {
                let ring = Self(vec![Key::new()?]);
                ring.write(path)?;
                Ok(ring)
            }
            _ => Self::read(place, ""),
        }
    }

    /// The keys, for a folder that was sealed with the key `id`.
    pub(super) fn read(place: &KeyPlace, id: &str) -> Result<Self, KeyError> {
        let text = match place {
            KeyPlace::Text(text) => text.clone(),
            KeyPlace::File(path) => Zeroizing::new(std::fs::read_to_string(path).map_err(|source| {
                let path = path.clone();
                match source.kind() {
                    io::ErrorKind::NotFound => KeyError::Missing { path, id: id.to_owned() },
                    _ => KeyError::File { path, source },
                }
            })?),
        };
        let no_key = || KeyError::NoKey { place: place.to_string() };
        let lines = text.split_whitespace().filter(|word| word.starts_with(KEY));
        let keys = lines.map(|line| Key::from_text(line).ok_or_else(no_key)).collect::<Result<Vec<_>, _>>()?;
        if keys.is_empty() { Err(no_key()) } else { Ok(Self(keys)) }
    }

    pub(super) fn current(&self) -> &Key {
        self.0.first().expect("a ring that was read or made has a key")
    }

    pub(super) fn find(&self, id: &str) -> Option<&Key> {
        self.0.iter().find(|key| key.id == id)
    }

    /// Makes a key the current one.
    pub(super) fn put_first(&mut self, key: Key) {
        self.0.insert(0, key);
    }

    /// Lets go of all keys but the current one.
    pub(super) fn keep_first(&mut self) {
        self.0.truncate(1);
    }

    /// Writes the file, whole or not at all, for its owner alone.
    pub(super) fn write(&self, path: &Path) -> Result<(), KeyError> {
        let failed = |source| KeyError::File { path: path.to_owned(), source };
        let mut text = Zeroizing::new(
            "# The key of a data folder of rostrum. Whoever has it and the folder reads everything;\n\
             # without it nobody does. Keep a copy apart from the folder.\n"
                .to_owned(),
        );
        for key in &self.0 {
            text.push_str(&key.to_text());
            text.push('\n');
        }
        let beside = path.with_extension("key.new");
        let mut options = std::fs::OpenOptions::new();
        options.write(true).create(true).truncate(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(&beside).map_err(failed)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(failed)?;
        std::fs::rename(&beside, path).map_err(failed)?;
        // The name is on the disk as well, where a folder can be synchronised.
        #[cfg(unix)]
        if let Some(folder) = path.parent() {
            let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
            std::fs::File::open(folder).and_then(|folder| folder.sync_all()).map_err(failed)?;
        }
        Ok(())
    }
}
