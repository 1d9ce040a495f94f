//! The command line. Every option can stand in the environment as well.

use std::net::{IpAddr, SocketAddr};
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Holds a mandated panel discussion from the concept note to the report.
#[derive(Debug, Parser)]
#[command(name = "rostrum", version, about, max_term_width = 100)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Check a concept note: exit code 0 clean, 1 findings, 2 unreadable
    Lint(Lint),
    /// Read a concept note into a meeting
    Import(Import),
    /// Run the server
    Serve(Box<Serve>),
    /// Hold a dress rehearsal of a meeting and write its report
    Rehearse(Rehearse),
    /// Write the report of a meeting into files
    Report(Report),
    /// Check a log of a floor: exit code 0 verified, 1 findings, 2 unreadable
    Verify(Verify),
    /// Seal a data folder anew with a new key; the server must not run meanwhile
    RotateKey(RotateKey),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    Text,
    /// For programs
    Json,
}

#[derive(Debug, Args)]
pub struct Lint {
    /// The concept note: plain text, Markdown, PDF or DOCX
    pub note: PathBuf,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Debug, Args)]
pub struct Import {
    /// The concept note: plain text, Markdown, PDF or DOCX
    pub note: PathBuf,
    /// Print what was found and change nothing
    #[arg(long)]
    pub dry_run: bool,
    /// How it is printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
    #[command(flatten)]
    pub data: Data,
}

#[derive(Debug, Args)]
pub struct Data {
    /// The data folder; made when it is missing
    #[arg(long = "data", value_name = "DIR", env = "ROSTRUM_DATA", default_value = "rostrum-data")]
    pub folder: PathBuf,
    /// The file with the key of the folder; without it rostrum.key in the folder, or the key itself in ROSTRUM_KEY
    #[arg(long, value_name = "FILE", env = "ROSTRUM_KEY_FILE")]
    pub key_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Serve {
    #[command(flatten)]
    pub data: Data,
    /// The address to listen on
    #[arg(long, value_name = "ADDRESS:PORT", env = "ROSTRUM_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,
    /// The address under which people reach the server, when a proxy stands before it
    #[arg(long, value_name = "URL", env = "ROSTRUM_BASE")]
    pub base: Option<String>,
    /// Let webhooks reach this machine and private networks, such as a receiver in the room
    #[arg(long, env = "ROSTRUM_PRIVATE_WEBHOOKS")]
    pub private_webhooks: bool,
    /// The mail server, such as smtps://USER:PASSWORD@HOST; without it mails are kept to be read on the page "Mail"
    #[arg(long, value_name = "URL", env = "ROSTRUM_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// The sender of mails, such as "Secretariat <secretariat@example.org>"
    #[arg(long, value_name = "ADDRESS", env = "ROSTRUM_MAIL_FROM")]
    pub mail_from: Option<String>,
    /// The sender of mails that must tell nothing of a meeting; without it the address of --mail-from without its name
    #[arg(long, value_name = "ADDRESS", env = "ROSTRUM_MAIL_NEUTRAL_FROM")]
    pub mail_neutral_from: Option<String>,
    /// A maildir into which the mail server puts mails that come back to the sender
    #[arg(long, value_name = "DIR", env = "ROSTRUM_MAIL_BOUNCES")]
    pub mail_bounces: Option<PathBuf>,
    /// Seconds before a mail that could not be delivered is tried for the second time, 1 to 3600; later ones wait four
    /// times as long each, up to four hours
    #[arg(long, value_name = "SECONDS", env = "ROSTRUM_MAIL_RETRY", default_value_t = 60,
        value_parser = clap::value_parser!(u32).range(1..=3600))]
    pub mail_retry: u32,
    #[command(flatten)]
    pub openid: Openid,
    /// Print another one-time link that signs in the owner; a server that runs on the folder goes on undisturbed
    #[arg(long)]
    pub sign_in_link: bool,
    /// Seconds between two signs of life on the live streams, 1 to 60
    #[arg(long, value_name = "SECONDS", env = "ROSTRUM_HEARTBEAT", default_value_t = 5,
        value_parser = clap::value_parser!(u64).range(1..=60))]
    pub heartbeat: u64,
    /// Registrations that are taken from one address within a minute; 0 for any number
    #[arg(long, value_name = "N", env = "ROSTRUM_LIMIT_REGISTRATIONS", default_value_t = 240)]
    pub limit_registrations: u32,
    /// Links to sign in that may be opened from one address within a minute; 0 for any number
    #[arg(long, value_name = "N", env = "ROSTRUM_LIMIT_SIGN_INS", default_value_t = 600)]
    pub limit_sign_ins: u32,
    /// Files that may be uploaded from one address within a minute; 0 for any number
    #[arg(long, value_name = "N", env = "ROSTRUM_LIMIT_UPLOADS", default_value_t = 120)]
    pub limit_uploads: u32,
    /// A proxy before the server, which says in X-Forwarded-For from where a visitor comes
    #[arg(long = "trusted-proxy", value_name = "ADDRESS", env = "ROSTRUM_TRUSTED_PROXY", value_delimiter = ',')]
    pub trusted_proxies: Vec<IpAddr>,
    /// How many may read live streams at once; without it what the limit of open files leaves room for
    #[arg(long, value_name = "N", env = "ROSTRUM_STREAMS")]
    pub streams: Option<usize>,
}

