/// A part of a pack as the reference of the language shows it, cut at its top-level keys.
struct PackFragment {
    struct Section {
        var key: String
        /// The line of the key and those below it.
        var lines: [Substring]

        /// The lines below the key.
        var members: [Substring] { Array(lines.dropFirst()) }
    }

    private(set) var sections: [Section] = []

    init(_ text: String) {
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) where !line.hasPrefix("#") {
            if let colon = line.firstIndex(of: ":"), line.first?.isLetter == true {
                sections.append(Section(key: String(line[..<colon]), lines: [line]))
            } else if !sections.isEmpty, !line.isEmpty {
                sections[sections.count - 1].lines.append(line)
            }
        }
    }

    init(sections: [Section]) {
        self.sections = sections
    }

    var keys: [String] { sections.map(\.key) }

    subscript(key: String) -> Section? { sections.first { $0.key == key } }

    func only(_ keys: [String]) -> PackFragment {
        PackFragment(sections: sections.filter { keys.contains($0.key) })
    }

    func without(_ keys: [String]) -> PackFragment {
        PackFragment(sections: sections.filter { !keys.contains($0.key) })
    }

    /// Takes over sections: those of names add their members, any other stands in the place of the one before.
    mutating func merge(_ other: PackFragment) {
        for section in other.sections {
            guard let index = sections.firstIndex(where: { $0.key == section.key }) else {
                sections.append(section)
                continue
            }
            if HostPack.shared.contains(section.key) {
                sections[index].lines += section.members
            } else {
                sections[index] = section
            }
        }
    }

    var text: String {
        sections.flatMap(\.lines).map { $0 + "\n" }.joined()
    }

    /// The lines, deeper by some spaces.
    func indented(by count: Int) -> String {
        let margin = String(repeating: " ", count: count)
        return sections.flatMap(\.lines).map { margin + $0 + "\n" }.joined()
    }
}

/// What the parts of packs on a page stand in: the whole pack that the page shows, and the names shown so far.
struct HostPack {
    /// The sections whose names stay known to the examples below them.
    static let shared = ["sources", "fields", "parameters", "values"]
    private static let head = ["pack", "title", "subject", "in-force", "model"]
    /// The keys of an indicator that no pack has.
    private static let indicatorKeys = ["award", "max", "floor", "missing", "evidence", "not-applicable"]

    private var whole = PackFragment("")
    private var names = PackFragment("")

    /// The whole pack that a fragment is a part of.
    mutating func complete(_ text: String) -> String {
        let fragment = PackFragment(text)
        if fragment.keys.contains("pack") {
            whole = fragment
            names = fragment.only(HostPack.shared)
            return text
        }
        names.merge(fragment.only(HostPack.shared))
        let isIndicator = fragment.keys.contains { HostPack.indicatorKeys.contains($0) }
        var pack = whole
        if isIndicator || fragment.keys.contains("criteria") { pack = whole.only(HostPack.head) }
        pack = pack.without(HostPack.shared)
        pack.merge(names)
        let rest = fragment.without(HostPack.shared)
        guard isIndicator else {
            pack.merge(rest)
            let isRanked = pack.keys.contains("classification") || pack.keys.contains("levels")
            return pack.text + (isRanked ? "" : HostPack.classes)
        }
        return pack.text + HostPack.criteria(holding: rest) + HostPack.classes
    }

    /// One criterion with one indicator, `1.1`, of 10 points unless it says otherwise.
    private static func criteria(holding indicator: PackFragment) -> String {
        let max = indicator["max"]?.lines.first ?? "max: 10"
        let source = indicator["source"] == nil ? "        source: { ref: vd, verified: true }\n" : ""
        return """
            criteria:
              - id: "1"
                label: { vi: Tiêu chí, en: Criterion }
                \(max)
                indicators:
                  - id: "1.1"
                    label: { vi: Chỉ tiêu, en: Indicator }

            """ + source + indicator.without(["max"]).indented(by: 8) + "        \(max)\n"
    }

    private static let classes = """
        classification:
          - { id: dat, label: { vi: Đạt, en: Recognised }, points: ">= 5", recognised: true }
          - { id: chua-dat, label: { vi: Chưa đạt, en: Not yet }, points: "< 5", recognised: false }

        """
}
