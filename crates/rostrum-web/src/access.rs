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
    pub const ALL: [Self; 17] = [
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
    ];
}

/// Whether a role may do something.
pub fn may(role: Role, action: Action) -> bool {
    use Action as A;
    match role {
        Role::Secretariat => !matches!(action, A::SeeOwnPage | A::Inscribe | A::HandInStatement),
        Role::Chair => matches!(
            action,
            A::SeePublic
                | A::SeeEveryName
                | A::RunFloor
                | A::SeeReportDraft
                | A::Register
                | A::FollowFloor
                | A::CommandFloor
                | A::SetRules
        ),
        Role::Participant => {
            matches!(action, A::SeePublic | A::Register | A::SeeOwnPage | A::Inscribe | A::HandInStatement)
        }
        Role::Display | Role::Program(Scope::Read) => matches!(action, A::SeePublic),
        // Pages are for people: a token opens neither the console nor the list of participants.
        Role::Program(Scope::ReadStaff) => matches!(action, A::SeePublic | A::FollowFloor),
        Role::Program(Scope::Run) => matches!(action, A::SeePublic | A::CommandFloor),
        Role::Public => matches!(action, A::SeePublic | A::Register),
    }
}

/// The first of a visitor's roles that may do it.
pub fn role_that_may(roles: &[Role], action: Action) -> Option<Role> {
    roles.iter().copied().find(|role| may(*role, action))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_may_do_what_its_row_says_and_nothing_else() {
        // Columns: see public, register, own page, inscribe, statement, every name, run floor,
        // report draft, publish, manage meetings, edit programme, follow floor, command floor, manage programs,
        // set rules, take attendance, see identities.
        let table = [
            (Role::Secretariat, "yes yes no  no  no  yes yes yes yes yes yes yes yes yes yes yes yes"),
            (Role::Chair, "      yes yes no  no  no  yes yes yes no  no  no  yes yes no yes no no"),
            (Role::Participant, "yes yes yes yes yes no  no  no  no  no  no  no  no  no no no no"),
            (Role::Display, "    yes no  no  no  no  no  no  no  no  no  no  no  no  no no no no"),
            (Role::Program(Scope::Read), "     yes no  no  no  no  no  no  no  no  no  no  no  no  no no no no"),
            (Role::Program(Scope::ReadStaff), "yes no  no  no  no  no  no  no  no  no  no  yes no  no no no no"),
            (Role::Program(Scope::Run), "      yes no  no  no  no  no  no  no  no  no  no  no  yes no no no no"),
            (Role::Public, "     yes yes no  no  no  no  no  no  no  no  no  no  no  no no no no"),
        ];
        assert_eq!(table.map(|(role, _)| role), Role::ALL);
        for (role, row) in table {
            let cells: Vec<&str> = row.split_whitespace().collect();
            assert_eq!(cells.len(), Action::ALL.len());
            for (action, cell) in Action::ALL.into_iter().zip(cells) {
                assert_eq!(may(role, action), cell == "yes", "{role:?} {action:?}");
            }
        }
    }
}
