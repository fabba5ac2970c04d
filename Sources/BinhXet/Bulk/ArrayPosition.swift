import RuleBulk
import RuleRecords

/// What a chunk of a JSON array says of the array.
struct ArrayPart: Sendable {
    /// How far its text goes.
    let extent: TextExtent
    /// How the array ends in it; none where it goes on.
    let end: ArrayPosition.End?

    init(_ chunk: Chunk, _ end: ArrayEnd?) {
        extent = TextExtent(of: chunk.bytes.span, chunk.start..<chunk.end)
        self.end =
            switch end {
            case .closed?: .closed
            case .broken(let fault, let row)?:
                .broken(.json(fault, row: row, after: LineCursor(offset: chunk.start), in: chunk.bytes))
            case nil: nil
            }
    }
}

/// Where a run stands in a JSON array.
struct ArrayPosition: Sendable {
    enum End {
        /// With its bracket.
        case closed
        /// With a fault of the structure, after which nothing can be read.
        case broken(Reject)
    }

    /// The text before the next element.
    private(set) var extent = TextExtent()
    /// How the array has ended; none where it goes on.
    private var end: End?

    /// Before the first element.
    init(after text: ArraySlice<UInt8>) {
        let padded = Array(text) + Array(repeating: 0, count: LineScanner.padding)
        extent = TextExtent(of: padded.span, 0..<text.count)
    }

    /// Whether no more records can be read.
    var hasEnded: Bool { end != nil }

    /// Whether that is because of a fault.
    var isBroken: Bool { if case .broken? = end { true } else { false } }

    /// Takes in the next chunk.
    ///
    /// - Parameters:
    ///   - part: What it says of the array.
    ///   - rows: How many elements stand before it.
    mutating func add(_ part: ArrayPart, after rows: Int) {
        end = part.end
        if case .broken(let reject)? = end { end = .broken(reject.moved(by: rows, after: extent)) }
        extent.add(part.extent)
    }

    /// The fault after which nothing could be read, once there is no more of the file.
    ///
    /// - Parameter rows: How many elements were read.
    /// - Returns: What to say; nothing where the array is whole.
    func breakdown(after rows: Int) -> Reject? {
        switch end {
        case .closed?: return nil
        case .broken(let reject)?: return reject
        case nil:
            // The file ends behind a comma, so that another element is missing.
            let nothing = JSONFault(.endOfText, at: 0)
            return Reject.json(nothing, row: 1, after: LineCursor(offset: 0), in: [])
                .moved(by: rows, after: extent)
        }
    }
}

// As the journal of a run keeps it.
extension ArrayPosition {
    /// Line breaks, letters after the last of them, and whether the array is closed.
    var numbers: [Int] { [extent.lineBreaks, extent.columns, hasEnded ? 1 : 0] }

    /// None where these are not the numbers of an array.
    init?(_ numbers: [Int]) {
        guard numbers.count == 3 else { return nil }
        extent = TextExtent(lineBreaks: numbers[0], columns: numbers[1])
        end = numbers[2] == 0 ? nil : .closed
    }
}
