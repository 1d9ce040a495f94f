//! The provider: what it says of itself, the way there, and the exchange of a code for what it says of a person.
//!
//! Nothing is asked of it before somebody wants to sign in, so the server starts without it. What it says of itself is
//! kept for an hour, and for longer while it cannot be reached.

use std::sync::Arc;
use std::time::{Duration, Instant};

use jiff::Timestamp;
use openidconnect::core::{
    CoreAuthDisplay, CoreAuthPrompt, CoreAuthenticationFlow, CoreClaimName, CoreClaimType, CoreClientAuthMethod,
    CoreErrorResponseType, CoreGenderClaim, CoreGrantType, CoreJsonWebKey, CoreJsonWebKeySet,
    CoreJweContentEncryptionAlgorithm, CoreJweKeyManagementAlgorithm, CoreJwsSigningAlgorithm, CoreResponseMode,
    CoreResponseType, CoreRevocableToken, CoreRevocationErrorResponse, CoreSubjectIdentifierType,
    CoreTokenIntrospectionResponse, CoreTokenType,
};
use openidconnect::{
    AdditionalProviderMetadata, AuthType, AuthorizationCode, Client, CsrfToken, DiscoveryError, EmptyExtraTokenFields,
    EndSessionUrl, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenFields, JsonWebKeySet, Nonce,
    OAuth2TokenResponse, PkceCodeChallenge, PkceCodeVerifier, ProviderMetadata, RedirectUrl, RequestTokenError, Scope,
    StandardErrorResponse, StandardTokenResponse,
};
use serde::{Deserialize, Serialize};
use tokio::sync::Mutex;
use url::Url;

use super::http::{Http, Unanswered};
use super::person::{self, Claims, Known};
use super::settings::{OpenidSettings, may_be_reached};
use super::trouble::{Trouble, Untrusted};

/// For how long it is kept what the provider says of itself.
const KEPT: Duration = Duration::from_secs(3_600);
/// For how long nobody waits again for a provider that could not be reached.
const PAUSE: Duration = Duration::from_secs(5);

/// What a provider may say of itself beyond the library's own list.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct More {
    end_session_endpoint: Option<EndSessionUrl>,
    authorization_response_iss_parameter_supported: Option<bool>,
}

impl AdditionalProviderMetadata for More {}

type Metadata = ProviderMetadata<
    More,
    CoreAuthDisplay,
    CoreClientAuthMethod,
    CoreClaimName,
    CoreClaimType,
    CoreGrantType,
    CoreJweContentEncryptionAlgorithm,
    CoreJweKeyManagementAlgorithm,
    CoreJsonWebKey,
    CoreResponseMode,
    CoreResponseType,
    CoreSubjectIdentifierType,
>;

type Fields = IdTokenFields<
    Claims,
    EmptyExtraTokenFields,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJwsSigningAlgorithm,
>;
pub(super) type Tokens = StandardTokenResponse<Fields, CoreTokenType>;

type OurClient = Client<
    Claims,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// A provider of OpenID Connect.
#[derive(Debug)]
pub struct Provider {
    settings: OpenidSettings,
    http: Http,
    found: Mutex<Found>,
}

#[derive(Debug, Default)]
struct Found {
    metadata: Option<(Arc<Metadata>, Instant)>,
    failed: Option<(Trouble, Instant)>,
}

/// The secrets of one way to the provider and back.
#[derive(Clone)]
pub struct Secrets {
    /// What stands in addresses.
    pub state: String,
    /// What the token of the person must bear.
    pub nonce: String,
    /// What whoever exchanges the code must know (PKCE).
    pub verifier: String,
}

impl Provider {
    /// A provider that nothing has been asked of yet.
    pub fn new(settings: OpenidSettings) -> Self {
        let http = Http::new(settings.plain);
        Self { settings, http, found: Mutex::default() }
    }

