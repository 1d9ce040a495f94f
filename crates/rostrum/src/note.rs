//! `lint` and `import`.

use std::io::IsTerminal;
use std::path::Path;
use std::process::ExitCode;

use rostrum_domain::notice::Level;
use rostrum_import::{Imported, MOST_BYTES, Origin, Unreadable, read_concept_note, render_notices};

use crate::cli::{self, Format};
use crate::failure::Failure;

/// Prints a line. Whoever reads may stop reading, as `head` does; that is no failure.
macro_rules! say {
    ($($line:tt)*) => {{
        use std::io::Write as _;
        let _ = writeln!(std::io::stdout(), $($line)*);
    }};
}

/// Reads the file of a note; one that is too large is refused before it is read.
pub fn read(path: &Path) -> Result<Imported, Failure> {
    let bytes = read_bytes(path)?;
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    Ok(read_concept_note(&bytes, &name)?)
}

/// The bytes of the file of a note.
pub fn read_bytes(path: &Path) -> Result<Vec<u8>, Failure> {
    let size = std::fs::metadata(path).map_err(Failure::file(path))?.len();
    if size > u64::try_from(MOST_BYTES).unwrap_or(u64::MAX) {
        let megabytes = usize::try_from(size.div_ceil(1024 * 1024)).unwrap_or(usize::MAX);
        let file = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy().into_owned();
        let source = Unreadable::TooLarge { file, megabytes, unpacked: "" };
        return Err(source.into());
    }
    std::fs::read(path).map_err(Failure::file(path))
}

pub fn lint(arguments: &cli::Lint) -> Result<ExitCode, Failure> {
    let imported = read(&arguments.note)?;
    let findings: Vec<_> = imported.findings().cloned().collect();
    match arguments.format {
        Format::Json => print_json(&findings),
        Format::Text => {
            let name = arguments.note.display().to_string();
            let shown = render_notices(&name, &imported.text, &findings, std::io::stdout().is_terminal());
            if !findings.is_empty() {
                say!("{}\n", shown.trim_end());
            }
            let notes = imported.notices.len() - findings.len();
            match findings.len() {
                0 => say!("{name}: no findings"),
                1 => say!("{name}: 1 finding"),
                count => say!("{name}: {count} findings"),
            }
            if notes > 0 {
                let what = if notes == 1 { "1 remark" } else { &format!("{notes} remarks") };
                say!("{what} on what was assumed: rostrum import --dry-run {name}");
            }
        }
    }
    Ok(ExitCode::from(u8::from(!findings.is_empty())))
}

pub fn import(arguments: &cli::Import) -> Result<ExitCode, Failure> {
    let imported = read(&arguments.note)?;
    if arguments.dry_run {
        match arguments.format {
            Format::Json => print_json(&imported.fields),
            Format::Text => print_fields(&arguments.note, &imported),
        }
        return Ok(ExitCode::SUCCESS);
    }
    let wrong = imported.findings().filter(|notice| notice.level == Level::Error).count();
    if wrong > 0 && !imported.note.programme.sessions.is_empty() {
        print_fields(&arguments.note, &imported);
        return Err(Failure::NoteHasErrors { file: arguments.note.display().to_string(), wrong });
    }
    let runtime = tokio::runtime::Runtime::new().map_err(Failure::Runtime)?;
    let id = runtime.block_on(create(&arguments.data, &imported))?;
    match arguments.format {
        Format::Json => print_json(&serde_json::json!({ "meeting": id.as_str(), "fields": imported.fields })),
        Format::Text => {
            print_fields(&arguments.note, &imported);
            say!(
                "\nCreated the meeting {id} in {}; `rostrum serve` shows it at /m/{id}.",
                arguments.data.folder.display()
            );
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn create(data: &cli::Data, imported: &Imported) -> Result<rostrum_domain::ids::MeetingId, Failure> {
    let store = crate::folder::open(data).await?;
    Ok(store.create_meeting(imported.note.clone(), false).await?.meeting.id)
}

fn print_json(value: &impl serde::Serialize) {
    say!("{}", serde_json::to_string_pretty(value).expect("values that were read have text keys only"));
}

/// One line a field: read or assumed, where, the value in short; then what the reader remarks.
fn print_fields(path: &Path, imported: &Imported) {
    for field in &imported.fields {
        let origin = match field.origin {
            Origin::Read => "read   ",
            Origin::Assumed => "assumed",
        };
        let line = field.line.map_or_else(|| "      -".to_owned(), |line| format!("line {line:>2}"));
        let value = match &field.value {
            serde_json::Value::String(text) => text.clone(),
            other => other.to_string(),
        };
        let short: String = value.chars().take(72).collect();
        let dots = if short.len() < value.len() { "…" } else { "" };
        say!("{origin}  {line}  {:<28} {short}{dots}", field.field);
    }
    let remarks: Vec<_> = imported.notices.iter().filter(|notice| notice.level >= Level::Note).cloned().collect();
    if !remarks.is_empty() {
        let colour = std::io::stdout().is_terminal();
        say!("\n{}", render_notices(&path.display().to_string(), &imported.text, &remarks, colour).trim_end());
    }
}
