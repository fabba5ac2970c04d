extension FixedWidthInteger where Self: UnsignedInteger {
    /// 0 for 0 and 1 for all others, told without a branch: what is subtracted from 0 sets the highest bit, unless the
    /// number itself does or is 0.
    @inline(__always)
    var nonzeroBit: Self { (self | (0 &- self)) &>> Self(truncatingIfNeeded: Self.bitWidth - 1) }
}
