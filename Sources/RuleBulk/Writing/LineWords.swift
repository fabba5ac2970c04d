import RuleModel
import RuleReport

/// The words that every line of a format has, around what differs between records.
///
/// A class, because a writer that holds this many pieces in itself is copied wherever it writes one of them.
final class LineWords: Sendable {
    /// Before the id.
    let start: Piece
    /// Between id and period.
    let period: Piece
    /// Between period and place.
    let place: Piece
    /// After the place, or after the period.
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
    /// Before the criteria, the deductions of one, those of the pack, and the prerequisites.
    let criteria: Piece
    let deductions: Piece
    let totalDeductions: Piece
    let prerequisites: Piece

    init(_ maker: PieceMaker, _ pool: inout PiecePool) {
        switch maker.format {
        case .csv:
            start = pool.add("")
            period = pool.add(",")
            place = pool.add("")
            heading = pool.add(",")
            end = pool.add(TableReport.lineEnding)
            gates = pool.add(",")
            codes = pool.add(",")
            codesEnd = pool.add("")
            noCodes = pool.add(",,")
        case .ndjson(let level):
            let isLong = level == .reasons || level == .full
            start = pool.add((isLong ? #"{"schema":"binhxet/verdict/1","# : "{") + #""id":""#)
            period = pool.add(#"","period":"#)
            place = pool.add(#","place":""#)
            heading = pool.add((isLong ? maker.heading : "") + ",")
            end = pool.add("}\n")
            gates = pool.add(#","gates":""#)
            codes = pool.add(#","codes":""#)
            codesEnd = pool.add("\"")
            noCodes = pool.add("")
        }
        leftOut = maker.program.pack.criteria.indices.map { pool.add(maker.leftOut(inCriterion: $0)) }
        criteria = pool.add(#","criteria":["#)
        deductions = pool.add(#","deductions":["#)
        totalDeductions = pool.add(#"],"deductions":["#)
        prerequisites = pool.add(#"],"prerequisites":["#)
    }
}

extension ByteBuffer {
    /// Appends a text as a cell of a table.
    ///
    /// An id from the columns has no quotes or line breaks in it; what else a cell may not hold plainly is quoted.
    mutating func appendCell(_ bytes: [UInt8], _ range: Range<Int>) {
        guard let first = range.first.map({ bytes[$0] }) else { return }
        let isPlain = bytes[range].allSatisfy { $0 != UInt8(ascii: ",") && $0 != UInt8(ascii: ";") }
        let isFormula = [UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@")].contains(
            first)
        guard isPlain, !isFormula else {
            return append(TableReport().text(of: [String(decoding: bytes[range], as: UTF8.self)]))
        }
        append(bytes, range)
    }
}
