import Synchronization

/// Has works done in the order of their numbers, one at a time, by whichever worker is there.
///
/// A worker hands its work over, and then does all that is ready. It may wait for its own turn before, so that what it
/// has just written is still near to it. Or, where doing is waiting for a disk, it goes on with something new as long
/// as it is not far ahead, and leaves the doing to the worker that is at it.
package final class Turns<Work: Sendable>: Sendable {
    private struct State {
        /// The number of the work that is being done, or will be next.
        var next = 0
        var isBusy = false
        /// The works that are handed over and not begun.
        var ready: [Int: Work] = [:]
        /// Those whose works were not accepted yet; each asks again when it may be.
        var waiting: [Int: CheckedContinuation<Bool, Never>] = [:]

        /// Whether a work may be handed over: one more than the next ones, for each holds its memory.
        func accepts(_ number: Int, inTurn: Bool) -> Bool {
            inTurn ? number == next && !isBusy : ready.isEmpty || number <= next + (isBusy ? 1 : 0)
        }
    }

    private let state = Mutex(State())

    package init() {}

    /// Hands a work over, to be done by whoever takes it next.
    ///
    /// - Parameters:
    ///   - work: The work.
    ///   - number: Its number.
    ///   - inTurn: Whether to wait until it is next, or only as long as it is far ahead.
    package func hand(_ work: consuming Work, of number: Int, inTurn: Bool) async {
        // Moved to where it waits, because a copy of a large work takes its time.
        var work: Work? = work
        var isHanded = false
        while !isHanded {
            isHanded = await withCheckedContinuation { continuation in
                let isAccepted = state.withLock { state in
                    let isAccepted = state.accepts(number, inTurn: inTurn)
                    if isAccepted {
                        state.ready[number] = work.take()
                    } else {
                        state.waiting[number] = continuation
                    }
                    return isAccepted
                }
                if isAccepted { continuation.resume(returning: true) }
            }
        }
    }

    /// Takes the next work, which the caller is to do and then to end; none where it is not ready, or another is being
    /// done.
    package func take() -> Work? {
        let (work, follower) = state.withLock { state -> (Work?, CheckedContinuation<Bool, Never>?) in
            guard !state.isBusy, let work = state.ready.removeValue(forKey: state.next) else {
                return (nil, nil)
            }
            state.isBusy = true
            return (work, state.waiting.keys.min().flatMap { state.waiting.removeValue(forKey: $0) })
        }
        follower?.resume(returning: false)
        return work
    }

    /// Ends the work that was taken.
    package func end() {
        let follower = state.withLock { state in
            state.isBusy = false
            state.next += 1
            return state.waiting.removeValue(forKey: state.next)
        }
        follower?.resume(returning: false)
    }
}