/// A provider of OpenID Connect through which staff signs in; docs/sign-in.md has all of it.
#[derive(Debug, Args)]
#[command(next_help_heading = "Signing in through a provider of OpenID Connect")]
pub struct Openid {
    /// The provider, such as https://id.example.org/realms/office
    #[arg(long = "oidc-issuer", value_name = "URL", env = "ROSTRUM_OIDC_ISSUER", requires = "client_id")]
    pub issuer: Option<String>,
    /// As what the provider knows this server
    #[arg(long = "oidc-client-id", value_name = "ID", env = "ROSTRUM_OIDC_CLIENT_ID", requires = "issuer")]
    pub client_id: Option<String>,
    /// The file with the secret of the provider and this server, which can also stand in ROSTRUM_OIDC_CLIENT_SECRET
    #[arg(
        long = "oidc-client-secret-file",
        value_name = "FILE",
        env = "ROSTRUM_OIDC_CLIENT_SECRET_FILE",
        requires = "issuer"
    )]
    pub client_secret_file: Option<PathBuf>,
    /// How people call the provider, for the button "Sign in with …"; without it its host
    #[arg(long = "oidc-label", value_name = "TEXT", env = "ROSTRUM_OIDC_LABEL", requires = "issuer")]
    pub label: Option<String>,
    /// What is asked of the provider beside openid
    #[arg(long = "oidc-scopes", value_name = "SCOPES", env = "ROSTRUM_OIDC_SCOPES", default_value = "profile email")]
    pub scopes: String,
    /// A value of a claim and the role that it stands for, such as groups=secretariat:HRC-secretariat or
    /// groups=chair@MEETING:HRC-chairs; several are parted by ";"
    #[arg(
        long = "oidc-role",
        value_name = "CLAIM=ROLE:VALUE",
        env = "ROSTRUM_OIDC_ROLES",
        value_delimiter = ';',
        requires = "issuer"
    )]
    pub roles: Vec<String>,
}

#[derive(Debug, Args)]
pub struct Rehearse {
    /// The concept note; without it the sample of the panel discussion of 21 July 2025
    pub note: Option<PathBuf>,
    /// Seconds of the meeting in one second; without it the day takes less than a minute
    #[arg(long, value_name = "N", conflicts_with = "fast", value_parser = speed)]
    pub speed: Option<f64>,
    /// Do not wait at all and exit at the end
    #[arg(long)]
    pub fast: bool,
    /// How many simulated participants register, 0 to 2,000
    #[arg(long, value_name = "N", default_value_t = 64, value_parser = clap::value_parser!(u32).range(0..=2000))]
    pub participants: u32,
    /// The same seed gives the same log
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub seed: u64,
    /// Where report, log and summary are written
    #[arg(long, value_name = "DIR", default_value = "rehearsal")]
    pub out: PathBuf,
    /// The address to listen on; without it the first free port from 8080
    #[arg(long, value_name = "ADDRESS:PORT", env = "ROSTRUM_LISTEN")]
    pub listen: Option<SocketAddr>,
}

#[derive(Debug, Args)]
pub struct Report {
    /// The meeting, as it stands in its address: /m/MEETING
    pub meeting: String,
    /// Which files, separated by commas; all of them without it
    #[arg(long, value_enum, value_delimiter = ',')]
    pub format: Vec<ReportFormat>,
    /// Where the files are written
    #[arg(long, value_name = "DIR", default_value = ".")]
    pub out: PathBuf,
    #[command(flatten)]
    pub data: Data,
}

#[derive(Debug, Args)]
pub struct RotateKey {
    #[command(flatten)]
    pub data: Data,
    /// Print a new key and change nothing, for a key that is kept in ROSTRUM_KEY
    #[arg(long)]
    pub print: bool,
}

#[derive(Debug, Args)]
pub struct Verify {
    /// The log, as /m/MEETING/floor.jsonl gives it and a rehearsal writes it
    pub file: PathBuf,
    /// How findings are printed
    #[arg(long, value_enum, default_value_t = Format::Text)]
    pub format: Format,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    #[cfg(feature = "pdf")]
    Pdf,
    Docx,
    Html,
    Md,
}

fn speed(text: &str) -> Result<f64, String> {
    match text.parse::<f64>() {
        Ok(speed) if (1.0..=100_000.0).contains(&speed) => Ok(speed),
        _ => Err("a number from 1 to 100000 is permitted, such as 60 for one minute in a second".to_owned()),
    }
}
