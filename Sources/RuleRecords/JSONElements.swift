/// The elements of a JSON array one after the other, or the one value of a text without an array.
///
/// After a fault of the structure nothing can be read, so it is the last that there is.
package struct JSONElements {
    package struct Element {
        /// Where its first byte stands, and the first after its last.
        package let range: Range<Int>
        let value: JSONValue
        /// What is wrong in it that leaves the structure clear.
        let faults: [JSONFault]
    }

    /// The fault of the structure after which nothing more can be read.
    package private(set) var fault: JSONFault?
    /// Whether nothing follows.
    package private(set) var isFinished = false
    private var parser: JSONParser
    private let isArray: Bool

    /// Reads a whole text.
    init(_ bytes: [UInt8]) {
        parser = JSONParser(bytes)
        parser.skipSpace()
        isArray = parser.next == UInt8(ascii: "[")
        guard isArray else { return }
        parser.offset += 1
        parser.skipSpace()
        guard parser.next == UInt8(ascii: "]") else { return }
        parser.offset += 1
        finish()
    }

    /// Reads on within an array.
    ///
    /// - Parameters:
    ///   - range: From the start of an element, or white space before it, up to where nothing more is looked at.
    ///   - bytes: What the array stands in.
    package init(within range: Range<Int>, of bytes: [UInt8]) {
        parser = JSONParser(bytes, from: range.lowerBound, to: range.upperBound)
        isArray = true
    }

    /// Where the elements of an array start that a text is, if the first of them is an object.
    ///
    /// - Parameters:
    ///   - start: Where the text starts.
    ///   - bytes: What it stands in.
    /// - Returns: The offset behind the bracket.
    package static func start(ofObjectsFrom start: Int, in bytes: [UInt8]) -> Int? {
        var parser = JSONParser(bytes, from: start)
        parser.skipSpace()
        guard parser.next == UInt8(ascii: "[") else { return nil }
        parser.offset += 1
        let first = parser.offset
        parser.skipSpace()
        return parser.next == UInt8(ascii: "{") ? first : nil
    }

    /// Where the next element starts, if there is one.
    var start: Int {
        var parser = parser
        parser.skipSpace()
        return parser.offset
    }

    /// The next element; none after the last, and where a fault is in the way.
    package mutating func next() -> Element? {
        guard !isFinished else { return nil }
        parser.skipSpace()
        let start = parser.offset
        do {
            let value = try parser.parseValue()
            let element = Element(
                range: start..<parser.offset, value: value, faults: parser.takeFaults())
            goOn()
            return element
        } catch {
            stop(error)
            return nil
        }
    }

    /// Steps over the comma, or to the end.
    private mutating func goOn() {
        guard isArray else { return finish() }
        do {
            if try !parser.isFollowed(before: UInt8(ascii: "]"), else: .expectedCommaOrBracket) { finish() }
        } catch {
            stop(error)
        }
    }

    private mutating func finish() {
        isFinished = true
        parser.skipSpace()
        if parser.next != nil { stop(JSONFault(.trailingText, at: parser.offset)) }
    }

    private mutating func stop(_ fault: JSONFault) {
        isFinished = true
        self.fault = fault
    }
}
