//! Registration as the secretariat designs it for a meeting: who is asked what, how many there is room for, until
//! when, and who is accepted by whom.
//!
//! - [`Design`] is the whole document: an [`Offer`] for each category, what everybody is asked, the [`Window`].
//! - [`Field`] is a question; [`Field::read`] checks what was typed.
//! - [`Approval`] and [`Rule`] say who needs nobody's decision; eligibility is data, never a constant.
//! - [`decide`] gives a registration its [`State`]; [`promoted`] says how many come up from the waiting list.
//! - [`Fault`] is what is wrong with a design, and where.

mod answer;
mod approval;
mod decide;
mod design;
mod fault;
mod field;
mod localized;
mod state;
mod window;

pub use answer::{Answer, AnswerFault, File, FileKind, MOST_FILE_BYTES, Typed};
pub use approval::{Accredited, Approval, Combine, Condition, EcosocStatus, Facts, Match, NhriStatus, Rule};
pub use decide::{Decision, NotOffered, Places, decide, promoted};
pub use design::{Design, LateRule, Offer};
pub use fault::{Fault, Flaw};
pub use field::{Choice, Field, FieldKind};
pub use localized::{InLanguage, LANGUAGES, Localized};
pub use state::{Act, ActRefused, State};
pub use window::{Edge, Moved, Phase, Window};

#[cfg(test)]
mod tests;
