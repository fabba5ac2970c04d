#if canImport(_Builtin_intrinsics.intel.sse2)
    import _Builtin_intrinsics.intel.sse2
#endif

// The one file of the module that loads whole words from bytes. Every load is checked against the end of the span
// first, and every pattern of bits is an integer.

extension Span where Element == UInt8 {
    @inline(__always)
    func byte(at offset: Int) -> UInt8 {
        self[offset]
    }

    /// Eight bytes, the first of them lowest.
    @inline(__always)
    func word(at offset: Int) -> UInt64 {
        precondition(holds(8, at: offset))
        return unchecked(offset)
    }

    /// Sixteen bytes and the eight after them, checked once.
    @inline(__always)
    func start(at offset: Int) -> (block: SIMD16<UInt8>, word: UInt64) {
        precondition(holds(24, at: offset))
        return (uncheckedBlock(offset), unchecked(offset &+ 16))
    }

    /// Sixteen bytes.
    @inline(__always)
    func block(at offset: Int) -> SIMD16<UInt8> {
        precondition(holds(16, at: offset))
        return uncheckedBlock(offset)
    }

    /// Sixty-four bytes, checked once.
    @inline(__always)
    func fourBlocks(at offset: Int) -> FourBlocks {
        precondition(holds(64, at: offset))
        return FourBlocks(
            first: uncheckedBlock(offset), second: uncheckedBlock(offset &+ 16),
            third: uncheckedBlock(offset &+ 32), fourth: uncheckedBlock(offset &+ 48))
    }

    /// Whether a byte stands among the next sixty-four, checked once.
    @inline(__always)
    func fourBlocks(at offset: Int, contain byte: UInt8) -> Bool {
        precondition(holds(64, at: offset))
        var found = uncheckedBlock(offset).finding(byte)
        for block in 1..<4 { found |= uncheckedBlock(offset &+ 16 &* block).finding(byte) }
        return found.hasHighBit
    }

    /// Sixteen bytes, those that start one byte before them, and those that start two before; checked once.
    @inline(__always)
    func blocks(upTo offset: Int) -> (SIMD16<UInt8>, before: SIMD16<UInt8>, beforeThat: SIMD16<UInt8>) {
        precondition(holds(18, at: offset &- 2))
        return (uncheckedBlock(offset), uncheckedBlock(offset &- 1), uncheckedBlock(offset &- 2))
    }

    /// Whether so many bytes stand there; the largest offset is the same all along a loop, and negative ones are
    /// beyond it as unsigned numbers.
    @inline(__always)
    private func holds(_ size: Int, at offset: Int) -> Bool {
        UInt(bitPattern: offset) < UInt(bitPattern: Swift.max(count &- size &+ 1, 0))
    }

    @inline(__always)
    private func unchecked(_ offset: Int) -> UInt64 {
        UInt64(
            littleEndian: unsafe bytes.unsafeLoadUnaligned(
                fromUncheckedByteOffset: offset, as: UInt64.self))
    }

    @inline(__always)
    private func uncheckedBlock(_ offset: Int) -> SIMD16<UInt8> {
        unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: SIMD16<UInt8>.self)
    }
}

/// Sixty-four bytes.
struct FourBlocks {
    let first: SIMD16<UInt8>
    let second: SIMD16<UInt8>
    let third: SIMD16<UInt8>
    let fourth: SIMD16<UInt8>

    /// The highest bits of what is found in each block, that of the first byte lowest.
    @inline(__always)
    func bits(_ find: (SIMD16<UInt8>) -> SIMD16<UInt8>) -> UInt64 {
        UInt64(find(first).highBits) | UInt64(find(second).highBits) &<< 16
            | UInt64(find(third).highBits) &<< 32 | UInt64(find(fourth).highBits) &<< 48
    }
}

extension SIMD16 where Scalar == UInt8 {
    /// Whether any byte has its highest bit.
    @inline(__always)
    var hasHighBit: Bool { highBits != 0 }

    // What Swift has no words for, or slow ones, and every processor has. Where these are not at hand, words do the
    // same.

    #if canImport(_Builtin_intrinsics.intel.sse2)
        /// The highest bits of all bytes, that of the first lowest.
        @inline(__always)
        var highBits: UInt32 {
            UInt32(bitPattern: _mm_movemask_epi8(unsafe unsafeBitCast(self, to: __m128i.self)))
        }

        /// Whether all bytes are the same.
        @inline(__always)
        func isSame(as other: SIMD16<UInt8>) -> Bool {
            _mm_movemask_epi8(same(as: other)) == 0xFFFF
        }

        @inline(__always)
        private func same(as other: SIMD16<UInt8>) -> __m128i {
            let (one, two) = unsafe (
                unsafeBitCast(self, to: __m128i.self), unsafeBitCast(other, to: __m128i.self)
            )
            return _mm_cmpeq_epi8(one, two)
        }

        /// Finds a byte: sets the highest bit of each that is the same, and none of the others.
        @inline(__always)
        func finding(_ byte: UInt8) -> SIMD16<UInt8> {
            unsafe unsafeBitCast(same(as: SIMD16(repeating: byte)), to: SIMD16<UInt8>.self)
        }

        /// Finds bytes that reach a bound beyond ASCII: sets the highest bit of each, and of none of the others.
        ///
        /// The lower bits mean nothing.
        @inline(__always)
        func reaching(_ bound: UInt8) -> SIMD16<UInt8> {
            // So much less and never below 0, such bytes keep the highest bit.
            let rest = unsafe unsafeBitCast(SIMD16(repeating: bound &- 0x80), to: __m128i.self)
            let left = _mm_subs_epu8(unsafe unsafeBitCast(self, to: __m128i.self), rest)
            return unsafe unsafeBitCast(left, to: SIMD16<UInt8>.self)
        }
    #else
        /// Whether all bytes are the same.
        @inline(__always)
        func isSame(as other: SIMD16<UInt8>) -> Bool { self == other }

        /// The highest bits of all bytes, that of the first lowest.
        @inline(__always)
        var highBits: UInt32 {
            let words = unsafe unsafeBitCast(self & 0x80, to: SIMD2<UInt64>.self)
            return Self.highBits(words[0]) | Self.highBits(words[1]) &<< 8
        }

        /// The same for eight bytes that hold nothing else; the product brings each bit to the highest byte.
        @inline(__always)
        private static func highBits(_ word: UInt64) -> UInt32 {
            UInt32(truncatingIfNeeded: ((UInt64(littleEndian: word) &>> 7) &* 0x0102_0408_1020_4080) &>> 56)
        }

        /// Finds a byte: sets the highest bit of each that is the same, and none of the others.
        @inline(__always)
        func finding(_ byte: UInt8) -> SIMD16<UInt8> {
            let difference = self ^ SIMD16(repeating: byte)
            return (difference &- 1) & ~difference
        }

        /// Finds bytes that reach a bound beyond ASCII: sets the highest bit of each, and of none of the others.
        ///
        /// The lower bits mean nothing.
        @inline(__always)
        func reaching(_ bound: UInt8) -> SIMD16<UInt8> {
            self & ~(self &- SIMD16(repeating: bound))
        }
    #endif
}
