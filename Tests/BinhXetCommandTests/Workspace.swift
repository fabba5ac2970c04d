import TestSupport

/// A folder of its own in which the program is run as people run it.
final class Workspace {
    /// The top of the repository, where `rules` is.
    static let repository = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

    /// The program, built beside the tests that run now.
    private static let program: String = {
        let tests = CommandLine.arguments[0]
        let build = tests.lastIndex(of: "/").map { String(tests[..<$0]) } ?? repository + "/.build/debug"
        return build + "/binhxet"
    }()

    let folder: String

    /// Makes a folder with some files, by name.
    init(_ files: [String: String] = [:]) throws {
        folder = try ProgramRun.temporaryFolder()
        for (name, text) in files { try write(text, to: name) }
    }

    deinit {
        _ = try? ProgramRun.run("/bin/rm", ["-r", folder])
    }

    /// Runs the program in this folder; the language is Vietnamese unless the environment says otherwise.
    func run(
        _ arguments: String..., input: String = "", environment: [String] = []
    ) throws -> ProgramRun {
        try Self.run([Self.program] + arguments, input, environment, in: folder)
    }

    /// Runs the program in this folder with a list of arguments.
    func run(_ arguments: [String], environment: [String] = []) throws -> ProgramRun {
        try Self.run([Self.program] + arguments, "", environment, in: folder)
    }

    /// Runs a line of the shell in this folder, where `$B` is the program.
    func shell(_ line: String) throws -> ProgramRun {
        try Self.run(["/bin/sh", "-c", line], "", ["B=" + Self.program], in: folder)
    }

    /// Runs a line of the shell at the top of the repository, where `binhxet` is the program.
    static func bashAtHome(_ line: String) throws -> ProgramRun {
        let program = "binhxet() { \(program) \"$@\"; }\n"
        return try run(["/bin/bash", "-c", program + line], "", [], in: repository)
    }

    /// Runs the program at the top of the repository, where the packs are.
    static func runAtHome(
        _ arguments: String..., input: String = "", environment: [String] = []
    ) throws -> ProgramRun {
        try run([program] + arguments, input, environment, in: repository)
    }

    /// Runs the program at the top of the repository with a list of arguments.
    static func runAtHome(_ arguments: [String], environment: [String] = []) throws -> ProgramRun {
        try run([program] + arguments, "", environment, in: repository)
    }

    private static func run(
        _ words: [String], _ input: String, _ environment: [String], in folder: String
    ) throws -> ProgramRun {
        try ProgramRun.run(
            "/usr/bin/env", ["-C", folder] + words, input: input, environment: environment)
    }

    func write(_ text: String, to name: String) throws {
        guard TestFiles.write(text, to: folder + "/" + name) else { throw Unwritten(name: name) }
    }

    /// The text of a file in this folder; none if there is no such file.
    func text(of name: String) -> String? {
        TestFiles.read(folder + "/" + name).map { String(decoding: $0, as: UTF8.self) }
    }

    /// A file that the tests could not write.
    struct Unwritten: Error {
        var name: String
    }
}

extension ProgramRun {
    /// The lines of what it wrote, which end with CR and LF in CSV.
    var lines: [String] { output.split(whereSeparator: \.isNewline).map(String.init) }
    /// The lines of what it said.
    var messageLines: [String] { messages.split(separator: "\n").map(String.init) }
}
