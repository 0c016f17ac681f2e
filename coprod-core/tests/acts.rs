//! What holds for every act: who may bind themself, for whom, through whose hands, in whose words.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a specification that does not hold fails by panicking"
)]

mod acts {
    mod admission;
    mod attribution;
    mod citing;
    mod every;
    mod framework;
    mod people;
    mod scope;
}
