//! The taxonomy as pages of practices know it.

use rostrum_domain::taxonomy::Taxonomy;

/// The terms to choose from.
pub fn taxonomy() -> &'static Taxonomy {
    Taxonomy::built_in()
}
