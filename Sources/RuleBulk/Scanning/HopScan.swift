/// The way from one value to the next, found byte after byte.
struct Hop {
    enum Outcome {
        case found
        /// The name was not met before.
        case unknownName
        /// Not plain.
        case none
    }

    var outcome = Outcome.none
    var turn = StepTable.Turn.same
    /// The next datum, if the object does not end.
    var datum = 0
    /// Where the value starts, or what follows the object.
    var offset: Int
    /// The name without its quotes, and the object that it stands in.
    var name = 0..<0
    var hasEscapes = false
    var object: Int
    /// Whether white space may go on in the next line.
    private let acrossLines: Bool

    /// Reads on after a value of a datum, or at the start of an object.
    @inline(never)
    init(
        after datum: Datum, isItem: Bool, at offset: Int, in bytes: Span<UInt8>, names: borrowing TextTable,
        acrossLines: Bool
    ) {
        self.offset = offset
        self.acrossLines = acrossLines
        object = Int(datum.object)
        skipSpace(bytes)
        let isFirst = datum.kind == .start
        if isFirst, object == ScanPlan.record {
            guard take(UInt8(ascii: "{"), bytes) else { return }
        }
        guard bytes.byte(at: self.offset) == UInt8(ascii: "}") else {
            takeName(isFirst: isFirst, bytes, names)
            return
        }
        // An item without data may be a gap in its list.
        guard !isFirst || !isItem else { return }
        self.offset += 1
        guard isItem else {
            turn = .end
            outcome = .found
            return
        }
        skipSpace(bytes)
        if take(UInt8(ascii: "]"), bytes) {
            turn = .end
            outcome = .found
            return
        }
        guard take(UInt8(ascii: ","), bytes), take(UInt8(ascii: "{"), bytes) else { return }
        turn = .nextItem
        takeName(isFirst: true, bytes, names)
    }

    private mutating func takeName(isFirst: Bool, _ bytes: Span<UInt8>, _ names: borrowing TextTable) {
        if !isFirst {
            guard take(UInt8(ascii: ","), bytes) else { return }
        }
        guard bytes.byte(at: offset) == UInt8(ascii: "\"") else { return }
        let start = offset + 1
        guard let end = TextScan.end(ofText: start, in: bytes, hasEscapes: &hasEscapes), end > start else {
            return
        }
        name = start..<end
        offset = end + 1
        skipSpace(bytes)
        guard take(UInt8(ascii: ":"), bytes) else { return }
        guard let meaning = names.meaning(of: name, of: bytes, in: object) else {
            outcome = names.canLearn(name, in: object) ? .unknownName : .none
            return
        }
        guard meaning >= 0 else { return }
        datum = Int(meaning)
        outcome = .found
    }

    /// Steps over a byte and the white space after it.
    private mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
        guard bytes.byte(at: offset) == byte else { return false }
        offset += 1
        skipSpace(bytes)
        return true
    }

    @inline(__always)
    private mutating func skipSpace(_ bytes: Span<UInt8>) {
        offset = Hop.withoutSpace(offset, in: bytes, acrossLines: acrossLines)
    }

    /// Where the text goes on after white space.
    @inline(__always)
    static func withoutSpace(_ offset: Int, in bytes: Span<UInt8>, acrossLines: Bool = false) -> Int {
        var offset = offset
        while isSpace(bytes.byte(at: offset), acrossLines: acrossLines) { offset &+= 1 }
        return offset
    }

    /// White space within a line, or in any text.
    @inline(__always)
    static func isSpace(_ byte: UInt8, acrossLines: Bool = false) -> Bool {
        byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
            || (acrossLines && byte == UInt8(ascii: "\n"))
    }
}
