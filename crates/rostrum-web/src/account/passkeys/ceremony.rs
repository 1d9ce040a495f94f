//! What a device is asked to sign, and whether its answer is right: the two ceremonies of Web Authentication
//! (W3C, Web Authentication Level 3, sections 7.1 and 7.2), with the verification of `webauthn_rp`.
//!
//! A device must verify its owner (finger, face or PIN), and the answer must be for this server's own address.

use data_encoding::BASE64URL_NOPAD;
use rostrum_store::{KnownPasskey, Passkey};
use serde_json::Value;
use url::{Host, Url};
use webauthn_rp::bin::{Decode, Encode};
use webauthn_rp::request::auth::AuthenticationVerificationOptions;
use webauthn_rp::request::register::{
    CredProtect, Nickname, PublicKeyCredentialCreationOptions, PublicKeyCredentialUserEntity,
    RegistrationVerificationOptions, UserHandle, UserHandle64, Username,
};
use webauthn_rp::request::{AsciiDomain, ExtensionInfo, PublicKeyCredentialDescriptor, RpId};
use webauthn_rp::response::register::{CompressedPubKey, DynamicState, StaticState};
use webauthn_rp::response::{AuthTransports, CredentialId};
use webauthn_rp::{
    AuthenticatedCredential, DiscoverableAuthentication64, DiscoverableAuthenticationServerState,
    DiscoverableCredentialRequestOptions, Registration, RegistrationServerState,
};

/// Bytes of a user handle.
const HANDLE: usize = 64;

type PublicKey = StaticState<CompressedPubKey<[u8; 32], [u8; 32], [u8; 48], Vec<u8>>>;

/// As whom this server asks devices.
#[derive(Clone, Debug)]
pub struct RelyingParty {
    id: RpId,
    origin: String,
}

/// By which a device knows the owner of its passkeys: random bytes that say nothing of the person.
#[derive(Clone, Copy, Debug)]
pub struct Handle(UserHandle64);

/// A passkey whose making was checked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its id on the device, base64url.
    pub credential: String,
    /// By which the device knows its owner, base64url.
    pub user_handle: String,
    /// The public key, base64url.
    pub public_key: String,
    /// What changes with each use, base64url.
    pub state: String,
}

/// What a device signed to sign its owner in, not checked yet.
#[derive(Debug)]
pub struct Signed(DiscoverableAuthentication64);

impl Handle {
    /// A new one.
    pub fn by_chance() -> Self {
        Self(UserHandle64::new())
    }

    /// The one of passkeys that are there already.
    pub fn of(passkeys: &[Passkey]) -> Option<Self> {
        let bytes: [u8; HANDLE] = decode(&passkeys.first()?.user_handle)?.try_into().ok()?;
        UserHandle::decode(bytes).ok().map(Self)
    }

    /// What the device calls its owner: `rostrum-` and four characters that come from the handle, so that it tells
    /// neither a name nor a meeting.
    pub fn label(&self) -> String {
        let text = data_encoding::BASE32_NOPAD.encode(self.0.as_ref()).to_lowercase();
        format!("rostrum-{}", text.get(..4).unwrap_or_default())
    }
}

impl Signed {
    /// Reads what a browser sent.
    pub fn read(answer: &str) -> Option<Self> {
        DiscoverableAuthentication64::from_json_relaxed(answer.as_bytes()).ok().map(Self)
    }

    /// The id of the passkey on the device, base64url.
    pub fn credential(&self) -> String {
        encode(self.0.raw_id().inner())
    }
}

impl RelyingParty {
    /// The one at an address: a name with https, or `localhost`. `None` for any other, at which browsers know no
    /// passkeys.
    pub fn at(base: &str) -> Option<Self> {
        let url = Url::parse(base).ok()?;
        let Host::Domain(host) = url.host()? else { return None };
        if url.scheme() != "https" && (url.scheme() != "http" || host != "localhost") {
            return None;
        }
        let id = RpId::Domain(AsciiDomain::try_from(host.to_owned()).ok()?);
        Some(Self { id, origin: url.origin().ascii_serialization() })
    }

    /// Where passkeys work, such as `https://rostrum.example.org`.
    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// What the device is asked to make a passkey, and what is to be kept until it answers. Devices that hold one of
    /// the passkeys already make no other.
    pub fn ask_to_make(&self, handle: &Handle, passkeys: &[Passkey]) -> Option<(Value, String)> {
        let label = handle.label();
        let user = PublicKeyCredentialUserEntity {
            name: Username::try_from(label.as_str()).ok()?,
            id: &handle.0,
            display_name: Nickname::try_from(label.as_str()).ok(),
        };
        let held = passkeys.iter().filter_map(|passkey| {
            let id = CredentialId::<Vec<u8>>::decode(decode(&passkey.credential)?).ok()?;
            Some(PublicKeyCredentialDescriptor { id, transports: AuthTransports::decode(0).ok()? })
        });
        let mut options = PublicKeyCredentialCreationOptions::passkey(&self.id, user, held.collect());
        // Where a device can, it does not even tell without finger, face or PIN that it holds a passkey of this server.
        options.extensions.cred_protect = CredProtect::UserVerificationRequired(ExtensionInfo::AllowDontEnforceValue);
        let (server, client) = options.start_ceremony().ok()?;
        Some((serde_json::to_value(client).ok()?, encode(&server.encode().ok()?)))
    }

