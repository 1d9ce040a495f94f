//! Why nobody was signed in.

use axum::http::StatusCode;

/// Why nobody was signed in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// The provider cannot be reached.
    Unreachable,
    /// What the provider says of itself does not fit the settings.
    Unfit,
    /// The person, or the provider, broke it off.
    Denied,
    /// The provider refuses, with a code of its own such as `invalid_scope`.
    Refused(String),
    /// It was finished, took too long, or was never begun.
    Over,
    /// It was begun in another browser.
    Elsewhere,
    /// What came back is not to be trusted.
    Untrusted(Untrusted),
}

/// What in an answer is not to be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Untrusted {
    /// It is that of another provider.
    Issuer,
    /// It is for another server.
    Audience,
    /// Its time is over, or has not come.
    Expired,
    /// It belongs to another sign-in.
    Nonce,
    /// It is not signed, not in a permitted way, or with a key that is not the provider's.
    Signature,
    /// It tells of another person.
    Subject,
    /// It cannot be read.
    Malformed,
}

impl Untrusted {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Issuer, Self::Audience, Self::Expired, Self::Nonce, Self::Signature, Self::Subject, Self::Malformed];

    /// The stable name by which its text is found.
    pub fn code(self) -> &'static str {
        match self {
            Self::Issuer => "issuer",
            Self::Audience => "audience",
            Self::Expired => "expired",
            Self::Nonce => "nonce",
            Self::Signature => "signature",
            Self::Subject => "subject",
            Self::Malformed => "malformed",
        }
    }
}

impl From<Untrusted> for Trouble {
    fn from(what: Untrusted) -> Self {
        Self::Untrusted(what)
    }
}

impl Trouble {
    /// The refusal with a code of the provider. What is no code (RFC 6749, 4.1.2.1) is not repeated.
    pub fn refused(code: &str) -> Self {
        let plain = |c: char| c.is_ascii_lowercase() || c == '_';
        if code == "access_denied" {
            Self::Denied
        } else if (1..=40).contains(&code.len()) && code.chars().all(plain) {
            Self::Refused(code.to_owned())
        } else {
            Self::Refused("unknown".to_owned())
        }
    }

    /// The status of the page.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::Unreachable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Unfit | Self::Refused(_) => StatusCode::BAD_GATEWAY,
            Self::Over => StatusCode::GONE,
            Self::Denied | Self::Elsewhere | Self::Untrusted(_) => StatusCode::FORBIDDEN,
        }
    }

    /// The stable name, for the log and for the text.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unreachable => "unreachable",
            Self::Unfit => "unfit",
            Self::Denied => "denied",
            Self::Refused(_) => "refused",
            Self::Over => "over",
            Self::Elsewhere => "elsewhere",
            Self::Untrusted(_) => "untrusted",
        }
    }
}
