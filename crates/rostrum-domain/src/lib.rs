//! Values and rules of a mandated panel discussion.
//!
//! This crate knows nobody: it reads no clock, no file, no network and no source of randomness,
//! and nothing in it is asynchronous. Instants are arguments.

pub mod attendance;
pub mod call;
pub mod change_request;
pub mod compendium;
pub mod concept_note;
pub mod contribution;
pub mod country;
pub mod delegation;
pub mod duplicates;
pub mod exchange;
pub mod floor;
pub mod follow_up;
pub mod ids;
pub mod mail;
pub mod mandate;
pub mod meeting;
pub mod notice;
pub mod origin;
pub mod participant;
pub mod practice;
pub mod programme;
pub mod questionnaire;
pub mod registration;
pub mod report;
pub mod retention;
pub mod review;
pub mod screen;
pub mod statement;
pub mod symbol;
pub mod taxonomy;
