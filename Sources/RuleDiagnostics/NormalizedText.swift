@_spi(_Unicode) import Swift

// The one file that touches the standard library's normalisation, which has no public spelling on Linux
// without the whole of Foundation.

extension String {
    /// The text in Unicode normalisation form C, in which the engine keeps and compares all text.
    package var normalized: String {
        let utf8 = utf8Span
        if utf8.isKnownASCII || Self.isAlwaysNormal(utf8.span) { return self }
        var scalars = String.UnicodeScalarView()
        for scalar in self._nfc { scalars.append(scalar) }
        return String(scalars)
    }

    /// The scalars of normalisation form D: letters and their marks apart.
    package var decomposedScalars: [Unicode.Scalar] {
        Array(self._nfd)
    }
}

extension String {
    /// Whether some UTF-8 holds only letters that neither change under normal form C nor join their neighbours.
    ///
    /// These are the letters below the first combining mark, U+0300, the Vietnamese block from U+1EA0 to U+1EFF, and
    /// the dashes and quotes from U+2010 to U+2027: all that most files hold.
    private static func isAlwaysNormal(_ bytes: Span<UInt8>) -> Bool {
        for index in bytes.indices where bytes[index] >= 0xCC {
            // Three bytes of UTF-8 begin so.
            guard bytes[index] == 0xE1 || bytes[index] == 0xE2 else { return false }
            let (second, third) = (bytes[index + 1], bytes[index + 2])
            let isVietnamese = bytes[index] == 0xE1 && (second == 0xBB || (second == 0xBA && third >= 0xA0))
            let isMark = bytes[index] == 0xE2 && second == 0x80 && (0x90...0xA7).contains(third)
            guard isVietnamese || isMark else { return false }
        }
        return true
    }
}
