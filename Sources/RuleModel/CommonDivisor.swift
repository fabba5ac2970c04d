extension FixedWidthInteger {
    /// The greatest number that divides both, neither of which is below zero; by Euclid.
    ///
    /// - Complexity: Logarithmic in the smaller one.
    @inlinable
    package func commonDivisor(with other: Self) -> Self {
        var (large, rest) = (self, other)
        while rest != 0 { (large, rest) = (rest, large % rest) }
        return large
    }

    /// The least number that both divide, which are above zero; none if it does not fit.
    @inlinable
    package func commonMultiple(with other: Self) -> Self? {
        let factor = self / commonDivisor(with: other)
        let (multiple, isTooLarge) = factor.multipliedReportingOverflow(by: other)
        return isTooLarge ? nil : multiple
    }
}
