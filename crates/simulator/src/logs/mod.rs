//! An API behind the seam of [`crate::api`]: a unit struct that implements `Api`, and its line in `all`.
