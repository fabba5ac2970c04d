import ArgumentParser
import BinhXet
import Glibc
import RuleDiagnostics

/// Files and folders that are looked at again and again, so that a command runs anew at every save.
///
/// It asks the system for the time and size of each file many times a second, which works on every kind of disk
/// and costs nothing to speak of for some hundreds of files. It ends with Ctrl-C.
struct WatchedFiles {
    static let help = ArgumentHelp(
        words(
            vi: "Chạy lại mỗi khi tệp được lưu, đến khi bấm Ctrl-C.",
            en: "Run again at every save, until Ctrl-C."))

    /// How long it sleeps between two looks, in microseconds.
    private static let pause: UInt32 = 20_000

    private let paths: [String]

    init(_ paths: [String]) {
        self.paths = paths
    }

    /// Runs now and after every change; how a run ends does not end the watch.
    ///
    /// - Parameters:
    ///   - display: How to speak.
    ///   - run: What is run, with the state of every rule file.
    /// - Throws: What ends the command for another reason than what a run found.
    func runOnEveryChange(
        _ display: DisplayOptions, _ run: ([String: FileAccess.Stamp]) throws -> Void
    ) throws -> Never {
        while true {
            let before = stamps
            do {
                try run(before)
            } catch let code as ExitCode where code != .success {
                // The run has said itself what is wrong.
            }
            Console.note(
                LocalizedText(
                    vi: "… chờ thay đổi (Ctrl-C để dừng)", en: "… waiting for changes (Ctrl-C to stop)")[
                        display.lang])
            // What changed while it ran counts as well.
            while stamps == before { usleep(Self.pause) }
        }
    }

    /// What tells one state of every rule file from another.
    private var stamps: [String: FileAccess.Stamp] {
        var stamps: [String: FileAccess.Stamp] = [:]
        for path in paths {
            for file in PackFolder.allFiles(under: path, endings: [".yaml", ".csv"]) {
                stamps[file] = FileAccess.stamp(of: file)
            }
        }
        return stamps
    }
}
