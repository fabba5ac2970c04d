import ArgumentParser

/// The benchmark program: `swift run -c release RuleBench [ladder | generate | compare | agree]`.
@main
struct RuleBench: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "RuleBench",
        abstract: "Measures BinhXet. Run it from the top of the repository, built with -c release.",
        subcommands: [
            LadderCommand.self, GenerateCommand.self, CompareCommand.self, AgreeCommand.self,
            LaunchCommand.self, ScanCommand.self, StageCommand.self,
        ],
        defaultSubcommand: LadderCommand.self)
}
