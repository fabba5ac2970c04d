/// The times of repeated runs.
struct Measurement {
    /// In order of length; never empty.
    private let times: [Duration]

    init(_ times: [Duration]) {
        precondition(!times.isEmpty, "a measurement has samples")
        self.times = times.sorted()
    }

    var median: Duration { times[times.count / 2] }
    var least: Duration { times[0] }
    var most: Duration { times[times.count - 1] }
    var ninetieth: Duration { times[min(times.count - 1, times.count * 9 / 10)] }
}

/// Runs a piece of work once to warm up and then so many times with the clock on.
func measure(_ samples: Int, _ work: () throws -> Void) rethrows -> Measurement {
    try work()
    var times: [Duration] = []
    let clock = ContinuousClock()
    for _ in 0..<samples { times.append(try clock.measure(work)) }
    return Measurement(times)
}

/// Measures two works in turns, after one run of each that does not count.
func measureInTurns(
    _ samples: Int, _ first: () -> Void, _ second: () -> Void
) -> (Measurement, Measurement) {
    first()
    second()
    var times: (first: [Duration], second: [Duration]) = ([], [])
    let clock = ContinuousClock()
    for _ in 0..<samples {
        times.first.append(clock.measure(first))
        times.second.append(clock.measure(second))
    }
    return (Measurement(times.first), Measurement(times.second))
}

func report(_ name: String, _ time: Measurement) {
    print(
        "\(name): median \(milliseconds(time.median)), least \(milliseconds(time.least)), "
            + "p90 \(milliseconds(time.ninetieth))")
}

/// A duration in milliseconds with three places.
func milliseconds(_ duration: Duration) -> String {
    let microseconds =
        duration.components.attoseconds / 1_000_000_000_000 + duration.components.seconds * 1_000_000
    let places = String(microseconds % 1000)
    return "\(microseconds / 1000)." + String(repeating: "0", count: 3 - places.utf8.count) + places + " ms"
}
