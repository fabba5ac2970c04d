import Glibc

/// The most memory that this process has held, in megabytes.
func peakMemory() -> Int {
    var usage = rusage()
    guard unsafe getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return 0 }
    return usage.ru_maxrss / 1024
}
