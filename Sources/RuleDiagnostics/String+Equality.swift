extension String {
    /// Whether two texts of normal form C are one; most that differ have another length, which is told at once.
    package func equals(_ other: String) -> Bool {
        utf8.count == other.utf8.count && self == other
    }
}
