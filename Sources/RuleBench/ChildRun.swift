import Glibc

/// A program that ran to its end, and what it cost.
struct ChildRun {
    /// The exit code, or 128 and the signal that ended it.
    var status: Int32
    /// Seconds of CPU, user and system together, of all its threads.
    var cpu: Double
    /// Seconds from start to end.
    var wall: Double
    /// The most memory it held, in megabytes.
    var peak: Double

    /// Runs a program, with what it prints going to a file.
    ///
    /// - Parameters:
    ///   - words: The program's file and its arguments.
    ///   - output: Where standard output goes.
    ///   - messages: Where standard error goes.
    /// - Returns: What it cost; none if it cannot be started.
    static func run(_ words: [String], output: String = "/dev/null", messages: String = "/dev/null")
        -> ChildRun?
    {
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, output, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, messages, O_WRONLY | O_CREAT | O_TRUNC, 0o644)
        let arguments = unsafe words.map { unsafe strdup($0) } + [nil]
        defer { unsafe arguments.forEach { unsafe free($0) } }
        var process = pid_t()
        let clock = ContinuousClock()
        let start = clock.now
        guard let path = words.first,
            unsafe posix_spawnp(&process, path, &actions, nil, arguments, environ) == 0
        else { return nil }
        var status: Int32 = 0
        var usage = rusage()
        while unsafe wait4(process, &status, 0, &usage) < 0 {
            guard errno == EINTR else { return nil }
        }
        let wall = start.duration(to: clock.now)
        return ChildRun(
            status: status & 0x7F == 0 ? (status >> 8) & 0xFF : 128 + (status & 0x7F),
            cpu: seconds(usage.ru_utime) + seconds(usage.ru_stime), wall: wall / .seconds(1),
            peak: Double(usage.ru_maxrss) / 1024)
    }

    private static func seconds(_ time: timeval) -> Double {
        Double(time.tv_sec) + Double(time.tv_usec) / 1_000_000
    }
}

extension ChildRun {
    /// Runs a program as a child of a small process of this program's own.
    ///
    /// Linux counts what the parent held as the child's, so only a small parent can see how little a child needs:
    /// nothing below the 10 MB of that parent.
    static func measured(
        _ words: [String], folder: String, output: String = "/dev/null", messages: String = "/dev/null"
    ) -> ChildRun? {
        let cost = folder + "/cost.txt"
        let launcher = ["/proc/self/exe", "launch", cost, output, messages] + words
        guard run(launcher)?.status == 0 else { return nil }
        let numbers = TextFile.text(of: cost).split(separator: " ").compactMap { Double($0) }
        guard numbers.count == 4 else { return nil }
        return ChildRun(
            status: Int32(numbers[0]), cpu: numbers[1], wall: numbers[2], peak: numbers[3])
    }
}

/// Seconds of CPU that this process has used so far.
func processorTime() -> Double {
    var time = timespec()
    unsafe _ = clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1_000_000_000
}
