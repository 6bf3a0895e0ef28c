//! What the two programs for the emulated Cortex-M3 share: how they end.

#![no_std]

use core::panic::PanicInfo;

use cortex_m::asm;
use cortex_m_semihosting::{debug, hprintln};

/// Ends the emulator, and tells it that all went well.
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
