/// Finds the known name that a mistyped one most likely stands for.
package enum Suggestion {
    /// The nearest of some names, or none if all are too far.
    ///
    /// Near means at most a third of the longer name's letters changed, added, dropped or swapped;
    /// tone marks, case, hyphens and underscores do not count. Complexity: O(names x length squared).
    package static func nearest(to name: String, among names: some Sequence<String>) -> String? {
        let wanted = folded(name)
        var best: (name: String, distance: Int)?
        for candidate in names {
            let letters = folded(candidate)
            let limit = max(wanted.count, letters.count) / 3
            guard abs(letters.count - wanted.count) <= limit else { continue }
            let distance = distance(wanted, letters)
            if distance <= limit, distance < (best?.distance ?? .max) {
                best = (candidate, distance)
            }
        }
        return best?.name
    }

    /// Lower case without tone marks, spaces, hyphens and underscores: `Tiêu chí` and `tieu_chi` are one.
    package static func folded(_ name: String) -> [Unicode.Scalar] {
        var letters: [Unicode.Scalar] = []
        for scalar in name.lowercased().decomposedScalars {
            switch scalar {
            case "\u{300}"..."\u{36F}", " ", "-", "_", "\u{A0}": continue
            case "đ": letters.append("d")
            default: letters.append(scalar)
            }
        }
        return letters
    }

    /// The Damerau-Levenshtein distance, where neighbours that swapped places count once.
    private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for row in 0..<left.count {
            var current = [row + 1]
            for column in 0..<right.count {
                let replaced = previous[column] + (left[row] == right[column] ? 0 : 1)
                var least = min(replaced, previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, left[row] == right[column - 1], left[row - 1] == right[column] {
                    least = min(least, beforePrevious[column - 1] + 1)
                }
                current.append(least)
            }
            beforePrevious = previous
            previous = current
        }
        return previous[right.count]
    }
}
