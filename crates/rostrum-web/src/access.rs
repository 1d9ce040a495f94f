//! Who may do what. The only place that looks at roles; what is not permitted here is refused.

use rostrum_store::Scope;

/// What a visitor is, with regard to one meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Gives and takes roles, and may do all that the secretariat may.
    Owner,
    /// Runs Rostrum and every meeting in it, or one meeting.
    Secretariat,
    /// Gives the floor in this meeting.
    Chair,
    /// Leads the talk in this meeting; gives the floor only when the role of chair was given as well.
    Moderator,
    /// Drafts the report of this meeting.
    Rapporteur,
    /// Interprets in this meeting.
    Interpreter,
    /// Decides on registrations of this meeting, of all categories or of some.
    Reviewer,
    /// Presents in this meeting.
    Panellist,
    /// Is registered for this meeting.
    Participant,
    /// A screen in the room or in the video platform.
    Display,
    /// A program with a token of this meeting, by one scope of its token.
    Program(Scope),
    /// Anyone.
    Public,
}

/// What one can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Action {
    /// See what is public: meeting, live page, display, published report.
    SeePublic,
    /// Register for a meeting.
    Register,
    /// See one's own page, with place and expected turn.
    SeeOwnPage,
    /// Inscribe the own delegation, and withdraw it.
    Inscribe,
    /// Hand in the own statement in writing.
    HandInStatement,
    /// See the names that participants keep from the public, in lists and in the console.
    SeeEveryName,
    /// Open and close lists, start segments, give the floor, run the clock, mark absent, extend a cap.
    RunFloor,
    /// See the report before it is published.
    SeeReportDraft,
    /// Publish the report and take it back.
    PublishReport,
    /// See the secretariat's page, read a concept note in, create meetings.
    ManageMeetings,
    /// Change the programme and publish a version of it.
    EditProgramme,
    /// Read the state of the floor as a program does, with the names that are kept from the public.
    FollowFloor,
    /// Give commands of the floor as a program does, and set the rules of a list as a document.
    CommandFloor,
    /// Make and revoke tokens of programs, and webhooks.
    ManagePrograms,
    /// Set the rules of a list of speakers, and draw its lots.
    SetRules,
    /// Read attendance reports in and say who each line of them is.
    TakeAttendance,
    /// Print badges, and say who has come.
    CheckIn,
    /// See the names that participants keep from the chair, too.
    SeeIdentities,
    /// Say where delegations are from, and which two are one.
    ManageDelegations,
    /// Decide what participants ask of the secretariat: to be a focal point or a member, to change a registration.
    DecideRequests,
    /// Give every role and take it, of all meetings too; end sign-ins of others.
    ManageRoles,
    /// Give the roles of one meeting that stand below the secretariat's, and take them.
    InviteStaff,
    /// Follow the floor on the moderator's view.
    SeeModeratorView,
    /// Follow the floor on the interpreters' view.
    SeeInterpreterView,
    /// Read statements that were handed in, before they are published.
    ReadStatements,
    /// Accept and refuse registrations: of all categories, or of those of the role.
    DecideRegistrations,
    /// See the own sessions as a panellist.
    SeePanellistPage,
    /// Design registration: categories, questions, places, windows, approval.
    DesignRegistration,
    /// Read, edit, stop and release mails, set their texts, invite.
    ManageMail,
    /// See, add, rename and remove the own passkeys.
    KeepPasskeys,
    /// Answer a call for inputs.
    Contribute,
    /// Build calls for inputs, publish them, move their deadlines.
    ManageCalls,
    /// Read contributions that were handed in, cut practices out of them, edit and comment on both, ask authors back.
    ReviewContributions,
    /// Publish contributions and practices, withhold and withdraw them.
    PublishPractices,
    /// Change the terms of the taxonomy.
    ManageTaxonomy,
    /// Say what one seeks and what one can offer, and agree to an exchange.
    Exchange,
    /// See all exchanges and their results.
    SeeExchanges,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 14] = [
        Self::Owner,
        Self::Secretariat,
        Self::Chair,
        Self::Moderator,
        Self::Rapporteur,
        Self::Interpreter,
        Self::Reviewer,
        Self::Panellist,
        Self::Participant,
        Self::Display,
        Self::Program(Scope::Read),
        Self::Program(Scope::ReadStaff),
        Self::Program(Scope::Run),
        Self::Public,
    ];
}

