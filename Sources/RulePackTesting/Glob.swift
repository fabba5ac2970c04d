import RuleDiagnostics

/// A pattern for names: `*` stands for any letters, `?` for one; capitals do not matter.
package struct Glob: Sendable, Hashable {
    private let pattern: [Character]

    package init(_ pattern: String) {
        self.pattern = Array(pattern.lowercased())
    }

    /// Whether the pattern fits the whole of a name; takes O(pattern × name) at the most.
    package func matches(_ name: String) -> Bool {
        let name = Array(name.lowercased())
        var (place, index) = (0, 0)
        // Where the last star stands, and up to where it reaches so far.
        var star: (place: Int, reach: Int)?
        while index < name.count {
            if place < pattern.count, pattern[place] == "*" {
                star = (place, index)
                place += 1
            } else if place < pattern.count, pattern[place] == "?" || pattern[place] == name[index] {
                place += 1
                index += 1
            } else if let last = star {
                star = (last.place, last.reach + 1)
                place = last.place + 1
                index = last.reach + 1
            } else {
                return false
            }
        }
        return pattern[place...].allSatisfy { $0 == "*" }
    }
}

extension PackTestCase {
    /// Whether every pattern fits the pack, the case, or an item that the case says something about.
    package func isChosen(by patterns: [Glob], pack: String) -> Bool {
        let names = [pack, name.value] + itemIDs
        return patterns.allSatisfy { pattern in names.contains(where: pattern.matches) }
    }
}
