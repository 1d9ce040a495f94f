//! What the provider says of a person, and whether it is to be trusted.

use chrono::{DateTime, Utc};
use jiff::Timestamp;
use openidconnect::core::{CoreGenderClaim, CoreJsonWebKeySet, CoreJwsSigningAlgorithm};
use openidconnect::{
    AccessTokenHash, AdditionalClaims, ClaimsVerificationError, EndUserEmail, EndUserName, EndUserUsername,
    IdTokenVerifier, LocalizedClaim, Nonce, OAuth2TokenResponse, SignatureVerificationError, SubjectIdentifier,
    TokenResponse, UserInfoClaims, UserInfoError,
};
use rostrum_domain::participant::looks_like_an_address;
use rostrum_store::{ClaimedRole, ProviderPerson};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::http::Unanswered;
use super::provider::{Tokens, unreachable};
use super::settings::OpenidSettings;
use super::trouble::{Trouble, Untrusted};

/// Algorithms of signatures that are taken, all with the public key of the provider: neither none, nor one with a
/// secret that both know.
const ALGORITHMS: [CoreJwsSigningAlgorithm; 9] = [
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha256,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha384,
    CoreJwsSigningAlgorithm::RsaSsaPkcs1V15Sha512,
    CoreJwsSigningAlgorithm::RsaSsaPssSha256,
    CoreJwsSigningAlgorithm::RsaSsaPssSha384,
    CoreJwsSigningAlgorithm::RsaSsaPssSha512,
    CoreJwsSigningAlgorithm::EcdsaP256Sha256,
    CoreJwsSigningAlgorithm::EcdsaP384Sha384,
    CoreJwsSigningAlgorithm::EdDsa,
];
/// How far the clocks of the two machines may be apart.
const SKEW_SECONDS: i64 = 60;
/// Most characters of a subject (OpenID Connect Core, 2) and of a name.
const LONGEST: usize = 255;

/// Claims beyond those of the standard.
#[derive(Clone, Debug, Default, Deserialize, Serialize)]
pub struct Claims {
    #[serde(flatten)]
    all: Map<String, Value>,
}

impl AdditionalClaims for Claims {}

/// What a token does not stand up to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wrong {
    /// It is signed with a key that is not known.
    NoKey,
    /// All else.
    Untrusted(Untrusted),
}

impl Wrong {
    /// The trouble that it is when there is no newer key.
    pub fn trouble(self) -> Trouble {
        match self {
            Self::NoKey => Untrusted::Signature.into(),
            Self::Untrusted(what) => what.into(),
        }
    }
}

impl From<Untrusted> for Wrong {
    fn from(what: Untrusted) -> Self {
        Self::Untrusted(what)
    }
}

/// What the provider said of a person, from its token and from its page of the person.
#[derive(Debug)]
pub struct Told {
    /// By what it knows the person.
    pub subject: SubjectIdentifier,
    name: Option<String>,
    /// The address, and whether the provider vouches for it: both out of one answer.
    email: Option<(String, bool)>,
    claims: Vec<Map<String, Value>>,
}

/// A person with the roles that the claims stand for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Known {
    /// Who.
    pub person: ProviderPerson,
    /// As what.
    pub roles: Vec<ClaimedRole>,
    /// The address as the provider tells it, vouched for or not.
    pub email: Option<String>,
}

/// Checks the token of a person: who signed it, for whom, when, and for which sign-in.
pub fn check(
    settings: &OpenidSettings,
    tokens: &Tokens,
    keys: CoreJsonWebKeySet,
    nonce: &Nonce,
    now: Timestamp,
) -> Result<Told, Wrong> {
    let token = tokens.id_token().ok_or(Untrusted::Malformed)?;
    let at = |seconds: i64| DateTime::<Utc>::from_timestamp(now.as_second() + seconds, 0).unwrap_or_default();
    let (earlier, later) = (at(-SKEW_SECONDS), at(SKEW_SECONDS));
    // Without the secret of both, so that no algorithm with one can ever be taken.
    let verifier = IdTokenVerifier::new_public_client(settings.client_id.clone(), settings.issuer.clone(), keys)
        .set_allowed_algs(ALGORITHMS)
        .set_time_fn(move || earlier)
        .set_issue_time_verifier_fn(move |issued| if issued <= later { Ok(()) } else { Err(String::new()) });
    let claims = token.claims(&verifier, nonce).map_err(|error| wrong(&error))?;
    if claims.authorized_party().is_some_and(|party| *party != settings.client_id) {
        return Err(Untrusted::Audience.into());
    }
    let more = &claims.additional_claims().all;
    if more.get("nbf").and_then(Value::as_i64).is_some_and(|from| from > now.as_second() + SKEW_SECONDS) {
        return Err(Untrusted::Expired.into());
    }
    if let Some(expected) = claims.access_token_hash() {
        let key = token.signing_key(&verifier).map_err(|_| Untrusted::Signature)?;
        let algorithm = token.signing_alg().map_err(|_| Untrusted::Signature)?;
        let actual = AccessTokenHash::from_token(tokens.access_token(), algorithm, key);
        if actual.ok().as_ref() != Some(expected) {
            return Err(Untrusted::Signature.into());
        }
    }
    Ok(Told {
        subject: claims.subject().clone(),
        name: name(claims.name(), claims.preferred_username()),
        email: email(claims.email(), claims.email_verified()),
        claims: vec![more.clone()],
    })
}