impl Action {
    /// All actions.
    pub const ALL: [Self; 37] = [
        Self::SeePublic,
        Self::Register,
        Self::SeeOwnPage,
        Self::Inscribe,
        Self::HandInStatement,
        Self::SeeEveryName,
        Self::RunFloor,
        Self::SeeReportDraft,
        Self::PublishReport,
        Self::ManageMeetings,
        Self::EditProgramme,
        Self::FollowFloor,
        Self::CommandFloor,
        Self::ManagePrograms,
        Self::SetRules,
        Self::TakeAttendance,
        Self::CheckIn,
        Self::SeeIdentities,
        Self::ManageDelegations,
        Self::DecideRequests,
        Self::ManageRoles,
        Self::InviteStaff,
        Self::SeeModeratorView,
        Self::SeeInterpreterView,
        Self::ReadStatements,
        Self::DecideRegistrations,
        Self::SeePanellistPage,
        Self::DesignRegistration,
        Self::ManageMail,
        Self::KeepPasskeys,
        Self::Contribute,
        Self::ManageCalls,
        Self::ReviewContributions,
        Self::PublishPractices,
        Self::ManageTaxonomy,
        Self::Exchange,
        Self::SeeExchanges,
    ];
}

/// Whether a role may do something: one line for each action, with all who may.
pub fn may(role: Role, action: Action) -> bool {
    use Action as A;
    use Role::{
        Chair, Display, Interpreter, Moderator, Owner, Panellist, Participant, Program, Rapporteur, Reviewer,
        Secretariat,
    };
    match action {
        A::SeePublic => true,
        A::Register | A::Contribute => !matches!(role, Display | Program(_)),
        A::SeeOwnPage | A::Inscribe | A::HandInStatement | A::Exchange => matches!(role, Participant),
        A::SeeEveryName => matches!(role, Owner | Secretariat | Chair | Moderator),
        A::RunFloor | A::SetRules => matches!(role, Owner | Secretariat | Chair),
        A::SeeReportDraft => matches!(role, Owner | Secretariat | Chair | Rapporteur),
        A::SeeModeratorView => matches!(role, Owner | Secretariat | Chair | Moderator),
        A::SeeInterpreterView => matches!(role, Owner | Secretariat | Chair | Interpreter),
        A::ReadStatements => matches!(role, Owner | Secretariat | Rapporteur | Interpreter),
        A::DecideRegistrations => matches!(role, Owner | Secretariat | Reviewer),
        A::ReviewContributions => matches!(role, Owner | Secretariat | Rapporteur | Reviewer),
        A::SeePanellistPage => matches!(role, Panellist),
        // Whoever is a person: a screen and a program have no lock of their own, and others no sign-in.
        A::KeepPasskeys => !matches!(role, Display | Program(_) | Role::Public),
        // Pages are for people: a token opens neither the console nor the list of participants.
        A::FollowFloor => matches!(role, Owner | Secretariat | Chair | Program(Scope::ReadStaff)),
        A::CommandFloor => matches!(role, Owner | Secretariat | Chair | Program(Scope::Run)),
        A::PublishReport
        | A::ManageMeetings
        | A::EditProgramme
        | A::ManagePrograms
        | A::TakeAttendance
        | A::CheckIn
        | A::SeeIdentities
        | A::ManageDelegations
        | A::DecideRequests
        | A::InviteStaff
        | A::DesignRegistration
        | A::ManageMail
        | A::ManageCalls
        | A::PublishPractices
        | A::ManageTaxonomy
        | A::SeeExchanges => matches!(role, Owner | Secretariat),
        A::ManageRoles => matches!(role, Owner),
    }
}

/// The first of a visitor's roles that may do it.
pub fn role_that_may(roles: &[Role], action: Action) -> Option<Role> {
    roles.iter().copied().find(|role| may(*role, action))
}

#[cfg(test)]
mod tests {
    use super::*;

    const OWNER: Role = Role::Owner;
    const SECRETARIAT: Role = Role::Secretariat;
    const CHAIR: Role = Role::Chair;
    const MODERATOR: Role = Role::Moderator;
    const RAPPORTEUR: Role = Role::Rapporteur;
    const INTERPRETER: Role = Role::Interpreter;
    const REVIEWER: Role = Role::Reviewer;
    const PANELLIST: Role = Role::Panellist;
    const PARTICIPANT: Role = Role::Participant;
    const DISPLAY: Role = Role::Display;
    const READ: Role = Role::Program(Scope::Read);
    const READ_STAFF: Role = Role::Program(Scope::ReadStaff);
    const RUN: Role = Role::Program(Scope::Run);
    const PUBLIC: Role = Role::Public;

