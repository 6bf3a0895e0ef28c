//! What needs both crates, or a compiler, a socket, an emulator. The tests stand in `tests/`.
