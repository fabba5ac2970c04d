package import RuleCompiler
package import RuleDiagnostics
import RuleSource

/// Writes rule files in the house layout.
///
/// The layout changes blanks, line breaks, needless quotes and the order of the keys that the language names. It never
/// changes what a file means, and it keeps every comment.
package enum RuleLayout {
    /// What came of a file.
    package enum Outcome: Sendable {
        /// The text in the house layout, which may be what the file holds already.
        case text(String)
        /// The file cannot be read; these are the findings, as `check` gives them.
        case faulty([Diagnostic], SourceSet)
        /// The text in the house layout would mean something else, so nobody gets it.
        case refused
    }

    /// Lays out one file; without a `kind` its keys tell what it is.
    package static func format(_ source: SourceText, as kind: ShapeName? = nil) -> Outcome {
        var sources = SourceSet()
        let file = sources.add(path: source.path, bytes: source.bytes)
        var bag = DiagnosticBag()
        guard let root = readYAML(file, in: sources, reporting: &bag), !bag.hasErrors else {
            return .faulty(bag.sorted, sources)
        }
        let kind = kind ?? self.kind(ofPath: source.path)
        guard let text = text(of: source.bytes.withLineFeeds, as: kind) else { return .refused }
        let isSame = isSame(root, in: sources[file], as: Array(text.utf8))
        return isSame ? .text(text) : .refused
    }

    /// What a file holds by the name that it has in a folder of rules; none for other names.
    package static func kind(ofPath path: String) -> ShapeName? {
        let parts = path.split(separator: "/")
        guard let name = parts.last else { return nil }
        if name.hasSuffix(OverlayHead.ending) { return .overlay }
        switch (parts.dropLast().last, name) {
        case (_, "pack.yaml"): return .pack
        case (_, "tests.yaml"): return .tests
        case ("places", _): return .places
        case (.some(let folder), _) where folder == SharedFieldsFile.folder: return .sharedFields
        default: return nil
        }
    }

    /// The text in the house layout of bytes with plain line feeds.
    private static func text(of bytes: [UInt8], as kind: ShapeName?) -> String? {
        var sources = SourceSet()
        let file = sources.add(path: "", bytes: bytes)
        var bag = DiagnosticBag()
        guard let root = readYAML(file, in: sources, reporting: &bag), !bag.hasErrors else { return nil }
        var reader = LayoutReader(root, in: sources[file])
        var layout = reader.file(as: kind)
        layout.root.putKeysInOrder(keepingHeader: true)
        return LayoutWriter.text(of: layout)
    }

    /// Whether other bytes mean the same as a file and have the same comments.
    private static func isSame(_ root: Node, in source: SourceText, as other: [UInt8]) -> Bool {
        var sources = SourceSet()
        let file = sources.add(path: "", bytes: other)
        var bag = DiagnosticBag()
        let otherRoot = readYAML(file, in: sources, reporting: &bag)
        guard let otherRoot, !bag.hasErrors else { return false }
        return root.means(otherRoot)
            && root.commentTexts(in: source) == otherRoot.commentTexts(in: sources[file])
    }
}

extension Node {
    /// Whether another tree holds the same data, whatever the order of its keys.
    fileprivate func means(_ other: Node) -> Bool {
        switch (kind, other.kind) {
        case (.scalar(let own), .scalar(let other)):
            return own.text == other.text && own.resolved == other.resolved
        case (.sequence(let own), .sequence(let other)):
            return own.count == other.count && zip(own, other).allSatisfy { $0.means($1) }
        case (.mapping(let own), .mapping(let other)):
            let byKey = Dictionary(other.map { ($0.key.text, $0) }) { first, _ in first }
            return own.count == other.count
                && own.allSatisfy { entry in
                    guard let other = byKey[entry.key.text] else { return false }
                    return entry.key.resolved == other.key.resolved && entry.value.means(other.value)
                }
        case (.scalar, _), (.sequence, _), (.mapping, _), (.invalid, _): return false
        }
    }

    /// The comments in the order of their letters: keys that move take theirs along.
    fileprivate func commentTexts(in source: SourceText) -> [String] {
        comments(in: source).map { source.text(of: $0.span) }.sorted()
    }
}

extension [UInt8] {
    /// The text without a byte order mark and with every line ended by a line feed alone.
    fileprivate var withLineFeeds: [UInt8] {
        let (feed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
        var result: [UInt8] = []
        result.reserveCapacity(count)
        var previous: UInt8?
        for byte in starts(with: [0xEF, 0xBB, 0xBF]) ? self[3...] : self[...] {
            if byte == carriageReturn {
                result.append(feed)
            } else if byte != feed || previous != carriageReturn {
                result.append(byte)
            }
            previous = byte
        }
        return result
    }
}
