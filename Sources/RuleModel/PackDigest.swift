import Synchronization

/// The digest of a pack's text, worked out when somebody asks for it first.
///
/// Whoever checks or edits a pack never asks, and working it out takes an eighth of the time that the pack takes to
/// compile.
package final class PackDigest: Sendable {
    private enum State {
        case known(String)
        case open(@Sendable () -> String)
    }

    private let state: Mutex<State>

    package init(_ name: String) { state = Mutex(.known(name)) }

    /// - Parameter work: Works it out; called at most once, and let go then.
    package init(_ work: @escaping @Sendable () -> String) { state = Mutex(.open(work)) }

    /// `sha256:` and 64 hexadecimal digits.
    package var name: String {
        state.withLock { state in
            switch state {
            case .known(let name): return name
            case .open(let work):
                let name = work()
                state = .known(name)
                return name
            }
        }
    }
}
