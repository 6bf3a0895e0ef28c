//! Logs with defmt. The host decodes the frames.

#![no_std]
#![no_main]

use core::cell::RefCell;

use cortex_m_rt::entry;
use cortex_m_semihosting::hio;
use critical_section::Mutex;
use defmt::{Encoder, Logger, println};
use upyun_codes::{ApiErrorBody, Cdn, CdnErrorBody, Code, E40400001, ErrorCode, cdn};
use upyun_codes_firmware::succeed;

#[entry]
fn main() -> ! {
    println!("{}", E40400001);
    println!("{}", Code::<Cdn>::from_u32(40_310_002));
    println!("{}", ErrorCode::from_u32(404));
    println!("{}", E40400001.kind());
    println!("{}", ApiErrorBody { code: E40400001, msg: "file or directory not found", id: Some("11e4a729") });
    println!("{}", CdnErrorBody { code: cdn::E40310002, msg: "region is forbidden" });
    for entry in ErrorCode::entries() {
        println!("{}", entry);
    }
    succeed()
}

/// Writes each frame to the emulator's output.
#[defmt::global_logger]
struct Semihosting;

static ENCODER: Mutex<RefCell<Encoder>> = Mutex::new(RefCell::new(Encoder::new()));

fn encode(step: impl FnOnce(&mut Encoder)) {
    critical_section::with(|section| step(&mut ENCODER.borrow_ref_mut(section)));
}

fn send(bytes: &[u8]) {
    hio::hstdout().and_then(|mut out| out.write_all(bytes)).expect("the host should accept output");
}

// SAFETY: the program has neither interrupts nor threads, so nothing else can log between `acquire` and `release`.
unsafe impl Logger for Semihosting {
    fn acquire() {
        encode(|encoder| encoder.start_frame(send));
    }

    unsafe fn flush() {}

    unsafe fn release() {
        encode(|encoder| encoder.end_frame(send));
    }

    unsafe fn write(bytes: &[u8]) {
        encode(|encoder| encoder.write(bytes, send));
    }
}
