//! The common part of the programs in `src/bin`. Each computes an answer from a number, both opaque to the optimizer,
//! on a microcontroller or a host.

#![no_std]

/// Defines a program that evaluates one expression, `|number| answer`.
#[macro_export]
macro_rules! program {
    (|$number:pat_param| $answer:expr) => {
        fn answer() {
            let $number = ::core::hint::black_box(40_400_001_u32);
            ::core::hint::black_box($answer);
        }

        #[cfg(target_os = "none")]
        #[unsafe(no_mangle)]
        extern "C" fn _start() -> ! {
            loop {
                answer();
            }
        }

        #[cfg(target_os = "none")]
        #[panic_handler]
        fn panic(_: &::core::panic::PanicInfo<'_>) -> ! {
            loop {}
        }

        #[cfg(not(target_os = "none"))]
        fn main() {
            answer();
        }
    };
}