    /// How people call it.
    pub fn label(&self) -> &str {
        &self.settings.label
    }

    /// The address to which a browser is sent.
    ///
    /// # Errors
    /// The provider cannot be reached, or does not fit the settings.
    pub async fn way_there(&self, base: &str, secrets: &Secrets) -> Result<Url, Trouble> {
        let metadata = self.metadata().await?;
        let client = self.client(&metadata, base)?;
        let (state, nonce) = (CsrfToken::new(secrets.state.clone()), Nonce::new(secrets.nonce.clone()));
        let verifier = PkceCodeVerifier::new(secrets.verifier.clone());
        let (url, _, _) = client
            .authorize_url(CoreAuthenticationFlow::AuthorizationCode, move || state, move || nonce)
            .add_scopes(self.settings.scopes.iter().cloned().map(Scope::new))
            .set_pkce_challenge(PkceCodeChallenge::from_code_verifier_sha256(&verifier))
            .url();
        Ok(url)
    }

    /// Whether an answer comes from this provider, by the parameter `iss` (RFC 9207): it must be there when the
    /// provider says that it sends it, and never be another's.
    ///
    /// # Errors
    /// It does not, or the provider cannot be reached.
    pub async fn check_issuer(&self, iss: Option<&str>) -> Result<(), Trouble> {
        let promised = self.metadata().await?.additional_metadata().authorization_response_iss_parameter_supported;
        match iss {
            Some(iss) if iss == self.settings.issuer() => Ok(()),
            None if promised != Some(true) => Ok(()),
            _ => Err(Untrusted::Issuer.into()),
        }
    }

    /// Exchanges a code for what the provider says of a person; `now` is the real instant.
    ///
    /// # Errors
    /// The provider cannot be reached, refuses, or its answer is not to be trusted.
    pub async fn person(&self, base: &str, code: &str, secrets: &Secrets, now: Timestamp) -> Result<Known, Trouble> {
        let metadata = self.metadata().await?;
        let client = self.client(&metadata, base)?;
        let exchange = client
            .exchange_code(AuthorizationCode::new(code.to_owned()))
            .map_err(|_| Trouble::Unfit)?
            .set_pkce_verifier(PkceCodeVerifier::new(secrets.verifier.clone()));
        let tokens: Tokens = exchange.request_async(&self.http).await.map_err(|error| match error {
            RequestTokenError::ServerResponse(refusal) => Trouble::refused(refusal.error().as_ref()),
            RequestTokenError::Request(unanswered) => unreachable(unanswered),
            _ => Untrusted::Malformed.into(),
        })?;
        let nonce = Nonce::new(secrets.nonce.clone());
        let check = |keys: CoreJsonWebKeySet| person::check(&self.settings, &tokens, keys, &nonce, now);
        let mut told = match check(metadata.jwks().clone()) {
            // The provider may have taken a new key since it was asked: once.
            Err(person::Wrong::NoKey) => check(self.new_keys(&metadata).await?),
            done => done,
        }
        .map_err(person::Wrong::trouble)?;
        if metadata.userinfo_endpoint().is_some() {
            let request = client
                .user_info(tokens.access_token().clone(), Some(told.subject.clone()))
                .map_err(|_| Trouble::Unfit)?;
            let more = request.request_async(&self.http).await.map_err(person::user_info_trouble)?;
            told.add(&more);
        }
        told.read(&self.settings)
    }

    /// Where somebody signs out at the provider as well, when it has told so.
    pub async fn way_out(&self) -> Option<Url> {
        let found = self.found.lock().await;
        let (metadata, _) = found.metadata.as_ref()?;
        let mut url = metadata.additional_metadata().end_session_endpoint.as_ref()?.url().clone();
        url.query_pairs_mut().append_pair("client_id", &self.settings.client_id);
        may_be_reached(&url, self.settings.plain).then_some(url)
    }

