@_spi(_Unicode) import Swift

// The one file that touches the standard library's normalisation, which has no public spelling on Linux
// without the whole of Foundation.

extension String {
    /// The text in Unicode normalisation form C, in which the engine keeps and compares all text.
    package var normalized: String {
        if unicodeScalars.allSatisfy(\.isAlwaysNormal) { return self }
        var scalars = String.UnicodeScalarView()
        for scalar in self._nfc { scalars.append(scalar) }
        return String(scalars)
    }

    /// The scalars of normalisation form D: letters and their marks apart.
    package var decomposedScalars: [Unicode.Scalar] {
        Array(self._nfd)
    }
}

extension Unicode.Scalar {
    /// Neither changes under normal form C nor joins its neighbours.
    ///
    /// These are the letters below the first combining mark, the Vietnamese block, dashes and quotes: all
    /// that most files hold.
    fileprivate var isAlwaysNormal: Bool {
        switch value {
        case 0..<0x300, 0x1EA0...0x1EFF, 0x2010...0x2027: true
        default: false
        }
    }
}
