import BinhXet
import RulePackTesting

/// What came of the files of cases when they ran last, for as long as nothing changes that decides it.
///
/// A watch that looks after many packs runs only those anew that a save can have changed.
struct TestMemory {
    private struct Entry {
        var stamps: [String: FileAccess.Stamp]
        var file: TestReport.File
        var isBroken: Bool
    }

    /// The state of every rule file that is watched.
    var stamps: [String: FileAccess.Stamp] = [:]
    private var entries: [String: Entry] = [:]

    /// What came of a file of cases, if it would come of it again.
    func result(of path: String) -> (file: TestReport.File, isBroken: Bool)? {
        guard let entry = entries[path], entry.stamps == deciding(path) else { return nil }
        return (entry.file, entry.isBroken)
    }

    mutating func keep(_ file: TestReport.File, isBroken: Bool) {
        entries[file.path] = Entry(stamps: deciding(file.path), file: file, isBroken: isBroken)
    }

    /// The states of the files that can decide what comes of some cases: all in their folder and below it, and those
    /// that any pack may take something from.
    private func deciding(_ path: String) -> [String: FileAccess.Stamp] {
        let folder = String(path.dropLast(path.split(separator: "/").last?.count ?? 0))
        return stamps.filter { file, _ in
            file.hasPrefix(folder) || file.hasSuffix(".overlay.yaml") || file.contains("fields/")
                || file.contains("places/")
        }
    }
}
