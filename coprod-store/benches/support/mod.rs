//! What the benchmarks have in common.

#![allow(dead_code, reason = "no benchmark uses all of it")]

pub mod ballot;
pub mod callers;
pub mod figures;
pub mod memory;
pub mod options;
pub mod place;
pub mod postgres;
pub mod rows;
pub mod sqlite;
pub mod systems;
