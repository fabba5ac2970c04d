import Glibc
import Synchronization

/// Ctrl-C and its like, noted so that a run can end between two records and say what it leaves.
///
/// The second one ends the program at once.
enum Interruption {
    /// The signal that came; 0 while none did.
    private static let signal = Atomic<Int32>(0)

    /// Starts to note the signals that ask the program to end.
    static func watch() {
        // The first access makes the number, which a handler must not do.
        guard signal.load(ordering: .relaxed) == 0 else { return }
        var action = sigaction()
        unsafe action.__sigaction_handler.sa_handler = { number in
            Interruption.signal.store(number, ordering: .relaxed)
        }
        // Only once: the next signal does what it does to any program.
        action.sa_flags = Int32(bitPattern: UInt32(SA_RESETHAND)) | SA_RESTART
        for number in [SIGINT, SIGTERM, SIGHUP] where !isIgnored(number) {
            unsafe _ = sigaction(number, &action, nil)
        }
    }

    /// Whether a signal is ignored already, as `nohup` asks for.
    private static func isIgnored(_ number: Int32) -> Bool {
        var action = sigaction()
        guard unsafe sigaction(number, nil, &action) == 0 else { return false }
        return unsafe unsafeBitCast(action.__sigaction_handler.sa_handler, to: Int.self)
            == unsafeBitCast(SIG_IGN, to: Int.self)
    }

    static var hasCome: Bool { signal.load(ordering: .relaxed) != 0 }

    /// The exit code of a program that such a signal ended: 128 and its number, as shells count.
    static var status: Int32 { 128 + signal.load(ordering: .relaxed) }
}
