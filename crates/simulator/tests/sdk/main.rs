//! The official SDK against the simulator, over real sockets: the SDK is the strict reader.

mod chaos;
mod client;
mod credentials;
mod crowd;
mod demo;
mod deployments;
mod dns;
mod domains;
mod every;
mod faults;
mod ingress;
mod lifecycle;
mod network;
mod paging;
mod rules;
mod scaling;
mod scenarios;
mod shared;
mod tags;
mod unasked;
