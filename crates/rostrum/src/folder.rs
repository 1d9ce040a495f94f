//! The data folder that the command line names, opened with the key that it or the environment gives.

use std::sync::Arc;

use rostrum_store::{KeyPlace, OpenError, Store, SystemClock};

use crate::cli;

pub async fn open(data: &cli::Data) -> Result<Store, OpenError> {
    Store::open_with(&data.folder, Arc::new(SystemClock::new()), &key(data)).await
}

/// Where the key is: in the file that is named, else in the environment, else in the folder.
pub fn key(data: &cli::Data) -> KeyPlace {
    if let Some(file) = &data.key_file {
        return KeyPlace::File(file.clone());
    }
    // Not an option of the command line: everybody on the machine can read those.
    #[expect(clippy::disallowed_methods, reason = "this is the configuration of the program")]
    let text = std::env::var("ROSTRUM_KEY");
    match text {
        Ok(text) => KeyPlace::Text(text.into()),
        Err(_) => KeyPlace::File(data.folder.join("rostrum.key")),
    }
}
