import RuleDiagnostics

/// Another spelling of a file that must mean the same.
package enum Variation: Sendable, CaseIterable {
    case carriageReturns
    case byteOrderMark
    case leadingComment
    /// Letters and their tone marks apart, as some systems write them.
    case decomposed

    /// How many lines lower everything stands.
    package var lineShift: Int {
        self == .leadingComment ? 1 : 0
    }

    package func apply(to bytes: [UInt8]) -> [UInt8] {
        switch self {
        case .carriageReturns: withCarriageReturns(bytes)
        case .byteOrderMark: bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes : [0xEF, 0xBB, 0xBF] + bytes
        case .leadingComment: Array("# Bộ tiêu chí của xã, ghi bằng chữ Việt: ế ộ ữ\n".utf8) + bytes
        case .decomposed: decomposed(bytes)
        }
    }

    private func withCarriageReturns(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        for byte in bytes {
            if byte == UInt8(ascii: "\n"), result.last != UInt8(ascii: "\r") {
                result.append(UInt8(ascii: "\r"))
            }
            result.append(byte)
        }
        return result
    }

    /// Broken UTF-8 has no letters to take apart and stays as it is.
    private func decomposed(_ bytes: [UInt8]) -> [UInt8] {
        guard let text = String(validating: bytes, as: UTF8.self) else { return bytes }
        var scalars = String.UnicodeScalarView()
        scalars.append(contentsOf: text.decomposedScalars)
        return Array(String(scalars).utf8)
    }
}
