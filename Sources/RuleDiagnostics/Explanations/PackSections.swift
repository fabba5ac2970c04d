/// The text of a pack cut at its top-level keys.
///
/// What stands before the first key, and every line that does not begin a section, belongs to what is above it.
struct PackSections {
    private struct Section {
        /// None for what stands before the first key.
        var key: Substring?
        var lines: [Substring]
    }

    private var sections: [Section] = []

    init(_ text: String) {
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        if lines.last == "" { lines.removeLast() }
        for line in lines {
            if let key = PackSections.key(of: line) {
                sections.append(Section(key: key, lines: [line]))
            } else if sections.isEmpty {
                sections.append(Section(key: nil, lines: [line]))
            } else {
                sections[sections.count - 1].lines.append(line)
            }
        }
    }

    /// The key that a line begins with, if it is not indented.
    private static func key(of line: Substring) -> Substring? {
        guard let colon = line.firstIndex(of: ":") else { return nil }
        let key = line[..<colon]
        let isKey = key.utf8.allSatisfy { (97...122).contains($0) || $0 == UInt8(ascii: "-") }
        return isKey && !key.isEmpty ? key : nil
    }

    /// These sections, with those of the same keys in their places and the others behind.
    func merged(with others: PackSections) -> PackSections {
        var merged = self
        merged.sections = sections.flatMap { section in
            let replaced = others.sections.filter { $0.key == section.key }
            return replaced.isEmpty ? [section] : replaced
        }
        let known = sections.map(\.key)
        merged.sections += others.sections.filter { !known.contains($0.key) }
        return merged
    }

    var text: String {
        sections.flatMap(\.lines).map { $0 + "\n" }.joined()
    }
}
