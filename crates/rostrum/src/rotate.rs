//! `rotate-key`: a new key for a data folder, with which everything in it is sealed anew.

use std::process::ExitCode;

use rostrum_store::{Key, KeyPlace};

use crate::cli;
use crate::failure::Failure;

pub fn rotate_key(arguments: &cli::RotateKey) -> Result<ExitCode, Failure> {
    if arguments.print {
        println!("{}", *Key::new().map_err(rostrum_store::OpenError::from)?.to_text());
        return Ok(ExitCode::SUCCESS);
    }
    let folder = &arguments.data.folder;
    if !folder.exists() {
        return Err(Failure::NoFolder { folder: folder.clone() });
    }
    let key = crate::folder::key(&arguments.data);
    let runtime = tokio::runtime::Runtime::new().map_err(Failure::Runtime)?;
    let done = runtime.block_on(async { crate::folder::open(&arguments.data).await?.rotate_key(&key).await })?;
    println!(
        "{} values of {} are sealed with the key {} now; the key {} opens nothing in it any more.",
        done.values,
        folder.display(),
        done.new,
        done.old
    );
    match key {
        KeyPlace::File(path) => println!("Keep a copy of {} apart from the folder.", path.display()),
        KeyPlace::Text(_) => println!("Take the key {} out of ROSTRUM_KEY.", done.old),
    }
    println!("Copies of the folder that were made before still open with the key {}.", done.old);
    Ok(ExitCode::SUCCESS)
}
