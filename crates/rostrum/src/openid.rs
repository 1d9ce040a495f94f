//! The provider of OpenID Connect that the command line names, with the secret that a file or the environment gives.

use rostrum_web::{OpenidGiven, OpenidSettings};

use crate::cli;
use crate::failure::Failure;

/// `None`: staff signs in by links only.
pub fn read(given: &cli::Openid) -> Result<Option<OpenidSettings>, Failure> {
    let (Some(issuer), Some(client_id)) = (&given.issuer, &given.client_id) else { return Ok(None) };
    let settings = OpenidSettings::read(OpenidGiven {
        issuer: issuer.clone(),
        client_id: client_id.clone(),
        client_secret: client_secret(given)?,
        label: given.label.clone(),
        scopes: given.scopes.split_whitespace().map(str::to_owned).collect(),
        roles: given.roles.clone(),
    })?;
    Ok(Some(settings))
}

/// In the file that is named, else in the environment.
fn client_secret(given: &cli::Openid) -> Result<Option<String>, Failure> {
    if let Some(file) = &given.client_secret_file {
        return std::fs::read_to_string(file).map(Some).map_err(Failure::file(file));
    }
    // Not an option of the command line: everybody on the machine can read those.
    #[expect(clippy::disallowed_methods, reason = "this is the configuration of the program")]
    let secret = std::env::var("ROSTRUM_OIDC_CLIENT_SECRET");
    Ok(secret.ok())
}
