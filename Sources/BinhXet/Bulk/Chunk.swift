import RuleBulk

/// A part of a file that holds whole records.
package struct Chunk: Sendable {
    /// From 0, in the order of the file.
    package var number: Int
    /// The bytes, with room behind the end for reading ahead.
    package var bytes: [UInt8]
    /// Where the first record starts and the last one ends.
    package var start: Int
    package var end: Int
    /// How many bytes of the file stand before the start.
    package var offset: Int
    /// Where its output will begin in the file, if that matters.
    var places: OutputPlaces?
}
