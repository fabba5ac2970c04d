/// The eight words that a digest grows in, with the letters of the standard; as variables they stay in registers.
///
/// A word is one of 32 bits, or four of them, for four digests at once.
struct SHA256State<Word: SHA256Word>: Sendable {
    var a = Word(repeating: 0x6a09_e667)
    var b = Word(repeating: 0xbb67_ae85)
    var c = Word(repeating: 0x3c6e_f372)
    var d = Word(repeating: 0xa54f_f53a)
    var e = Word(repeating: 0x510e_527f)
    var f = Word(repeating: 0x9b05_688c)
    var g = Word(repeating: 0x1f83_d9ab)
    var h = Word(repeating: 0x5be0_cd19)

    var words: [Word] { [a, b, c, d, e, f, g, h] }

    /// Takes in a block of sixteen words.
    @inline(__always)
    mutating func absorb(_ block: InlineArray<16, Word>) {
        var (work, schedule) = (self, block)
        for start in stride(from: 0, to: 64, by: 16) {
            if start > 0 { SHA256State.extend(&schedule) }
            work.eightRounds(schedule, 0, start)
            work.eightRounds(schedule, 8, start &+ 8)
        }
        (a, b, c, d) = (a &+ work.a, b &+ work.b, c &+ work.c, d &+ work.d)
        (e, f, g, h) = (e &+ work.e, f &+ work.f, g &+ work.g, h &+ work.h)
    }

    /// Puts the next sixteen words of the schedule in the place of the last ones.
    @inline(__always)
    private static func extend(_ schedule: inout InlineArray<16, Word>) {
        for index in 0..<16 {
            let (early, late) = (schedule[(index &+ 1) & 15], schedule[(index &+ 14) & 15])
            let small = early.rotated(7) ^ early.rotated(18) ^ early.shifted(3)
            let large = late.rotated(17) ^ late.rotated(19) ^ late.shifted(10)
            schedule[index] = schedule[index] &+ small &+ schedule[(index &+ 9) & 15] &+ large
        }
    }

    /// Eight rounds, after which every word is back in its own variable.
    @inline(__always)
    private mutating func eightRounds(_ schedule: InlineArray<16, Word>, _ word: Int, _ number: Int) {
        @inline(__always)
        func input(_ place: Int) -> Word {
            schedule[(word &+ place) & 15] &+ Word(repeating: constants[(number &+ place) & 63])
        }
        SHA256State.round(a, b, c, &d, e, f, g, &h, input(0))
        SHA256State.round(h, a, b, &c, d, e, f, &g, input(1))
        SHA256State.round(g, h, a, &b, c, d, e, &f, input(2))
        SHA256State.round(f, g, h, &a, b, c, d, &e, input(3))
        SHA256State.round(e, f, g, &h, a, b, c, &d, input(4))
        SHA256State.round(d, e, f, &g, h, a, b, &c, input(5))
        SHA256State.round(c, d, e, &f, g, h, a, &b, input(6))
        SHA256State.round(b, c, d, &e, f, g, h, &a, input(7))
    }

    @inline(__always)
    private static func round(
        _ a: Word, _ b: Word, _ c: Word, _ d: inout Word, _ e: Word, _ f: Word, _ g: Word, _ h: inout Word,
        _ input: Word
    ) {
        let chosen = g ^ (e & (f ^ g))
        let first = h &+ input &+ (e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)) &+ chosen
        let majority = (a & b) | (c & (a | b))
        d = d &+ first
        h = first &+ (a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)) &+ majority
    }
}

/// A word of 32 bits, or several that are worked on at once.
protocol SHA256Word: Sendable {
    init(repeating word: UInt32)
    static func &+ (left: Self, right: Self) -> Self
    static func & (left: Self, right: Self) -> Self
    static func | (left: Self, right: Self) -> Self
    static func ^ (left: Self, right: Self) -> Self
    /// Turned to the right.
    func rotated(_ count: UInt32) -> Self
    /// Shifted to the right.
    func shifted(_ count: UInt32) -> Self
}

extension UInt32: SHA256Word {
    @inline(__always)
    init(repeating word: UInt32) { self = word }

    @inline(__always)
    func rotated(_ count: UInt32) -> UInt32 { self &>> count | self &<< (32 &- count) }

    @inline(__always)
    func shifted(_ count: UInt32) -> UInt32 { self &>> count }
}

extension SIMD4<UInt32>: SHA256Word {
    @inline(__always)
    func rotated(_ count: UInt32) -> SIMD4<UInt32> {
        // Two shifts would be compiled into four turns of single words; this becomes two shifts.
        self &>> SIMD4(repeating: count) | self &* SIMD4(repeating: 1 &<< (32 &- count))
    }

    @inline(__always)
    func shifted(_ count: UInt32) -> SIMD4<UInt32> { self &>> SIMD4(repeating: count) }
}

/// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
private let constants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
]
