/// A regular expression as a tree.
indirect enum PatternNode: Sendable, Hashable {
    case scalar(ScalarSet)
    case assertion(PatternAssertion)
    /// One after the other; none at all matches the empty text.
    case sequence([PatternNode])
    case alternatives([PatternNode])
    /// At least so many times, and at most so many or without limit.
    case repetition(PatternNode, least: Int, most: Int?)

    /// The number of instructions that it compiles to, or a little more; no more than the limit counts.
    ///
    /// Known before anything is expanded, so that `((a{1000}){1000}){1000}` is refused at once.
    var size: Int {
        let size =
            switch self {
            case .scalar, .assertion: 1
            case .sequence(let parts): parts.reduce(0) { min($0 + $1.size, PatternProgram.limit) }
            case .alternatives(let parts): parts.reduce(0) { min($0 + $1.size + 2, PatternProgram.limit) }
            // Even a repetition of nothing takes the compiler's time.
            case .repetition(let node, let least, nil): max(1, node.size) * max(1, least) + 2
            case .repetition(let node, _, let most?): (max(1, node.size) + 1) * most
            }
        return min(size, PatternProgram.limit)
    }
}

/// A condition on the place between two scalars.
enum PatternAssertion: Sendable, Hashable {
    case start
    case end
    case wordBoundary
    case noWordBoundary

    func holds(after before: Unicode.Scalar?, before after: Unicode.Scalar?) -> Bool {
        switch self {
        case .start: before == nil
        case .end: after == nil
        case .wordBoundary: isWord(before) != isWord(after)
        case .noWordBoundary: isWord(before) == isWord(after)
        }
    }

    private func isWord(_ scalar: Unicode.Scalar?) -> Bool {
        scalar.map(ScalarSet.wordScalars.contains) ?? false
    }
}
