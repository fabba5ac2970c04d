import RuleModel
import TestSupport
import Testing

/// A pattern as a tree, with the obvious meaning: every way to match is tried.
private indirect enum Node {
    case letter(Character)
    case anything
    case start
    case end
    case sequence(Node, Node)
    case either(Node, Node)
    case times(Node, least: Int, most: Int?)

    init(depth: Int, using generator: inout SeededGenerator) {
        switch Int.random(in: 0..<(depth == 0 ? 5 : 10), using: &generator) {
        case 0, 1: self = .letter("a")
        case 2: self = .letter("b")
        case 3: self = .anything
        case 4: self = [.start, .end, .letter("ế")][Int.random(in: 0..<3, using: &generator)]
        case 5, 6:
            self = .sequence(
                Node(depth: depth - 1, using: &generator), Node(depth: depth - 1, using: &generator))
        case 7:
            self = .either(
                Node(depth: depth - 1, using: &generator), Node(depth: depth - 1, using: &generator))
        default:
            let least = Int.random(in: 0...2, using: &generator)
            let most = [nil, least + Int.random(in: 0...2, using: &generator)][least % 2]
            self = .times(Node(depth: depth - 1, using: &generator), least: least, most: most)
        }
    }

    var pattern: String {
        switch self {
        case .letter(let letter): String(letter)
        case .anything: "."
        case .start: "^"
        case .end: "$"
        case .sequence(let left, let right): "(?:\(left.pattern))(?:\(right.pattern))"
        case .either(let left, let right): "(\(left.pattern)|\(right.pattern))"
        case .times(let node, 0, nil): "(\(node.pattern))*"
        case .times(let node, let least, nil): "(\(node.pattern)){\(least),}"
        case .times(let node, let least, let most?): "(\(node.pattern)){\(least),\(most)}"
        }
    }

    /// The places where a match from one place may end.
    func ends(from place: Int, in text: [Character]) -> Set<Int> {
        switch self {
        case .letter(let letter): place < text.count && text[place] == letter ? [place + 1] : []
        case .anything: place < text.count ? [place + 1] : []
        case .start: place == 0 ? [place] : []
        case .end: place == text.count ? [place] : []
        case .sequence(let left, let right):
            left.ends(from: place, in: text).reduce(into: []) { $0.formUnion(right.ends(from: $1, in: text)) }
        case .either(let left, let right):
            left.ends(from: place, in: text).union(right.ends(from: place, in: text))
        case .times(let node, let least, let most): node.ends(from: place, in: text, least: least, most: most)
        }
    }

    private func ends(from place: Int, in text: [Character], least: Int, most: Int?) -> Set<Int> {
        var here: Set<Int> = [place]
        var ends: Set<Int> = least == 0 ? here : []
        // After as many rounds as there are places nothing new is reached.
        for round in 1..<(max(least, most ?? least) + text.count + 2) where round <= most ?? .max {
            here = here.reduce(into: []) { $0.formUnion(self.ends(from: $1, in: text)) }
            if round >= least { ends.formUnion(here) }
        }
        return ends
    }
}

struct PatternOracleTests {
    @Test(arguments: 1...6 as ClosedRange<UInt64>)
    func `the automaton agrees with trying every way`(seed: UInt64) throws {
        var generator = SeededGenerator(seed: seed)
        for _ in 0..<250 {
            let node = Node(depth: 4, using: &generator)
            let pattern = try Pattern(node.pattern)
            for _ in 0..<6 {
                let letters = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                    ["a", "a", "b", "ế"][Int.random(in: 0..<4, using: &generator)] as Character
                }
                let text = String(letters)
                let note: Comment = "seed \(seed): \(node.pattern) on \(text)"
                let isFound = (0...letters.count).contains { !node.ends(from: $0, in: letters).isEmpty }
                #expect(pattern.matches(text) == isFound, note)
                let isWhole = node.ends(from: 0, in: letters).contains(letters.count)
                #expect(pattern.matchesWhole(text) == isWhole, note)
            }
        }
    }
}
