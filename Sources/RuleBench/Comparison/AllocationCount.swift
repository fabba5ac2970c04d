/// Counts how often a program asks for memory, by the calls that valgrind's callgrind sees.
///
/// It sees them in programs without libraries too, which nothing can be loaded into.
enum AllocationCount {
    private static let functions: Set<String> = [
        "malloc", "calloc", "realloc", "posix_memalign", "aligned_alloc", "memalign",
    ]

    /// - Parameters:
    ///   - words: The program and its arguments.
    ///   - folder: Where what was seen is kept meanwhile.
    /// - Returns: How often it asked; none where valgrind is not there, or the program fails.
    static func count(_ words: [String], folder: String) -> Int? {
        let profile = folder + "/calls.txt"
        defer { ByteFile.remove(profile) }
        let tool = ["valgrind", "--tool=callgrind", "--callgrind-out-file=" + profile]
        guard ChildRun.run(tool + words)?.status == 0 else { return nil }
        return count(inProfile: TextFile.text(of: profile))
    }

    /// How many calls of these functions a profile has.
    ///
    ///     cfn=(12) malloc        the function, by name where it comes first and by number from then on
    ///     calls=3 0              so many calls of it
    static func count(inProfile text: String) -> Int {
        var isCounted: [Substring: Bool] = [:]
        var (called, count) = (false, 0)
        for line in text.split(separator: "\n") {
            if line.hasPrefix("fn=") || line.hasPrefix("cfn=") {
                let words = line.drop { $0 != "(" }.split(separator: " ", maxSplits: 1)
                guard let number = words.first else { continue }
                if words.count > 1 { isCounted[number] = functions.contains(String(words[1])) }
                if line.hasPrefix("c") { called = isCounted[number] ?? false }
            } else if called, line.hasPrefix("calls=") {
                count += Int(line.dropFirst(6).prefix { $0 != " " }) ?? 0
            }
        }
        return count
    }
}
