import Synchronization

/// Where in the file the output of each chunk will begin, told as soon as what comes before it is judged.
///
/// It may be wrong: headings and duplicates that are found late move what follows them.
package final class OutputPlaces: Sendable {
    private struct State {
        /// The first chunk that is not judged yet, or has one before it that is not.
        var number = 0
        var place = 0
        /// The lengths of outputs behind that one, by chunk.
        var lengths: [Int: Int] = [:]
        /// Where the outputs before it end that are not written yet, by chunk.
        var ends: [Int: Int] = [:]
        /// Whether the disk was given the last output itself.
        var isDirect = false
    }

    private let state = Mutex(State())

    package init() {}

    /// Whether the disk is given outputs themselves, instead of the system's memory.
    package var isDirect: Bool { state.withLock { $0.isDirect } }

    /// Where the output of a chunk begins; none where it is too early to tell.
    package func place(of number: Int) -> Int? {
        state.withLock { $0.number == number ? $0.place : nil }
    }

    /// Notes how long the output of a chunk is that was judged.
    package func note(_ length: Int, of number: Int) {
        state.withLock { state in
            state.lengths[number] = length
            while let length = state.lengths.removeValue(forKey: state.number) {
                state.place += length
                state.ends[state.number] = state.place
                state.number += 1
            }
        }
    }

    /// Notes how far the file has come now that the output of a chunk is written, as all before it are; nothing where
    /// that has no place.
    package func note(_ progress: OutputFile.Progress?, of number: Int) {
        state.withLock { state in
            let foretold = state.ends.removeValue(forKey: number)
            guard let progress, let foretold else { return }
            state.isDirect = progress.isDirect
            let difference = progress.count - foretold
            guard difference != 0 else { return }
            state.place += difference
            state.ends = state.ends.mapValues { $0 + difference }
        }
    }
}
