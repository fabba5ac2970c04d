import RuleCompiler
import RuleDiagnostics
import RuleSource

/// The tree of a rule file, also of one that is being typed and is no YAML at the moment.
///
/// A line at which reading stops is passed over as if it were blank, so the rest keeps its place and its meaning.
struct ParsedFile {
    let source: SourceText
    let kind: RuleFileKind
    let root: Node?
    /// The text with spaces in the place of what was passed over.
    let readable: [UInt8]
    /// Whether nothing had to be passed over.
    let isWhole: Bool
    /// Whether it holds more than is read, which takes long to find out and is mended by no line less.
    let isTooLarge: Bool

    /// More faults than this are not the work of somebody who is just typing.
    private static let patience = 16

    init(_ source: SourceText, kind: RuleFileKind) {
        self.source = source
        self.kind = kind
        var text = source
        var isTooLarge = false
        for attempt in 0..<Self.patience {
            var sources = SourceSet()
            var bag = DiagnosticBag()
            let file = sources.add(path: text.path, bytes: text.bytes)
            if let root = readYAML(file, in: sources, reporting: &bag) {
                self.root = root
                readable = text.bytes
                isWhole = attempt == 0
                self.isTooLarge = false
                return
            }
            guard let fault = bag.sorted.first(where: { $0.severity == .error }) else { break }
            isTooLarge = [.fileTooLarge, .tooManyNodes].contains(fault.code)
            guard !isTooLarge, let next = text.blanked(at: Int(fault.primary.span.lower)) else { break }
            text = next
        }
        self.isTooLarge = isTooLarge
        root = nil
        readable = source.bytes
        isWhole = false
    }

    /// A sheet beside worked cases, which has no tree.
    init(sheet source: SourceText) {
        self.source = source
        kind = .tests
        root = nil
        readable = source.bytes
        isWhole = true
        isTooLarge = false
    }

    var path: String { source.path }
}

extension SourceText {
    /// The text with spaces in the place of a line, or of the last line before it that holds anything.
    fileprivate func blanked(at offset: Int) -> SourceText? {
        let blanks: [UInt8] = [UInt8(ascii: " "), UInt8(ascii: "\t")]
        for line in (0...lines.line(ofByte: offset)).reversed() {
            let range = lines.range(ofLine: line, in: bytes)
            guard !bytes[range].allSatisfy(blanks.contains) else { continue }
            var bytes = bytes
            bytes.replaceSubrange(range, with: repeatElement(UInt8(ascii: " "), count: range.count))
            return SourceText(path: path, bytes: bytes)
        }
        return nil
    }
}
