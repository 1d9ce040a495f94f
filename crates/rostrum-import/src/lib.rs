//! Readers: bytes become values, with notices on what was assumed or does not fit.
//!
//! [`read_concept_note`] is the reader of concept notes; [`write_concept_note`] writes one that reads
//! back the same; [`render_notices`] prints notices in the form of a compiler. [`read_attendance`] reads the
//! attendance report of the video platform, [`read_participants`] a table of participants, [`read_sheets`] any table
//! in CSV or XLSX. [`read_questionnaire`] splits a filled questionnaire of a call for inputs by question.
//!
//! The way of a note: `text` (bytes to text), `rejoin` (lines to paragraphs), `headings` (paragraphs to
//! sections), `concept_note` (sections to values, and the linter). `grammar` holds the words of each
//! language, read from the files in `grammar/`.

mod accredited;
mod attendance;
mod concept_note;
mod dates;
mod grammar;
mod headings;
mod indico;
mod paragraph;
mod participants;
mod questionnaire;
mod reading;
mod rejoin;
mod render;
mod rows;
mod sheets;
mod text;
mod times;
mod tokens;
mod workbook;
mod zones;

pub use accredited::{AccreditedFault, AccreditedLine, AccreditedList, read_accredited};
pub use attendance::{Attendance, AttendanceFault, Attendee, DateOrder, read_attendance};
pub use concept_note::{Imported, number_programme, read_concept_note, write_concept_note};
pub use participants::{InWorkbook, LineFault, ParticipantLine, Participants, ParticipantsFault, read_participants};
pub use questionnaire::{
    By, Filled, Found, MOST_QUESTIONNAIRE_BYTES, QuestionnaireFault, Remark, Rest, Why, is_plain_text,
    read_questionnaire,
};
pub use reading::{FieldReading, Origin};
pub use render::render_notices;
pub use rows::Row;
pub use sheets::{
    MOST_UNPACKED_BYTES, Sheet, SheetsFault, column_letters, is_formula_error, read_sheets, read_written_sheets,
};
pub use text::{MOST_BYTES, Unreadable, text_of};
