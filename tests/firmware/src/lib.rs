//! How the two programs for the emulated Cortex-M3 exit.

#![no_std]

use core::panic::PanicInfo;

use cortex_m::asm;
use cortex_m_semihosting::{debug, hprintln};

/// Exits the emulator with a success status.
pub fn succeed() -> ! {
    end(debug::EXIT_SUCCESS)
}

#[panic_handler]
fn panic(info: &PanicInfo<'_>) -> ! {
    hprintln!("{info}");
    end(debug::EXIT_FAILURE)
}

fn end(status: debug::ExitStatus) -> ! {
    debug::exit(status);
    loop {
        asm::wfi();
    }
}