    /// The privileges, a row for each action: who may. Everybody else may not.
    #[rustfmt::skip]
    const TABLE: &[(Action, &[Role])] = &[
        (Action::SeePublic, &[OWNER, SECRETARIAT, CHAIR, MODERATOR, RAPPORTEUR, INTERPRETER, REVIEWER, PANELLIST, PARTICIPANT, DISPLAY, READ, READ_STAFF, RUN, PUBLIC]),
        (Action::Register, &[OWNER, SECRETARIAT, CHAIR, MODERATOR, RAPPORTEUR, INTERPRETER, REVIEWER, PANELLIST, PARTICIPANT, PUBLIC]),
        (Action::SeeOwnPage, &[PARTICIPANT]),
        (Action::Inscribe, &[PARTICIPANT]),
        (Action::HandInStatement, &[PARTICIPANT]),
        (Action::SeeEveryName, &[OWNER, SECRETARIAT, CHAIR, MODERATOR]),
        (Action::RunFloor, &[OWNER, SECRETARIAT, CHAIR]),
        (Action::SeeReportDraft, &[OWNER, SECRETARIAT, CHAIR, RAPPORTEUR]),
        (Action::PublishReport, &[OWNER, SECRETARIAT]),
        (Action::ManageMeetings, &[OWNER, SECRETARIAT]),
        (Action::EditProgramme, &[OWNER, SECRETARIAT]),
        (Action::FollowFloor, &[OWNER, SECRETARIAT, CHAIR, READ_STAFF]),
        (Action::CommandFloor, &[OWNER, SECRETARIAT, CHAIR, RUN]),
        (Action::ManagePrograms, &[OWNER, SECRETARIAT]),
        (Action::SetRules, &[OWNER, SECRETARIAT, CHAIR]),
        (Action::TakeAttendance, &[OWNER, SECRETARIAT]),
        (Action::CheckIn, &[OWNER, SECRETARIAT]),
        (Action::SeeIdentities, &[OWNER, SECRETARIAT]),
        (Action::ManageDelegations, &[OWNER, SECRETARIAT]),
        (Action::DecideRequests, &[OWNER, SECRETARIAT]),
        (Action::ManageRoles, &[OWNER]),
        (Action::InviteStaff, &[OWNER, SECRETARIAT]),
        (Action::SeeModeratorView, &[OWNER, SECRETARIAT, CHAIR, MODERATOR]),
        (Action::SeeInterpreterView, &[OWNER, SECRETARIAT, CHAIR, INTERPRETER]),
        (Action::ReadStatements, &[OWNER, SECRETARIAT, RAPPORTEUR, INTERPRETER]),
        (Action::DecideRegistrations, &[OWNER, SECRETARIAT, REVIEWER]),
        (Action::SeePanellistPage, &[PANELLIST]),
        (Action::DesignRegistration, &[OWNER, SECRETARIAT]),
        (Action::ManageMail, &[OWNER, SECRETARIAT]),
        (Action::KeepPasskeys, &[OWNER, SECRETARIAT, CHAIR, MODERATOR, RAPPORTEUR, INTERPRETER, REVIEWER, PANELLIST, PARTICIPANT]),
        (Action::Contribute, &[OWNER, SECRETARIAT, CHAIR, MODERATOR, RAPPORTEUR, INTERPRETER, REVIEWER, PANELLIST, PARTICIPANT, PUBLIC]),
        (Action::ManageCalls, &[OWNER, SECRETARIAT]),
        (Action::ReviewContributions, &[OWNER, SECRETARIAT, RAPPORTEUR, REVIEWER]),
        (Action::PublishPractices, &[OWNER, SECRETARIAT]),
        (Action::ManageTaxonomy, &[OWNER, SECRETARIAT]),
        (Action::Exchange, &[PARTICIPANT]),
        (Action::SeeExchanges, &[OWNER, SECRETARIAT]),
    ];

    #[test]
    fn every_role_may_do_what_the_table_says_and_nothing_else() {
        assert_eq!(TABLE.iter().map(|(action, _)| *action).collect::<Vec<_>>(), Action::ALL);
        for (action, roles) in TABLE {
            for role in Role::ALL {
                assert_eq!(may(role, *action), roles.contains(&role), "{role:?} {action:?}");
            }
        }
    }
}
