import ArgumentParser
import TestSupport

/// `RuleBench launch`: runs one program and writes down what it cost; used by this program itself.
struct LaunchCommand: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "launch", shouldDisplay: false)

    @Argument(
        parsing: .captureForPassthrough,
        help: "The files for the cost, for standard output and for messages, and then the program's words.")
    var words: [String]

    static let fileCount = 3

    func run() throws {
        guard words.count > LaunchCommand.fileCount,
            let run = ChildRun.run(
                Array(words.dropFirst(LaunchCommand.fileCount)), output: words[1], messages: words[2]),
            TestFiles.write("\(run.status) \(run.cpu) \(run.wall) \(run.peak)", to: words[0])
        else { throw ExitCode(1) }
    }
}
