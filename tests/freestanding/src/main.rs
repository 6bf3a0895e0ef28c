//! A program that needs only the kernel: no std, no libc, no allocator.
//!
//! The exit status is the number of the first check that fails, or 0 if all pass.

#![no_std]
#![no_main]

use core::arch::global_asm;
use core::hint::black_box;
use core::panic::PanicInfo;

use upyun_codes::{Api, E40100005, E40400001, E42900001, Entry, ErrorCode, message};

const NOT_FOUND: Entry<Api> = E40400001.entry().unwrap();
const MESSAGE: &str = message!(E40400001);

// The kernel starts the program at `_start`. System call 60 is `exit`.
global_asm!(
    ".globl _start",
    "_start:",
    "xor ebp, ebp",
    "and rsp, -16",
    "call {main}",
    "mov edi, eax",
    "mov eax, 60",
    "syscall",
    "ud2",
    main = sym main,
);

extern "C" fn main() -> u32 {
    let checks = [
        decide(40_400_001) == 1,
        decide(40_100_005) == 2,
        decide(42_900_001) == 3,
        decide(59_900_001) == 4,
        decide(40_310_002) == 5,
        decide(404) == 0,
        NOT_FOUND.code().as_u32() == 40_400_001 && NOT_FOUND.message() == MESSAGE,
        MESSAGE.len() == 27,
        finds_every_code(),
        ErrorCode::from_bytes(black_box(b"40400001")) == Ok(E40400001),
        ErrorCode::lookup(black_box(40_310_002)).is_none(),
    ];
    (1..).zip(checks).find(|(_, passed)| !passed).map_or(0, |(number, _)| number)
}

fn decide(number: u32) -> u32 {
    let Ok(code) = ErrorCode::from_u32(black_box(number)) else { return 0 };
    match code {
        E40400001 => 1,
        E40100005 => 2,
        E42900001 => 3,
        code if code.is_retryable() => 4,
        _ => 5,
    }
}

/// Looks up every number that begins with a 4xx or 5xx status.
fn finds_every_code() -> bool {
    let found = (40_000_000..60_000_000).filter_map(ErrorCode::lookup);
    let (count, bytes) = found.fold((0, 0), |(count, bytes), entry| (count + 1, bytes + entry.message().len()));
    count == ErrorCode::COUNT && bytes == ErrorCode::entries().map(|entry| entry.message().len()).sum()
}

#[panic_handler]
fn panic(_: &PanicInfo<'_>) -> ! {
    loop {}
}
