import ArgumentParser

/// The benchmark program: `swift run -c release RuleBench [ladder | generate | compare]`.
@main
struct RuleBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "RuleBench",
        abstract: "Measures BinhXet. Run it from the top of the repository, built with -c release.",
        subcommands: [LadderCommand.self, GenerateCommand.self, CompareCommand.self, LaunchCommand.self],
        defaultSubcommand: LadderCommand.self)
}
