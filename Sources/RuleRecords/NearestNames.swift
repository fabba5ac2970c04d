import RuleDiagnostics
import Synchronization

/// Remembers the nearest of some known names: a heading that nobody knows stands in every record of a file, and to look
/// for what it may have meant takes longer than to read the record.
final class NearestNames: Sendable {
    private let found = Mutex<[String: String?]>([:])

    /// More names than this are forgotten, for records may hold any number of them.
    private static let most = 1 << 10

    /// Looks for what a name may have meant.
    ///
    /// - Parameters:
    ///   - name: The mistyped one.
    ///   - names: The known ones, the same at every call.
    /// - Returns: The nearest, or none if all are too far.
    func nearest(to name: String, among names: [String]) -> String? {
        if let near = found.withLock({ $0[name] }) { return near }
        // The id of a criterion is the end of the name of its marks: `3.3` and `assessed.3.3`.
        let longer = names.first { $0.hasSuffix("." + name) }
        let near = longer ?? Suggestion.nearest(to: name, among: names)
        found.withLock { found in
            if found.count >= NearestNames.most { found.removeAll(keepingCapacity: true) }
            found.updateValue(near, forKey: name)
        }
        return near
    }
}
