import RuleDiagnostics
import RuleSource
import TestSupport
import Testing

struct BrokenFileTests {
    private static let pack = """
        pack: gia-dinh/qd448   # chú thích
        title: { vi: "Gia đình", en: 'Family''s' }
        list: [a, b, {c: d}]
        when: |2
            a &&
          b
        note: >-
          dòng một
          dòng hai
        bands:
        - at: ">= 90%"
          points: 10
        """
    private static let noise = [
        "\t", "\n", "\r", ":", ": ", "- ", "?", "\"", "'", "[", "]", "{", "}", ",", "#", " #", "&a ", "*a",
        "!t ", "|",
        ">", "%", "@", "\\", "---\n", "...\n", "<<: ", "ế", "e\u{301}", "\u{2028}", "\u{85}", "  ",
        "\u{FEFF}", "\0",
    ]

    @Test(arguments: 0..<400)
    func `a file with random mistakes is read or refused with reasons`(seed: Int) {
        var generator = SeededGenerator(seed: UInt64(seed))
        var letters = Array(Self.pack.unicodeScalars.map(String.init))
        for _ in 0..<Int.random(in: 1...4, using: &generator) {
            let place = Int.random(in: 0..<letters.count, using: &generator)
            if Bool.random(using: &generator) {
                letters.insert(Self.noise.randomElement(using: &generator) ?? "\t", at: place)
            } else {
                letters.remove(at: place)
            }
        }
        let text = letters.joined()
        let reading = Reading(text)
        #expect(reading.root != nil || !reading.findings.isEmpty, "seed \(seed): \(text)")
        #expect(
            !reading.findings.contains { $0.message.vi.contains("libyaml") },
            "seed \(seed): \(reading.print)")
        #expect(reading.findings.allSatisfy { Self.isInside($0, count: text.utf8.count) }, "seed \(seed)")
        if let root = reading.root {
            #expect(Self.holdsItsParts(root), "seed \(seed): \(text)\n\(reading.print)")
        }
    }

    private static func isInside(_ finding: Diagnostic, count: Int) -> Bool {
        ([finding.primary] + finding.secondary).allSatisfy { $0.span.upper <= Int32(count) }
    }

    /// Whether every node lies in its parent, after its elder, and its text in its own span.
    private static func holdsItsParts(_ node: Node) -> Bool {
        var spans: [SourceSpan] = []
        var children: [Node] = []
        switch node.kind {
        case .invalid:
            return true
        case .scalar(let scalar):
            let embedded = scalar.embedded()
            spans = scalar.text.utf8.indices.enumerated().map { embedded.span(of: $0.offset..<$0.offset + 1) }
        case .sequence(let items):
            spans = items.map(\.span)
            children = items
        case .mapping(let entries):
            spans = entries.flatMap { [$0.key.span, $0.value.span] }
            children = entries.map(\.value)
        }
        let areOrdered = zip(spans, spans.dropFirst()).allSatisfy { $0.lower <= $1.lower }
        let areInside = spans.allSatisfy { node.span.lower <= $0.lower && $0.upper <= node.span.upper }
        return areOrdered && areInside && children.allSatisfy(holdsItsParts)
    }
}
