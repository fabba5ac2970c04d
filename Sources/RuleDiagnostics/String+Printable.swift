extension String {
    /// The text with a space for each control character, so that no record can move the cursor or break a line.
    package var printable: String {
        var text = ""
        for scalar in unicodeScalars {
            let isControl = scalar.properties.generalCategory == .control
            text.unicodeScalars.append(isControl ? " " : scalar)
        }
        return text
    }
}
