/// Why a scan stops.
enum ScanStop {
    /// All is read, or the batch is full.
    case end
    /// The record is read, but what separates it from the next does not follow at once.
    case closed
    /// The record is not plain.
    case fault
    /// Something is to be learned first.
    case lesson
    /// No further item fits.
    case full
}

/// What a scan met for the first time.
enum ScanLesson {
    case none
    case step(from: Int, Range<Int>, Hop)
    /// A name; one with escapes stands in JSON.
    case name(Range<Int>, object: Int, hasEscapes: Bool)
    case value(Range<Int>, datum: Int, hasEscapes: Bool)
}
