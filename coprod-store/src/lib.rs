//! The ledger of co-production.
