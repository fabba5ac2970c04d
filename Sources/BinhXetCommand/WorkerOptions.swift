import ArgumentParser

/// The options of commands that score the parts of a file side by side.
struct WorkerOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            words(
                vi: "Số phần của tệp được chấm cùng lúc; nếu không ghi thì bằng số nhân của máy.",
                en: "How many parts of the file are scored at once; else as many as the machine has cores."),
            valueName: "n"))
    var jobs: Int?

    /// How many parts are scored at once, 1 to 256.
    var count: Int { jobs ?? Console.cores }

    func validate() throws {
        guard jobs.map({ (1...256).contains($0) }) ?? true else {
            throw ValidationError(
                words(vi: "--jobs phải từ 1 đến 256", en: "--jobs takes a number from 1 to 256"))
        }
    }
}
