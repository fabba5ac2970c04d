/// A page of HTML taken apart, to check that it is well-formed and to read what it says.
package struct HTMLPage: Sendable {
    /// What is wrong with its tags, attributes, ids and escapes; empty for a page in order.
    package private(set) var problems: [String] = []
    /// The text between the tags, as readers see it.
    package private(set) var text = ""
    /// In the order of the page.
    package private(set) var ids: [String] = []
    /// The names of the tags that open, in the order of the page.
    package private(set) var tags: [String] = []
    private var open: [String] = []

    private static let empty: Set<String> = ["br", "col", "hr", "img", "link", "meta"]
    private static let escapes: [String: String] = ["amp": "&", "lt": "<", "gt": ">", "quot": "\""]

    package init(_ html: String) {
        var rest = html[...]
        if rest.lowercased().hasPrefix("<!doctype html>") {
            rest = rest.dropFirst("<!doctype html>".count)
        } else {
            problems.append("the page does not say that it is HTML")
        }
        while let start = rest.firstIndex(of: "<") {
            addText(rest[..<start])
            guard let end = rest[start...].firstIndex(of: ">") else {
                problems.append("a tag is not closed: \(rest[start...].prefix(40))")
                break
            }
            addTag(rest[rest.index(after: start)..<end])
            rest = rest[rest.index(after: end)...]
            if let name = open.last, name == "style" || name == "script" {
                guard let close = rest.firstRange(of: "</\(name)>") else { break }
                rest = rest[close.lowerBound...]
            }
        }
        addText(rest)
        if !open.isEmpty { problems.append("left open: \(open.joined(separator: ", "))") }
        let twice = Dictionary(grouping: ids) { $0 }.filter { $0.value.count > 1 }.keys.sorted()
        if !twice.isEmpty { problems.append("ids that stand twice: \(twice.joined(separator: ", "))") }
    }

    private mutating func addTag(_ tag: Substring) {
        if tag.hasPrefix("/") {
            let name = String(tag.dropFirst())
            if open.last == name {
                open.removeLast()
            } else {
                problems.append("</\(name)> closes \(open.last ?? "nothing")")
            }
            return
        }
        let name = String(tag.prefix { $0.isLetter || $0.isNumber })
        guard !name.isEmpty else { return problems.append("no tag: <\(tag)>") }
        tags.append(name)
        addAttributes(tag.dropFirst(name.count), of: name)
        if !Self.empty.contains(name) { open.append(name) }
    }

    /// Reads `name="value"` again and again.
    private mutating func addAttributes(_ text: Substring, of tag: String) {
        var rest = text.drop { $0.isWhitespace }
        while !rest.isEmpty {
            let parts = rest.split(separator: "\"", maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, parts[0].hasSuffix("="),
                parts[0].dropLast().allSatisfy({ $0.isLetter || $0 == "-" })
            else { return problems.append("attributes of <\(tag)>: \(rest)") }
            let value = plain(parts[1])
            if parts[0] == "id=" { ids.append(value) }
            if parts[0] == "id=", value.contains(where: \.isWhitespace) || value.isEmpty {
                problems.append("an id with a space: \(value)")
            }
            rest = parts[2].drop { $0.isWhitespace }
        }
    }

    private mutating func addText(_ piece: Substring) {
        if piece.contains(">") { problems.append("a stray > in: \(piece.prefix(40))") }
        text += plain(piece)
    }

    /// A text without escapes.
    private mutating func plain(_ piece: Substring) -> String {
        var plain = ""
        var rest = piece
        while let start = rest.firstIndex(of: "&") {
            plain += rest[..<start]
            rest = rest[rest.index(after: start)...]
            let name = String(rest.prefix { $0 != ";" })
            if let letter = Self.escapes[name] {
                plain += letter
            } else if name.hasPrefix("#"), let number = UInt32(name.dropFirst()),
                let scalar = Unicode.Scalar(number)
            {
                plain.unicodeScalars.append(scalar)
            } else {
                problems.append("a stray & before: \(rest.prefix(20))")
                continue
            }
            rest = rest.dropFirst(name.count + 1)
        }
        return plain + rest
    }
}
