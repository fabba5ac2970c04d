extension String {
    /// The text in some bytes; none if they are not UTF-8.
    ///
    /// What `String(validating:as:)` gives for bytes of any kind, without asking at run time of which kind these are.
    package init?(utf8 bytes: Span<UInt8>) {
        guard let valid = try? UTF8Span(validating: bytes) else { return nil }
        self.init(copying: valid)
    }
}
