//! `report`: the report of a meeting as files.

use std::process::ExitCode;

use clap::ValueEnum;
use rostrum_domain::ids::MeetingId;
use rostrum_domain::participant::Audience;
use rostrum_store::Desk;

use crate::cli::{self, ReportFormat};
use crate::failure::Failure;

pub fn report(arguments: &cli::Report) -> Result<ExitCode, Failure> {
    let runtime = tokio::runtime::Runtime::new().map_err(Failure::Runtime)?;
    let source = runtime.block_on(source(arguments))?;
    let report = rostrum_report::compose(&source);
    std::fs::create_dir_all(&arguments.out).map_err(Failure::file(&arguments.out))?;
    let formats = if arguments.format.is_empty() { ReportFormat::value_variants() } else { &arguments.format };
    for format in formats {
        let (name, bytes) = match format {
            #[cfg(feature = "pdf")]
            ReportFormat::Pdf => ("report.pdf", rostrum_report::pdf(&report)?),
            ReportFormat::Docx => ("report.docx", rostrum_report::docx(&report)?),
            ReportFormat::Html => ("report.html", rostrum_report::html(&report).into_bytes()),
            ReportFormat::Md => ("report.md", rostrum_report::markdown(&report).into_bytes()),
        };
        let path = arguments.out.join(name);
        std::fs::write(&path, bytes).map_err(Failure::file(&path))?;
        println!("{}", path.display());
    }
    Ok(ExitCode::SUCCESS)
}

async fn source(arguments: &cli::Report) -> Result<rostrum_domain::report::ReportSource, Failure> {
    let folder = &arguments.data.folder;
    if !folder.exists() {
        let known = format!("there is no folder {}; name it with --data", folder.display());
        return Err(Failure::NoMeeting { asked: arguments.meeting.clone(), known });
    }
    let desk = Desk::new(crate::folder::open(&arguments.data).await?);
    let asked = arguments.meeting.trim_start_matches("/m/");
    let row = match MeetingId::parse(asked) {
        Ok(id) => desk.store().find_meeting(&id).await?,
        Err(_) => None,
    };
    let Some(row) = row else {
        let all = desk.store().list_meetings().await?;
        let known = match all.as_slice() {
            [] => "it has no meetings yet; import a concept note first".to_owned(),
            rows => format!("it has {}", rows.iter().map(|row| row.meeting.id.as_str()).collect::<Vec<_>>().join(", ")),
        };
        return Err(Failure::NoMeeting { asked: asked.to_owned(), known });
    };
    // Only what the public may see leaves the program, whoever asks.
    Ok(desk.report_source(&row, Audience::Public).await?)
}
