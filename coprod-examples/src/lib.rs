//! Shared by the stories in `src/bin`.
