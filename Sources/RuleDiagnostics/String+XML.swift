extension String {
    /// The text as XML holds it in attributes and between tags; what XML cannot hold is left out.
    package var xml: String {
        var xml = ""
        for scalar in unicodeScalars {
            switch scalar {
            case "&": xml += "&amp;"
            case "<": xml += "&lt;"
            case ">": xml += "&gt;"
            case "\"": xml += "&quot;"
            case "\n", "\t": xml += "&#\(scalar.value);"
            case "\u{0}"..<"\u{20}", "\u{7F}": continue
            default: xml.unicodeScalars.append(scalar)
            }
        }
        return xml
    }
}
