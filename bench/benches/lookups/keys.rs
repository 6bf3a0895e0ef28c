//! Numbers to look up.

use crate::peers::CODES;

/// Enough keys that no branch predictor can learn the sequence.
pub const COUNT: usize = 1 << 16;

/// Random documented codes.
pub fn hits() -> Vec<u32> {
    let mut random = Random(0x2545_F491_4F6C_DD1D);
    (0..COUNT).map(|_| random.documented()).collect()
}

/// Random codes, about half of them documented. The others are within 64 of a documented code, as a service's new,
/// not yet documented codes would be.
pub fn half_misses() -> Vec<u32> {
    let mut random = Random(0x9E37_79B9_7F4A_7C15);
    (0..COUNT).map(|_| if random.below(2) == 0 { random.documented() } else { random.undocumented() }).collect()
}

/// An xorshift generator, so that every run uses the same keys.
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 32) as u32 % bound
    }

    #[expect(clippy::cast_possible_truncation, reason = "the table is not that long")]
    fn documented(&mut self) -> u32 {
        CODES[self.below(CODES.len() as u32) as usize]
    }

    fn undocumented(&mut self) -> u32 {
        loop {
            let near = self.documented() - 64 + self.below(129);
            if CODES.binary_search(&near).is_err() {
                return near;
            }
        }
    }
}
