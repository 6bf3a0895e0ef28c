//! Exiting the emulator, for both programs.

#![no_std]

use core::panic::PanicInfo;

use cortex_m::asm;
use cortex_m_semihosting::{debug, hprintln};

/// Exits the emulator with a success status.
pub fn succeed() -> ! {
    exit(debug::EXIT_SUCCESS)
}

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    hprintln!("{info}");
    exit(debug::EXIT_FAILURE)
}

fn exit(status: debug::ExitStatus) -> ! {
    debug::exit(status);
    loop {
        asm::wfi();
    }
}
