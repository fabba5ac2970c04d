/// The number of a file within a `SourceSet`.
package struct FileID: Sendable, Hashable, Comparable {
    package var index: Int32

    package init(index: Int32) {
        self.index = index
    }

    package static func < (left: FileID, right: FileID) -> Bool {
        left.index < right.index
    }
}

/// A half-open range of bytes in one source file.
@usableFromInline package struct SourceSpan: Sendable, Hashable, Comparable {
    package var file: FileID
    package var lower: Int32
    package var upper: Int32

    /// Makes the span of the bytes `lower..<upper` of a file.
    package init(file: FileID, lower: Int, upper: Int) {
        precondition(lower >= 0 && lower <= upper, "a span runs forward")
        self.file = file
        self.lower = Int32(clamping: lower)
        self.upper = Int32(clamping: upper)
    }

    /// The smallest span that holds this one and another of the same file.
    package func union(_ other: SourceSpan) -> SourceSpan {
        SourceSpan(file: file, lower: Int(min(lower, other.lower)), upper: Int(max(upper, other.upper)))
    }

    /// The empty span where this one starts.
    package var start: SourceSpan {
        SourceSpan(file: file, lower: Int(lower), upper: Int(lower))
    }

    /// The empty span where this one ends.
    package var end: SourceSpan {
        SourceSpan(file: file, lower: Int(upper), upper: Int(upper))
    }

    @usableFromInline package static func < (left: SourceSpan, right: SourceSpan) -> Bool {
        (left.file, left.lower, left.upper) < (right.file, right.lower, right.upper)
    }
}

/// A value together with the place where it was written.
///
/// It is made in every layer and so often that a call that finds out at run time what `Value` is costs too much.
@usableFromInline package struct Spanned<Value> {
    @usableFromInline package var value: Value
    @usableFromInline package var span: SourceSpan

    @inlinable package init(_ value: Value, _ span: SourceSpan) {
        self.value = value
        self.span = span
    }

    /// Changes the value and keeps the place.
    @inlinable package func map<Other>(_ change: (Value) throws -> Other) rethrows -> Spanned<Other> {
        Spanned<Other>(try change(value), span)
    }
}

extension Spanned: Sendable where Value: Sendable {}
extension Spanned: Equatable where Value: Equatable {}
extension Spanned: Hashable where Value: Hashable {}
