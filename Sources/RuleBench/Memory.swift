import Glibc

/// The most memory that this process has held, in megabytes.
func peakMemory() -> Int {
    var usage = rusage()
    guard unsafe getrusage(RUSAGE_SELF.rawValue, &usage) == 0 else { return 0 }
    return usage.ru_maxrss / 1024
}

/// Bytes that one core copies in a second of CPU, in blocks that no cache holds.
func copyingRate() -> Double {
    let size = 64 << 20
    let source = [UInt8](repeating: 7, count: size)
    var target = [UInt8](repeating: 0, count: size)
    var best = 0.0
    for _ in 0..<5 {
        let start = processorTime()
        unsafe target.withUnsafeMutableBytes { target in
            unsafe source.withUnsafeBytes { source in unsafe target.copyMemory(from: source) }
        }
        best = max(best, Double(size) / (processorTime() - start))
    }
    // Whoever reads nothing of it could be left out.
    return target[size / 2] == 7 ? best : 0
}
