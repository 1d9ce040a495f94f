//! Pictures of what a query found: the world, terms, years. Each has its figures as a table beside it.

pub mod bars;
pub mod map;
pub mod years;
