//! The no of each rule.
