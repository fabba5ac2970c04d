/// Reads a regular expression into a tree.
struct PatternParser {
    /// Groups within groups; far more than anybody can read.
    private static let depthLimit = 100
    /// RE2's limit for `{m,n}`.
    private static let repeatLimit = 1000

    let scalars: [Unicode.Scalar]
    var position = 0
    private var depth = 0
    private var ignoresCase = false

    init(_ text: String) {
        scalars = Array(text.unicodeScalars)
    }

    mutating func parse() throws(PatternFault) -> PatternNode {
        if scalars.starts(with: "(?i)".unicodeScalars) {
            ignoresCase = true
            position = 4
        }
        let node = try parseAlternatives()
        guard position == scalars.count else { throw fault(.unclosedGroup, at: position) }
        guard node.size < PatternProgram.limit else { throw fault(.tooLarge, at: 0) }
        return node
    }

    private mutating func parseAlternatives() throws(PatternFault) -> PatternNode {
        var parts = [try parseSequence()]
        while take("|") { parts.append(try parseSequence()) }
        return parts.count == 1 ? parts[0] : .alternatives(parts)
    }

    private mutating func parseSequence() throws(PatternFault) -> PatternNode {
        var parts: [PatternNode] = []
        while let scalar = next, scalar != "|", scalar != ")" { parts.append(try parseRepetition()) }
        return parts.count == 1 ? parts[0] : .sequence(parts)
    }

    private mutating func parseRepetition() throws(PatternFault) -> PatternNode {
        let atom = try parseAtom()
        let start = position
        guard let count = try parseCount() else { return atom }
        // Lazy or not decides which match is found, never whether there is one.
        _ = take("?")
        let end = position
        // As in RE2, a repetition is not repeated without a group: `a**` is a slip.
        guard try parseCount() == nil else { throw fault(.badRepeat, at: end) }
        let node = PatternNode.repetition(atom, least: count.least, most: count.most)
        guard node.size < PatternProgram.limit else { throw fault(.tooLarge, at: start) }
        return node
    }

    private mutating func parseAtom() throws(PatternFault) -> PatternNode {
        let start = position
        guard let scalar = next else { return .sequence([]) }
        position += 1
        switch scalar {
        case "(": return try parseGroup(from: start)
        case "[": return .scalar(cased(try parseClass(from: start)))
        case ".": return .scalar(.anyInLine)
        case "^": return .assertion(.start)
        case "$": return .assertion(.end)
        case "*", "+", "?", "{": throw fault(.nothingToRepeat, at: start)
        case "\\":
            switch try parseEscape(from: start) {
            case .scalar(let scalar): return .scalar(cased(ScalarSet(scalar)))
            case .set(let set): return .scalar(cased(set))
            case .assertion(let assertion): return .assertion(assertion)
            }
        default: return .scalar(cased(ScalarSet(scalar)))
        }
    }

    private mutating func parseGroup(from start: Int) throws(PatternFault) -> PatternNode {
        if take("?"), !take(":") { throw fault(.unsupported, at: start) }
        depth += 1
        guard depth <= PatternParser.depthLimit else { throw fault(.tooLarge, at: start) }
        let node = try parseAlternatives()
        guard take(")") else { throw fault(.unclosedGroup, at: start) }
        depth -= 1
        return node
    }

    private func cased(_ set: ScalarSet) -> ScalarSet {
        var set = set
        set.ignoresCase = ignoresCase
        return set
    }
}

extension PatternParser {
    private mutating func parseCount() throws(PatternFault) -> (least: Int, most: Int?)? {
        let start = position
        if take("*") { return (0, nil) }
        if take("+") { return (1, nil) }
        if take("?") { return (0, 1) }
        guard take("{") else { return nil }
        // RE2 reads `a{` and `a{,5}` as plain text; nobody who writes them means that.
        guard let least = parseNumber() else { throw fault(.badRepeat, at: start) }
        let hasComma = take(",")
        let most = hasComma ? parseNumber() : least
        guard take("}"), most.map({ $0 >= least }) ?? true else { throw fault(.badRepeat, at: start) }
        guard max(least, most ?? 0) <= PatternParser.repeatLimit else { throw fault(.tooLarge, at: start) }
        return (least, most)
    }

    private mutating func parseNumber() -> Int? {
        var number: Int?
        while let digit = next, ScalarSet.digits.contains(digit) {
            number = min((number ?? 0) * 10 + Int(digit.value - 0x30), PatternParser.repeatLimit + 1)
            position += 1
        }
        return number
    }

    var next: Unicode.Scalar? {
        position < scalars.count ? scalars[position] : nil
    }

    mutating func take(_ scalar: Unicode.Scalar) -> Bool {
        guard next == scalar else { return false }
        position += 1
        return true
    }

    func fault(_ problem: PatternFault.Problem, at position: Int) -> PatternFault {
        PatternFault(problem: problem, offset: scalars[..<position].reduce(0) { $0 + UTF8.width($1) })
    }
}
