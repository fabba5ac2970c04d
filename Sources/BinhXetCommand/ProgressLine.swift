import BinhXet
import RuleDiagnostics
import RuleReport

/// One line on a terminal that says how far a run is: written in place, and taken away at the end.
struct ProgressLine {
    private static let clock = ContinuousClock()

    private let length: Int?
    private let start: RunPosition
    private let language: Language
    private let isShown = Console.isTerminal(2) && Console.environment("TERM") != "dumb"
    private let begin = ProgressLine.clock.now
    private var last: ContinuousClock.Instant?

    init(length: Int?, from start: RunPosition, _ language: Language) {
        self.length = length
        self.start = start
        self.language = language
    }

    /// Shows where the run stands, at most five times a second, once it has lasted a second.
    mutating func show(_ position: RunPosition) {
        guard isShown else { return }
        let now = ProgressLine.clock.now
        guard now - (last ?? begin) >= (last == nil ? .seconds(1) : .milliseconds(200)) else { return }
        last = now
        let progress = RunProgress(
            seconds: (now - begin) / .seconds(1), records: position.records + position.rejected,
            newRecords: position.records + position.rejected - start.records - start.rejected,
            bytes: position.offset, newBytes: position.offset - start.offset, length: length)
        Console.write("\r" + progress.line[language] + "\u{1B}[K", to: 2)
    }

    /// Takes the line away.
    mutating func clear() {
        guard last != nil else { return }
        last = nil
        Console.write("\r\u{1B}[K", to: 2)
    }
}
