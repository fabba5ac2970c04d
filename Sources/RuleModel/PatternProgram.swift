/// A regular expression as instructions of an automaton, all of whose states are followed at once.
///
/// For each scalar of the text every instruction is visited at most once, so the time is bounded by their
/// product whatever the pattern (Thompson's construction, simulated as Pike does).
struct PatternProgram: Sendable {
    /// More instructions than this are refused.
    static let limit = 5000

    private enum Instruction: Sendable {
        /// Takes one scalar of the set with that index and goes on to the next instruction.
        case take(Int)
        case check(PatternAssertion)
        case jump(Int)
        case split(Int, Int)
        case accept
    }

    private var instructions: [Instruction] = []
    private var sets: [ScalarSet] = []

    init(_ node: PatternNode) {
        append(node)
        instructions.append(.accept)
    }

    var size: Int { instructions.count }

    private mutating func append(_ node: PatternNode) {
        switch node {
        case .scalar(let set):
            instructions.append(.take(sets.count))
            sets.append(set)
        case .assertion(let assertion): instructions.append(.check(assertion))
        case .sequence(let parts): for part in parts { append(part) }
        case .alternatives(let parts): append(alternatives: parts)
        case .repetition(let node, let least, nil): append(node, least: least)
        case .repetition(let node, let least, let most?): append(node, least: least, most: most)
        }
    }

    private mutating func append(alternatives parts: [PatternNode]) {
        var jumps: [Int] = []
        for part in parts.dropLast() {
            let split = reserve()
            append(part)
            jumps.append(reserve())
            instructions[split] = .split(split + 1, size)
        }
        if let last = parts.last { append(last) }
        for jump in jumps { instructions[jump] = .jump(size) }
    }

    private mutating func append(_ node: PatternNode, least: Int) {
        guard least > 0 else {
            let split = reserve()
            append(node)
            instructions.append(.jump(split))
            instructions[split] = .split(split + 1, size)
            return
        }
        var start = size
        for _ in 0..<least {
            start = size
            append(node)
        }
        instructions.append(.split(start, size + 1))
    }

    private mutating func append(_ node: PatternNode, least: Int, most: Int) {
        for _ in 0..<least { append(node) }
        var splits: [Int] = []
        for _ in least..<most {
            splits.append(reserve())
            append(node)
        }
        for split in splits { instructions[split] = .split(split + 1, size) }
    }

    /// Keeps a place for an instruction whose target is not known yet.
    private mutating func reserve() -> Int {
        instructions.append(.jump(size))
        return size - 1
    }
}

extension PatternProgram {
    /// Whether a text matches as a whole, or some part of it does.
    func matches(_ text: String, whole: Bool) -> Bool {
        var (current, following) = (StateSet(capacity: size), StateSet(capacity: size))
        var waiting: [Int] = []
        var before: Unicode.Scalar?
        var rest = text.unicodeScalars.makeIterator()
        var scalar = rest.next()
        while true {
            if before == nil || !whole {
                follow(0, into: &current, waiting: &waiting, before, scalar)
            }
            if current.contains(size - 1), !whole || scalar == nil { return true }
            guard let taken = scalar, !current.isEmpty || !whole else { return false }
            scalar = rest.next()
            following.removeAll()
            for position in 0..<current.count {
                let state = current[position]
                guard case .take(let set) = instructions[state], sets[set].contains(taken) else { continue }
                follow(state + 1, into: &following, waiting: &waiting, taken, scalar)
            }
            swap(&current, &following)
            before = taken
        }
    }

    /// Adds an instruction and all that can be reached from it without taking a scalar.
    private func follow(
        _ first: Int, into states: inout StateSet, waiting: inout [Int], _ before: Unicode.Scalar?,
        _ after: Unicode.Scalar?
    ) {
        waiting.append(first)
        while let state = waiting.popLast() {
            guard states.insert(state) else { continue }
            switch instructions[state] {
            case .take, .accept: break
            case .check(let assertion):
                if assertion.holds(after: before, before: after) { waiting.append(state + 1) }
            case .jump(let target): waiting.append(target)
            case .split(let one, let other):
                waiting.append(other)
                waiting.append(one)
            }
        }
    }
}

/// A set of small numbers that is emptied in no time (Briggs and Torczon's sparse set).
private struct StateSet {
    private var members: [Int]
    private var places: [Int]
    private(set) var count = 0

    init(capacity: Int) {
        members = Array(repeating: 0, count: capacity)
        places = Array(repeating: 0, count: capacity)
    }

    var isEmpty: Bool { count == 0 }

    subscript(position: Int) -> Int { members[position] }

    func contains(_ state: Int) -> Bool {
        places[state] < count && members[places[state]] == state
    }

    /// Adds a member; whether it is new.
    mutating func insert(_ state: Int) -> Bool {
        guard !contains(state) else { return false }
        places[state] = count
        members[count] = state
        count += 1
        return true
    }

    mutating func removeAll() {
        count = 0
    }
}