impl Told {
    /// Adds what the page of the person says, which was checked to be of the same person. What the token says
    /// stays, but for an address that the page alone vouches for.
    pub fn add(&mut self, more: &UserInfoClaims<Claims, CoreGenderClaim>) {
        if self.name.is_none() {
            self.name = name(more.name(), more.preferred_username());
        }
        if self.email.as_ref().is_none_or(|(_, vouched)| !vouched) {
            self.email = email(more.email(), more.email_verified()).or_else(|| self.email.take());
        }
        self.claims.push(more.additional_claims().all.clone());
    }

    /// Who it is, and as what.
    ///
    /// # Errors
    /// The subject is none.
    pub fn read(self, settings: &OpenidSettings) -> Result<Known, Trouble> {
        let subject = self.subject.to_string();
        if !(1..=LONGEST).contains(&subject.chars().count()) {
            return Err(Untrusted::Malformed.into());
        }
        let mut roles: Vec<ClaimedRole> = Vec::new();
        for rule in &settings.rules {
            let role = self.claims.iter().find_map(|claims| rule.role_of(claims));
            roles.extend(role.filter(|role| !roles.contains(role)).cloned());
        }
        let told = self.email.filter(|(email, _)| looks_like_an_address(email));
        let email = told.as_ref().map(|(email, _)| email.clone());
        let name = self.name.or_else(|| email.clone()).unwrap_or_else(|| subject.clone());
        let vouched = told.filter(|(_, vouched)| *vouched).map(|(email, _)| email);
        let person = ProviderPerson { issuer: settings.issuer().to_owned(), subject, name, email: vouched };
        Ok(Known { person, roles, email })
    }
}

/// What it means when the page of the person is not to be had.
pub fn user_info_trouble(error: UserInfoError<Unanswered>) -> Trouble {
    match error {
        UserInfoError::Request(unanswered) => unreachable(unanswered),
        UserInfoError::Response(status, ..) if status.is_server_error() => Trouble::Unreachable,
        UserInfoError::ClaimsVerification(error) => wrong(&error).trouble(),
        _ => Untrusted::Malformed.into(),
    }
}

fn wrong(error: &ClaimsVerificationError) -> Wrong {
    use ClaimsVerificationError as E;
    match error {
        E::SignatureVerification(SignatureVerificationError::NoMatchingKey) => return Wrong::NoKey,
        E::Expired(_) => Untrusted::Expired,
        E::InvalidAudience(_) => Untrusted::Audience,
        E::InvalidIssuer(_) => Untrusted::Issuer,
        E::InvalidNonce(_) => Untrusted::Nonce,
        E::InvalidSubject(_) => Untrusted::Subject,
        E::SignatureVerification(_) => Untrusted::Signature,
        _ => Untrusted::Malformed,
    }
    .into()
}

fn name(name: Option<&LocalizedClaim<EndUserName>>, known_as: Option<&EndUserUsername>) -> Option<String> {
    let name = name.and_then(|name| name.get(None)).map(|name| name.to_string());
    let text = name.or_else(|| known_as.map(|name| name.to_string()))?;
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let text: String = text.chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    Some(text).filter(|text| !text.is_empty())
}

fn email(email: Option<&EndUserEmail>, vouched: Option<bool>) -> Option<(String, bool)> {
    email.map(|email| (email.trim().to_owned(), vouched == Some(true)))
}
