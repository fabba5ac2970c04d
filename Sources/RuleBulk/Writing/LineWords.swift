import RuleModel
import RuleReport

/// The words that every line of a table or a brief format has, around what differs between records.
///
/// A class, because a writer that holds this many pieces in itself is copied wherever it writes one of them.
final class LineWords: Sendable {
    /// Before the id.
    let start: Piece
    /// Between id and period.
    let period: Piece
    /// After the period.
    let heading: Piece
    let end: Piece
    /// Before the codes of the prerequisites, before those of the indicators, and after either.
    let gates: Piece
    let codes: Piece
    let codesEnd: Piece
    /// Instead of all codes where the pack does not apply.
    let noCodes: Piece
    /// What stands for each indicator of a criterion that does not apply.
    let leftOut: [Piece]

    init(_ maker: PieceMaker, _ pool: inout PiecePool) {
        switch maker.format {
        case .csv:
            start = pool.add("")
            period = pool.add(",")
            heading = pool.add(",")
            end = pool.add(TableReport.lineEnding)
            gates = pool.add(",")
            codes = pool.add(",")
            codesEnd = pool.add("")
            noCodes = pool.add(",,")
        case .ndjson:
            start = pool.add(#"{"id":""#)
            period = pool.add(#"","period":"#)
            heading = pool.add(",")
            end = pool.add("}\n")
            gates = pool.add(#","gates":""#)
            codes = pool.add(#","codes":""#)
            codesEnd = pool.add("\"")
            noCodes = pool.add("")
        }
        leftOut = maker.program.pack.criteria.indices.map { pool.add(maker.leftOut(inCriterion: $0)) }
    }
}

extension ByteBuffer {
    /// Appends a text as a cell of a table.
    mutating func appendCell(_ bytes: [UInt8], _ range: Range<Int>) {
        guard !bytes.span.isPlainCell(range) else { return append(bytes, range) }
        append(TableReport().text(of: [String(decoding: bytes[range], as: UTF8.self)]))
    }
}

extension Span where Element == UInt8 {
    /// Whether a text can stand in a cell of a table as it is.
    ///
    /// An id from the columns has no quotes or line breaks in it; separators are left, and what makes a formula of it.
    @inline(__always)
    func isPlainCell(_ range: Range<Int>) -> Bool {
        guard (1...16).contains(range.count), range.lowerBound &+ 16 <= count else {
            return isAnyPlainCell(range)
        }
        // Most ids are short, and begin with a letter or a digit.
        let first = self[range.lowerBound]
        guard first > UInt8(ascii: "@") || first &- UInt8(ascii: "0") <= 9 else {
            return isAnyPlainCell(range)
        }
        let found = Self.separators(in: block(at: range.lowerBound))
        return found & (1 &<< UInt32(truncatingIfNeeded: range.count) &- 1) == 0
    }

    @inline(__always)
    private static func separators(in block: SIMD16<UInt8>) -> UInt32 {
        (block.finding(UInt8(ascii: ",")) | block.finding(UInt8(ascii: ";"))).highBits
    }

    @inline(never)
    private func isAnyPlainCell(_ range: Range<Int>) -> Bool {
        guard let first = range.first.map({ self[$0] }) else { return true }
        switch first {
        case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"): return false
        default: break
        }
        var offset = range.lowerBound
        while offset < range.upperBound, offset &+ 16 <= count {
            let found = Self.separators(in: block(at: offset))
            if found != 0 { return offset &+ found.trailingZeroBitCount >= range.upperBound }
            offset &+= 16
        }
        while offset < range.upperBound {
            if self[offset] == UInt8(ascii: ",") || self[offset] == UInt8(ascii: ";") { return false }
            offset += 1
        }
        return true
    }
}
