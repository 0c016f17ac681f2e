//! The domain of co-production, pure: no I/O, no clock, no randomness.
