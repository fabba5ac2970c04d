import RuleEngine
import RuleModel

/// What items do to the tallies of their list.
struct ItemOutcome: Sendable, Hashable {
    /// A bit for each tally that an item counts in.
    var counted: UInt32 = 0
    /// A bit for each tally that an item leaves open.
    var open: UInt32 = 0
    /// What they add to the tallies that are sums.
    var terms: [Int32]
    /// Those among them of which keys of items do not say what they leave open: a bit for each.
    ///
    /// That is so where a number or its class does not fit the key, and where the order of the items matters.
    var unsaid: UInt32 = 0

    /// A lane for each tally: how many items count; in the last one, how many leave some tally open.
    var lanes: SIMD32<UInt8> {
        var lanes = SIMD32<UInt8>()
        for tally in 0..<ItemOutcome.mostTallies { lanes[tally] = UInt8(counted >> UInt32(tally) & 1) }
        lanes[ItemOutcome.openLane] = open == 0 ? 0 : 1
        return lanes
    }

    static let mostTallies = openLane
    static let openLane = 31
    /// How many bytes the lanes of one row have.
    static let stride = MemoryLayout<SIMD32<UInt8>>.stride
    /// With more items a count does not fit a lane; with as many its code is that of an open count, whose row goes the
    /// long way.
    static let mostItems = 254
    /// As many terms of this size as there may be items fit 32 bits.
    static let largestTerm = UInt(Int32.max) / UInt(mostItems)
}

/// Memory for what the items before each one do to the tallies, all together.
struct ItemSums: Sendable {
    /// How many count in each tally, and leave some open; 0 for those before the first.
    var lanes = Array(repeating: SIMD32<UInt8>(), count: most + 1)
    /// What they add to a sum.
    var terms = Array(repeating: Int32(0), count: BatchLayout.itemCapacity + 1)

    /// So many items are added up at once, that all of it stays near.
    static let most = 512
}

/// What an item adds to one tally.
enum ItemPart: Sendable {
    /// Nothing.
    case none
    /// It counts; a sum takes its term.
    case counts(Int32)
    /// Something is missing to know it, or an expression fails on it.
    case open
    /// It depends on the items before it, too.
    case inOrder
}

/// Asks the reference evaluator what one item adds to tallies.
struct ItemQuestion {
    private let item: Value
    private var evaluator: ExpressionEvaluator

    init(_ values: [Value?], list: Int, period: Int, parameters: [Value]) {
        item = .record(Item(values: values, list: list, index: 0))
        evaluator = ExpressionEvaluator(
            parameters: parameters, derived: [], record: Record(id: "", period: period, values: []),
            presence: .open)
        evaluator.notesReads = false
    }

    mutating func part(in tally: Tally) -> ItemPart {
        guard case .readers(let whole, let parameter, let endsEarly) = tally else {
            return plainPart(in: tally)
        }
        evaluator.beginReads()
        evaluator.notesReads = true
        defer { evaluator.notesReads = false }
        let part = plainPart(in: whole)
        let isRead = evaluator.reads.parameters.contains(parameter)
        switch part {
        case .open, .inOrder: return .open
        // What stands after it is not looked at, and may be all that reads it.
        case .counts where endsEarly && !isRead: return .inOrder
        case .counts, .none: return isRead ? .counts(1) : .none
        }
    }

    private mutating func plainPart(in tally: Tally) -> ItemPart {
        for condition in tally.selection.conditions {
            guard let truth = try? evaluator.truth(of: condition, locals: [item]).0, truth != .unknown else {
                return .open
            }
            if truth == .no { return .none }
        }
        guard case .sum(_, let term) = tally else { return .counts(1) }
        guard case .known(.number(let number))? = try? evaluator.evaluate(term, locals: [item]),
            let whole = number.whole, whole.magnitude <= ItemOutcome.largestTerm
        else { return .open }
        return .counts(Int32(whole))
    }
}
