import Glibc

/// Runs a program with arguments and gives what it wrote and how it ended.
package struct ProgramRun: Sendable {
    package var output: String
    package var messages: String
    /// The exit code, or 128 and the signal that ended it, as shells count.
    package var status: Int32

    /// Why a program could not be run.
    package struct Failure: Error, Sendable {
        package var call: String
        package var number: Int32
    }

    /// Runs a program to its end.
    ///
    /// - Parameters:
    ///   - path: The program's file.
    ///   - arguments: What follows its name.
    ///   - input: What it reads from standard input.
    ///   - environment: The whole environment, as `NAME=value`.
    /// - Returns: What it wrote, and how it ended.
    /// - Throws: `Failure` if the program cannot be started.
    package static func run(
        _ path: String, _ arguments: [String], input: String = "", environment: [String] = []
    ) throws(Failure) -> ProgramRun {
        let folder = try temporaryFolder()
        let (inputPath, outputPath, messagePath) = (folder + "/in", folder + "/out", folder + "/err")
        defer {
            for path in [inputPath, outputPath, messagePath] { unsafe unlink(path) }
            unsafe rmdir(folder)
        }
        guard TestFiles.write(input, to: inputPath) else {
            throw Failure(call: "write \(inputPath)", number: errno)
        }
        // Files instead of pipes: a program that writes much to both streams can then never wait for us.
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, inputPath, O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, outputPath, O_WRONLY | O_CREAT, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, messagePath, O_WRONLY | O_CREAT, 0o600)
        let status = try unsafe spawn(path, arguments, environment, &actions)
        return ProgramRun(output: text(of: outputPath), messages: text(of: messagePath), status: status)
    }

    private static func spawn(
        _ path: String, _ arguments: [String], _ environment: [String],
        _ actions: inout posix_spawn_file_actions_t
    ) throws(Failure) -> Int32 {
        var process = pid_t()
        let words = unsafe ([path] + arguments).map { unsafe strdup($0) } + [nil]
        let variables = unsafe environment.map { unsafe strdup($0) } + [nil]
        defer { unsafe (words + variables).forEach { unsafe free($0) } }
        // The threads of the tests hold signals back, and a program that took this over could not be ended.
        var attributes = posix_spawnattr_t()
        unsafe posix_spawnattr_init(&attributes)
        defer { unsafe posix_spawnattr_destroy(&attributes) }
        var none = sigset_t()
        unsafe sigemptyset(&none)
        unsafe posix_spawnattr_setsigmask(&attributes, &none)
        unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
        let number = unsafe posix_spawn(&process, path, &actions, &attributes, words, variables)
        guard number == 0 else { throw Failure(call: "posix_spawn \(path)", number: number) }
        var status: Int32 = 0
        while unsafe waitpid(process, &status, 0) < 0 {
            guard errno == EINTR else { throw Failure(call: "waitpid", number: errno) }
        }
        return status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F)
    }

    private static func text(of path: String) -> String {
        String(decoding: TestFiles.read(path) ?? [], as: UTF8.self)
    }

    /// Makes a folder of its own under the system's place for such folders.
    package static func temporaryFolder() throws(Failure) -> String {
        var template = Array("/tmp/binhxet-XXXXXX".utf8CString)
        let isMade = unsafe template.withUnsafeMutableBufferPointer { buffer in
            guard let start = buffer.baseAddress else { return false }
            return unsafe mkdtemp(start) != nil
        }
        guard isMade else { throw Failure(call: "mkdtemp", number: errno) }
        return String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}