    fn client(&self, metadata: &Metadata, base: &str) -> Result<OurClient, Trouble> {
        let redirect = RedirectUrl::new(format!("{base}/oidc/callback")).map_err(|_| Trouble::Unfit)?;
        let (id, secret) = (self.settings.client_id.clone(), self.settings.client_secret.clone());
        let client = OurClient::from_provider_metadata(metadata.clone(), id, secret).set_redirect_uri(redirect);
        // By default the secret goes in the header (OpenID Connect Core, 9).
        let in_body = metadata.token_endpoint_auth_methods_supported().is_some_and(|ways| {
            ways.contains(&CoreClientAuthMethod::ClientSecretPost)
                && !ways.contains(&CoreClientAuthMethod::ClientSecretBasic)
        });
        Ok(if in_body { client.set_auth_type(AuthType::RequestBody) } else { client })
    }

    /// What the provider says of itself. Whoever comes while it is asked waits for the same answer.
    async fn metadata(&self) -> Result<Arc<Metadata>, Trouble> {
        let mut found = self.found.lock().await;
        if let Some((metadata, at)) = &found.metadata
            && at.elapsed() < KEPT
        {
            return Ok(metadata.clone());
        }
        let paused = found.failed.as_ref().filter(|(_, at)| at.elapsed() < PAUSE).map(|(trouble, _)| trouble.clone());
        let asked = match paused {
            Some(trouble) => Err(trouble),
            None => self.discover().await,
        };
        match (asked, &found.metadata) {
            (Ok(metadata), _) => {
                let metadata = Arc::new(metadata);
                *found = Found { metadata: Some((metadata.clone(), Instant::now())), failed: None };
                Ok(metadata)
            }
            (Err(trouble), kept) => {
                let kept =
                    kept.as_ref().map(|(metadata, _)| metadata.clone()).filter(|_| trouble == Trouble::Unreachable);
                found.failed = Some((trouble.clone(), Instant::now()));
                kept.ok_or(trouble)
            }
        }
    }

    async fn discover(&self) -> Result<Metadata, Trouble> {
        let metadata =
            Metadata::discover_async(self.settings.issuer.clone(), &self.http).await.map_err(not_discovered)?;
        let token = metadata.token_endpoint().ok_or(Trouble::Unfit)?.url();
        let ends = [metadata.authorization_endpoint().url(), token];
        if ends.into_iter().all(|url| may_be_reached(url, self.settings.plain)) {
            Ok(metadata)
        } else {
            Err(Trouble::Unfit)
        }
    }

    async fn new_keys(&self, metadata: &Arc<Metadata>) -> Result<CoreJsonWebKeySet, Trouble> {
        let keys = JsonWebKeySet::fetch_async(metadata.jwks_uri(), &self.http).await.map_err(not_discovered)?;
        let mut found = self.found.lock().await;
        if let Some((kept, _)) = &mut found.metadata {
            *kept = Arc::new(Metadata::clone(kept).set_jwks(keys.clone()));
        }
        Ok(keys)
    }
}

pub(super) fn unreachable(unanswered: Unanswered) -> Trouble {
    tracing::warn!(why = %unanswered, "the provider of OpenID Connect did not answer");
    Trouble::Unreachable
}

fn not_discovered(error: DiscoveryError<Unanswered>) -> Trouble {
    match error {
        DiscoveryError::Request(unanswered) => unreachable(unanswered),
        DiscoveryError::Response(status, ..) if status.is_server_error() => {
            tracing::warn!(status = status.as_u16(), "the provider of OpenID Connect did not answer");
            Trouble::Unreachable
        }
        other => {
            // What a provider says of itself names nobody.
            let mut what = other.to_string();
            if let Some(cause) = std::error::Error::source(&other) {
                what = format!("{what}: {cause}");
            }
            tracing::warn!(what, "what the provider of OpenID Connect says of itself does not fit the settings");
            Trouble::Unfit
        }
    }
}
