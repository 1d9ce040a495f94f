//! Who may do what. The only place that looks at roles; what is not permitted here is refused.

use rostrum_store::Scope;

/// What a visitor is, with regard to one meeting.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Runs Rostrum and every meeting in it.
    Secretariat,
    /// Gives the floor in this meeting.
    Chair,
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
    /// See the names that participants keep from the chair, too.
    SeeIdentities,
    /// Decide what participants ask of the secretariat: to be a focal point or a member, to change a registration.
    DecideRequests,
}

impl Role {
    /// All roles.
    pub const ALL: [Self; 8] = [
        Self::Secretariat,
        Self::Chair,
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
    pub const ALL: [Self; 18] = [
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
        Self::SeeIdentities,
        Self::DecideRequests,
    ];
}

/// Whether a role may do something: one line for each action, with all who may.
pub fn may(role: Role, action: Action) -> bool {
    use Action as A;
    use Role::{Chair, Display, Participant, Program, Public, Secretariat};
    match action {
        A::SeePublic => matches!(role, Secretariat | Chair | Participant | Display | Program(_) | Public),
        A::Register => matches!(role, Secretariat | Chair | Participant | Public),
        A::SeeOwnPage | A::Inscribe | A::HandInStatement => matches!(role, Participant),
        A::SeeEveryName | A::RunFloor | A::SeeReportDraft | A::SetRules => matches!(role, Secretariat | Chair),
        // Pages are for people: a token opens neither the console nor the list of participants.
        A::FollowFloor => matches!(role, Secretariat | Chair | Program(Scope::ReadStaff)),
        A::CommandFloor => matches!(role, Secretariat | Chair | Program(Scope::Run)),
        A::PublishReport
        | A::ManageMeetings
        | A::EditProgramme
        | A::ManagePrograms
        | A::TakeAttendance
        | A::SeeIdentities
        | A::DecideRequests => matches!(role, Secretariat),
    }
}

/// The first of a visitor's roles that may do it.
pub fn role_that_may(roles: &[Role], action: Action) -> Option<Role> {
    roles.iter().copied().find(|role| may(*role, action))
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECRETARIAT: Role = Role::Secretariat;
    const CHAIR: Role = Role::Chair;
    const PARTICIPANT: Role = Role::Participant;
    const DISPLAY: Role = Role::Display;
    const READ: Role = Role::Program(Scope::Read);
    const READ_STAFF: Role = Role::Program(Scope::ReadStaff);
    const RUN: Role = Role::Program(Scope::Run);
    const PUBLIC: Role = Role::Public;

    /// The privileges, a row for each action: who may. Everybody else may not.
    const TABLE: &[(Action, &[Role])] = &[
        (Action::SeePublic, &[SECRETARIAT, CHAIR, PARTICIPANT, DISPLAY, READ, READ_STAFF, RUN, PUBLIC]),
        (Action::Register, &[SECRETARIAT, CHAIR, PARTICIPANT, PUBLIC]),
        (Action::SeeOwnPage, &[PARTICIPANT]),
        (Action::Inscribe, &[PARTICIPANT]),
        (Action::HandInStatement, &[PARTICIPANT]),
        (Action::SeeEveryName, &[SECRETARIAT, CHAIR]),
        (Action::RunFloor, &[SECRETARIAT, CHAIR]),
        (Action::SeeReportDraft, &[SECRETARIAT, CHAIR]),
        (Action::PublishReport, &[SECRETARIAT]),
        (Action::ManageMeetings, &[SECRETARIAT]),
        (Action::EditProgramme, &[SECRETARIAT]),
        (Action::FollowFloor, &[SECRETARIAT, CHAIR, READ_STAFF]),
        (Action::CommandFloor, &[SECRETARIAT, CHAIR, RUN]),
        (Action::ManagePrograms, &[SECRETARIAT]),
        (Action::SetRules, &[SECRETARIAT, CHAIR]),
        (Action::TakeAttendance, &[SECRETARIAT]),
        (Action::SeeIdentities, &[SECRETARIAT]),
        (Action::DecideRequests, &[SECRETARIAT]),
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
