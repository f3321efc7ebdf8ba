//! Whole journeys: the engine with the real SDK against the simulator, in stepped time.

mod changes;
mod fleet;
mod guards;
mod lost;
mod profiles;
mod restart;
mod service;
