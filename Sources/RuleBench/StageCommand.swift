import ArgumentParser

/// `RuleBench stage`: one stage alone, as the peers do theirs, with the same line about what it cost; used by this
/// program itself, so that both run in turns.
struct StageCommand: ParsableCommand {
    enum Stage: String, ExpressibleByArgument {
        /// From bytes to columns.
        case scan
        /// From columns to verdicts.
        case evaluation
    }

    static let configuration = CommandConfiguration(commandName: "stage", shouldDisplay: false)

    @Argument(help: "`scan` or `evaluation`.")
    var stage: Stage

    @Argument(help: "NDJSON for bench/nested, or a sheet for bench/flat.")
    var file: String

    /// As short as some stages are, one pause of the machine would be most of what is measured.
    private static let rounds = 5

    func run() throws {
        let file = try ScannedFile(file)
        let cost =
            switch stage {
            case .scan: try file.scanTime(rounds: StageCommand.rounds)
            case .evaluation: try file.evaluationTime(rounds: StageCommand.rounds)
            }
        let (records, all) = (file.lines, cost * Double(file.lines))
        print(#"{"cpu": \#(all), "wall": \#(all), "records": \#(records), "version": ""}"#)
    }
}
