/// How far a text goes: where whatever follows it stands.
package struct TextExtent: Sendable, Equatable {
    package private(set) var lineBreaks: Int
    /// How many Unicode scalars follow the last of them.
    package private(set) var columns: Int

    package init(lineBreaks: Int = 0, columns: Int = 0) {
        (self.lineBreaks, self.columns) = (lineBreaks, columns)
    }

    /// Adds a text that follows.
    package mutating func add(_ next: TextExtent) {
        columns = next.lineBreaks == 0 ? columns + next.columns : next.columns
        lineBreaks += next.lineBreaks
    }

    /// A place such as `12:7` of a text that follows, counted from the start of this one.
    func moving(_ place: String) -> String {
        let parts = place.split(separator: ":").compactMap { Int($0) }
        guard parts.count == 2 else { return place }
        return "\(parts[0] + lineBreaks):\(parts[0] == 1 ? parts[1] + columns : parts[1])"
    }
}
