extension Array where Element: FixedWidthInteger {
    /// Makes the array longer by so many zeros.
    ///
    /// Unlike appending a repeated element, it takes no step for each where code is not optimized: a megabyte took a third
    /// of a second there.
    @inlinable
    package mutating func appendZeros(_ count: Int) {
        append(addingCapacity: count) { $0.append(repeating: 0, count: count) }
    }

    /// Makes an array that is shorter so long, with zeros at its end.
    @inlinable
    package mutating func growWithZeros(to count: Int) {
        if self.count < count { appendZeros(count - self.count) }
    }
}
