//! The kinds of data that go after their time, each with what counts it and what takes it out: `$2` are the numbers of
//! those who are due, `$3` whether what belongs to nobody of them is due, too.

/// That a row hangs on a contribution that is due.
macro_rules! due {
    () => {
        "meeting = $1 AND contribution IN (SELECT no FROM contribution c WHERE c.meeting = $1 \
         AND (c.participant IN (SELECT value FROM json_each($2)) OR (c.participant IS NULL AND $3)))"
    };
}

/// That it hangs on one that was never handed in.
macro_rules! never_handed_in {
    () => {
        "contribution IN (SELECT no FROM contribution c WHERE c.meeting = $1 AND c.version = 0)"
    };
}

/// A kind of data that goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Held {
    /// Addresses of participants.
    Addresses,
    /// Answers to the questions of registration.
    Answers,
    /// Files that were handed in to register.
    Files,
    /// What they answered to the form after the approval.
    Needs,
    /// What they asked to have changed, and why.
    Requests,
    /// Why registrations were decided as they were.
    Reasons,
    /// Mails: addresses, texts, what they were made from.
    Mails,
    /// Invitations, with their addresses.
    Invitations,
    /// Names on the platform of those who are no participants.
    PlatformNames,
    /// Codes on badges.
    Badges,
    /// Passkeys of participants.
    Passkeys,
    /// Whom to ask about contributions, with their addresses.
    ContributionContacts,
    /// Drafts of contributions that were never handed in.
    Drafts,
}

impl Held {
    /// All kinds.
    pub const ALL: [Self; 13] = [
        Self::Addresses,
        Self::Answers,
        Self::Files,
        Self::Needs,
        Self::Requests,
        Self::Reasons,
        Self::Mails,
        Self::Invitations,
        Self::PlatformNames,
        Self::Badges,
        Self::Passkeys,
        Self::ContributionContacts,
        Self::Drafts,
    ];

    /// The stable code: `addresses`.
    pub fn code(self) -> &'static str {
        match self {
            Self::Addresses => "addresses",
            Self::Answers => "answers",
            Self::Files => "files",
            Self::Needs => "needs",
            Self::Requests => "requests",
            Self::Reasons => "reasons",
            Self::Mails => "mails",
            Self::Invitations => "invitations",
            Self::PlatformNames => "platform_names",
            Self::Badges => "badges",
            Self::Passkeys => "passkeys",
            Self::ContributionContacts => "contribution_contacts",
            Self::Drafts => "drafts",
        }
    }

    /// Counts what there is of it among what is due, where the rows themselves tell.
    pub(super) fn count(self) -> Option<&'static str> {
        Some(match self {
            Self::Addresses | Self::PlatformNames => return None,
            Self::Answers => {
                "SELECT COUNT(*) FROM registration_answer WHERE meeting = $1 AND participant IN (SELECT value FROM json_each($2))"
            }
            Self::Files => {
                "SELECT COUNT(*) FROM registration_file WHERE meeting = $1 AND participant IN (SELECT value FROM json_each($2))"
            }
            Self::Needs => {
                "SELECT COUNT(*) FROM follow_up_answer WHERE meeting = $1 AND participant IN (SELECT value FROM json_each($2))"
            }
            Self::Requests => {
                "SELECT COUNT(*) FROM change_request WHERE meeting = $1 AND participant IN (SELECT value FROM json_each($2))"
            }
            Self::Reasons => {
                "SELECT COUNT(*) FROM registration_change WHERE meeting = $1 AND (reason IS NOT NULL OR matched <> '[]') \
                 AND participant IN (SELECT value FROM json_each($2))"
            }
            Self::Mails => {
                "SELECT COUNT(*) FROM mail WHERE meeting = $1 AND (address IS NOT NULL OR text IS NOT NULL OR facts IS NOT NULL) \
                 AND (participant IN (SELECT value FROM json_each($2)) OR (participant IS NULL AND $3))"
            }
            Self::Invitations => "SELECT COUNT(*) FROM invitation WHERE meeting = $1 AND $3",
            Self::Badges => {
                "SELECT COUNT(*) FROM badge WHERE meeting = $1 AND participant IN (SELECT value FROM json_each($2))"
            }
            Self::Passkeys => {
                "SELECT COUNT(*) FROM passkey WHERE meeting = $1 AND participant IN (SELECT value FROM json_each($2))"
            }
            Self::ContributionContacts => concat!(
                "SELECT (SELECT COUNT(*) FROM contribution_field WHERE field IN ('_name', '_email') AND ",
                due!(),
                ") + (SELECT COUNT(*) FROM contribution_author WHERE (name IS NOT NULL OR email IS NOT NULL) AND ",
                due!(),
                ")"
            ),
            Self::Drafts => {
                concat!("SELECT COUNT(*) FROM contribution_field WHERE ", due!(), " AND ", never_handed_in!())
            }
        })
    }

    /// Takes out what is due, where no row has to be sealed anew.
    pub(super) fn take_out(self) -> Option<Vec<&'static str>> {
        Some(vec![match self {
            Self::Addresses | Self::PlatformNames => return None,
            Self::Answers => {
                "DELETE FROM registration_answer WHERE meeting = $1 AND participant IN (SELECT value FROM json_each($2))"
            }
            Self::Files => {
                "DELETE FROM registration_file WHERE meeting = $1 AND participant IN (SELECT value FROM json_each($2))"
            }
            Self::Needs => {
                "DELETE FROM follow_up_answer WHERE meeting = $1 AND participant IN (SELECT value FROM json_each($2))"
            }
            Self::Requests => {
                "DELETE FROM change_request WHERE meeting = $1 AND participant IN (SELECT value FROM json_each($2))"
            }
            Self::Reasons => {
                "UPDATE registration_change SET reason = NULL, matched = '[]' WHERE meeting = $1 AND participant IN (SELECT value FROM json_each($2))"
            }
            Self::Mails => {
                "UPDATE mail SET address = NULL, facts = NULL, subject = NULL, text = NULL, html = NULL, calendar = NULL, \
                 fault = NULL WHERE meeting = $1 \
                 AND (participant IN (SELECT value FROM json_each($2)) OR (participant IS NULL AND $3))"
            }
            Self::Invitations => "DELETE FROM invitation WHERE meeting = $1 AND $3",
            Self::Badges => "DELETE FROM badge WHERE meeting = $1 AND participant IN (SELECT value FROM json_each($2))",
            Self::Passkeys => {
                "DELETE FROM passkey WHERE meeting = $1 AND participant IN (SELECT value FROM json_each($2))"
            }
            Self::ContributionContacts => {
                return Some(vec![
                    concat!("DELETE FROM contribution_field WHERE field IN ('_name', '_email') AND ", due!()),
                    concat!("UPDATE contribution_author SET name = NULL, email = NULL WHERE ", due!()),
                ]);
            }
            Self::Drafts => {
                return Some(vec![
                    concat!("DELETE FROM contribution_field WHERE ", due!(), " AND ", never_handed_in!()),
                    concat!("DELETE FROM contribution_beside WHERE ", due!(), " AND ", never_handed_in!()),
                    concat!("DELETE FROM contribution_author WHERE ", due!(), " AND ", never_handed_in!()),
                    concat!("DELETE FROM contribution_file WHERE ", due!(), " AND ", never_handed_in!()),
                    concat!("DELETE FROM contribution_link WHERE ", due!(), " AND ", never_handed_in!()),
                ]);
            }
        }])
    }
}
