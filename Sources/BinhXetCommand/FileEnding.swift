import ArgumentParser
import RuleDiagnostics

extension String {
    /// What a file's name ends with after its last dot, in small letters; none where it has no ending.
    var fileEnding: String? {
        guard let name = split(separator: "/").last, let dot = name.lastIndex(of: "."), dot > name.startIndex,
            name.index(after: dot) < name.endIndex
        else { return nil }
        return name[name.index(after: dot)...].lowercased()
    }
}

extension ValidationError {
    /// The name of a file asks for something that is not written.
    ///
    /// - Parameters:
    ///   - name: The name.
    ///   - known: The endings that are.
    /// - Returns: The error that says so.
    static func unknownEnding(of name: String, known: [String]) -> ValidationError {
        let endings = known.map { "." + $0 }.joined(separator: ", ")
        return ValidationError(
            words(
                vi: "không biết ghi `\(name)` dưới dạng nào; hãy đặt đuôi \(endings), hoặc thêm --format",
                en: "it is not known how to write `\(name)`; end the name with \(endings), or add --format"))
    }
}