    /// Checks a passkey that a device made, and gives what is to be kept of it.
    pub fn check_made(&self, kept: &str, answer: &str) -> Option<Made> {
        let server = RegistrationServerState::<HANDLE>::decode(&decode(kept)?).ok()?;
        let answer = Registration::from_json_relaxed(answer.as_bytes()).ok()?;
        let origins = [self.origin.as_str()];
        let options = RegistrationVerificationOptions::<&str, &str> {
            allowed_origins: &origins,
            error_on_unsolicited_extensions: false,
            ..RegistrationVerificationOptions::default()
        };
        let made = match server.verify(&self.id, &answer, &options) {
            Ok(made) => made,
            Err(why) => {
                tracing::debug!(%why, "a passkey was not added");
                return None;
            }
        };
        Some(Made {
            credential: encode(made.id().inner()),
            user_handle: encode(made.user_id().as_ref()),
            public_key: encode(&made.static_state().encode().ok()?),
            state: encode(&made.dynamic_state().encode().ok()?),
        })
    }

    /// What any device is asked to sign its owner in, and what is to be kept until it answers. It names nobody.
    pub fn ask_to_sign(&self) -> Option<(Value, String)> {
        let (server, client) = DiscoverableCredentialRequestOptions::passkey(&self.id).start_ceremony().ok()?;
        Some((serde_json::to_value(client).ok()?, encode(&server.encode().ok()?)))
    }

    /// Checks what a device signed against the passkey that it names, its counter among it: one that went back is
    /// that of a copy. Gives the state of the passkey after it.
    pub fn check_signed(&self, kept: &str, signed: &Signed, known: &KnownPasskey) -> Option<String> {
        let server = DiscoverableAuthenticationServerState::decode(&decode(kept)?).ok()?;
        let handle: [u8; HANDLE] = decode(&known.user_handle)?.try_into().ok()?;
        let handle = UserHandle::<HANDLE>::decode(handle).ok()?;
        let public_key = PublicKey::decode(&decode(&known.public_key)?).ok()?;
        let state = DynamicState::decode(decode(&known.state)?.try_into().ok()?).ok()?;
        let mut passkey = AuthenticatedCredential::new(signed.0.raw_id(), &handle, public_key, state).ok()?;
        let origins = [self.origin.as_str()];
        let options = AuthenticationVerificationOptions::<&str, &str> {
            allowed_origins: &origins,
            error_on_unsolicited_extensions: false,
            ..AuthenticationVerificationOptions::default()
        };
        if let Err(why) = server.verify(&self.id, &signed.0, &mut passkey, &options) {
            tracing::debug!(%why, "a passkey did not sign in");
            return None;
        }
        Some(encode(&passkey.dynamic_state().encode().ok()?))
    }
}

fn encode(bytes: &[u8]) -> String {
    BASE64URL_NOPAD.encode(bytes)
}

fn decode(text: &str) -> Option<Vec<u8>> {
    BASE64URL_NOPAD.decode(text.as_bytes()).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passkeys_are_for_a_name_with_https_and_for_localhost() {
        for (base, origin) in [
            ("https://rostrum.example.org", Some("https://rostrum.example.org")),
            ("https://Rostrum.example.org:8443", Some("https://rostrum.example.org:8443")),
            ("http://localhost:8080", Some("http://localhost:8080")),
            ("https://localhost", Some("https://localhost")),
            ("http://rostrum.example.org", None),
            ("http://127.0.0.1:8080", None),
            ("https://192.0.2.1", None),
            ("https://[2001:db8::1]", None),
            ("localhost:8080", None),
        ] {
            let party = RelyingParty::at(base);
            assert_eq!(party.as_ref().map(RelyingParty::origin), origin, "{base}");
        }
    }

    #[test]
    fn a_device_is_told_neither_a_name_nor_a_meeting() {
        let party = RelyingParty::at("https://rostrum.example.org").unwrap();
        let handle = Handle::by_chance();
        let (asked, _) = party.ask_to_make(&handle, &[]).unwrap();
        assert_eq!(asked["rp"]["id"], "rostrum.example.org");
        assert_eq!(asked["user"]["name"], handle.label());
        assert_eq!(asked["user"]["displayName"], handle.label());
        assert_eq!(asked["attestation"], "none", "and tells nothing of its make");
        assert_eq!(asked["authenticatorSelection"]["userVerification"], "required");
        assert_eq!(asked["authenticatorSelection"]["residentKey"], "required");
        let (asked, _) = party.ask_to_sign().unwrap();
        assert_eq!(asked["allowCredentials"].as_array().map(Vec::len), Some(0), "nobody is named");
        assert_eq!(asked["userVerification"], "required");
        assert_ne!(Handle::by_chance().label(), Handle::by_chance().label());
    }
}
