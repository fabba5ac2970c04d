import TestSupport

/// The files of this repository, for tests that guard its shape.
enum Repository {
    /// The top of the repository.
    static let root = #filePath.split(separator: "/").dropLast(3).reduce("") { $0 + "/" + $1 }

    /// Paths below the top of every file of some kind in a folder, sorted.
    static func files(in folder: String, ending: String) throws -> [String] {
        let listing = try ProgramRun.run(
            "/usr/bin/find", [root + "/" + folder, "-type", "f", "-name", "*" + ending])
        return listing.output.split(separator: "\n").map { String($0.dropFirst(root.count + 1)) }.sorted()
    }

    static func lines(of file: String) -> [Substring] {
        text(of: file).split(separator: "\n", omittingEmptySubsequences: false)
    }

    static func text(of file: String) -> String {
        String(decoding: TestFiles.read(root + "/" + file) ?? [], as: UTF8.self)
    }
}
