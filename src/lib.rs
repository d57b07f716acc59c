//! The widget: a citizen's papers, fee and date, worked out on their device.
//!
//! `mount` is what the loader calls; another Yew program uses the component `MotCua`. Everything that a person sees is made of
//! [`screens`], which show a [`state::State`]; what waits to be sent is a [`queue`]. Only `app` and
//! `browser` touch the world.

#[cfg(target_arch = "wasm32")]
mod app;
#[cfg(target_arch = "wasm32")]
mod browser;
pub mod components;
pub mod contrast;
pub mod format;
#[cfg(not(target_arch = "wasm32"))]
pub mod fragments;
pub mod i18n;
#[cfg(target_arch = "wasm32")]
mod mount;
pub mod queue;
pub mod screens;
pub mod state;
pub mod styles;

#[cfg(target_arch = "wasm32")]
pub use app::embedded::{MotCua, MotCuaProps};
#[cfg(target_arch = "wasm32")]
pub use mount::{Widget, mount};
