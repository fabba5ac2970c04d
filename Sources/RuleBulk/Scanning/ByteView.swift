// The one file of the module that loads whole words from bytes. The standard library checks every one of these
// loads against the end of the span; what it calls unsafe is the choice of a type, and every pattern of bits is
// an integer.

extension Span where Element == UInt8 {
    @inline(__always)
    func byte(at offset: Int) -> UInt8 {
        self[offset]
    }

    /// Eight bytes, the first of them lowest.
    @inline(__always)
    func word(at offset: Int) -> UInt64 {
        UInt64(littleEndian: unsafe bytes.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
    }

    /// Twenty-four bytes, checked once.
    @inline(__always)
    func words(at offset: Int) -> (UInt64, UInt64, UInt64) {
        precondition(offset >= 0 && offset <= count &- 24)
        return (
            UInt64(
                littleEndian: unsafe bytes.unsafeLoadUnaligned(
                    fromUncheckedByteOffset: offset, as: UInt64.self)),
            UInt64(
                littleEndian: unsafe bytes.unsafeLoadUnaligned(
                    fromUncheckedByteOffset: offset &+ 8, as: UInt64.self)),
            UInt64(
                littleEndian: unsafe bytes.unsafeLoadUnaligned(
                    fromUncheckedByteOffset: offset &+ 16, as: UInt64.self))
        )
    }
}
