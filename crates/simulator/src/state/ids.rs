//! Ids and other draws as pure functions of the seed and what they are for.

/// A stream of draws that depends on nothing but what it was made of.
#[derive(Clone, Debug)]
pub struct Draw(u64);

impl Draw {
    /// The draws for these parts.
    #[must_use]
    pub fn of(seed: u64, parts: &[&str]) -> Self {
        // FNV-1a over the parts, with a separator so that ("ab", "c") and ("a", "bc") differ.
        let mut hash = 0xcbf2_9ce4_8422_2325 ^ seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        for byte in parts.iter().flat_map(|part| part.bytes().chain([0xff])) {
            hash = (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
        Self(hash)
    }

    /// The next 64 bits (SplitMix64).
    pub const fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A number below `bound`; 0 for a bound of 0.
    pub const fn below(&mut self, bound: u64) -> u64 {
        if bound == 0 { 0 } else { self.next() % bound }
    }

    /// One of several, or nothing of none.
    pub fn pick<'a, T>(&mut self, of: &'a [T]) -> Option<&'a T> {
        let index = self.below(of.len() as u64);
        of.get(usize::try_from(index).unwrap_or_default())
    }
}

/// 32 hex digits, the form of a service id.
#[must_use]
pub fn hex_id(draw: &mut Draw) -> String {
    format!("{:016x}{:016x}", draw.next(), draw.next())
}

/// A version 4 UUID, the form of operation and request ids.
#[must_use]
pub fn uuid(draw: &mut Draw) -> String {
    let (high, low) = (draw.next(), draw.next());
    format!(
        "{:08x}-{:04x}-4{:03x}-{:04x}-{:012x}",
        high >> 32,
        (high >> 16) & 0xffff,
        high & 0x0fff,
        0x8000 | ((low >> 48) & 0x3fff),
        low & 0xffff_ffff_ffff
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_depend_on_seed_and_parts_alone() {
        let id = |seed, parts: &[&str]| uuid(&mut Draw::of(seed, parts));
        assert_eq!(id(7, &["a", "b"]), id(7, &["a", "b"]));
        assert_ne!(id(7, &["a", "b"]), id(8, &["a", "b"]));
        assert_ne!(id(7, &["ab", "c"]), id(7, &["a", "bc"]));
    }

    #[test]
    fn ids_have_their_forms() {
        let mut draw = Draw::of(1, &["forms"]);
        let uuid = uuid(&mut draw);
        assert_eq!(uuid.len(), 36);
        assert_eq!(uuid.as_bytes()[14], b'4');
        assert!(b"89ab".contains(&uuid.as_bytes()[19]));
        assert_eq!(hex_id(&mut draw).len(), 32);
    }
}
