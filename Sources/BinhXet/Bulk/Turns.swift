import Synchronization

/// Lets workers do something in the order of their numbers, one at a time.
final class Turns: Sendable {
    private struct State {
        var next = 0
        var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
    }

    private let state = Mutex(State())

    /// Returns when it is the turn of a number: when all before it are over.
    func wait(for number: Int) async {
        await withCheckedContinuation { continuation in
            let isNow = state.withLock { state in
                if state.next == number { return true }
                state.waiting[number] = continuation
                return false
            }
            if isNow { continuation.resume() }
        }
    }

    /// Ends the turn of the number that it is.
    func end() {
        state.withLock { state in
            state.next += 1
            return state.waiting.removeValue(forKey: state.next)
        }?.resume()
    }
}
