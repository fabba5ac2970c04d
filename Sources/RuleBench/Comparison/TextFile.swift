import RuleModel
import RuleRecords
import TestSupport

/// Texts of files, empty where there is no such file.
enum TextFile {
    static func text(of path: String) -> String {
        String(decoding: TestFiles.read(path) ?? [], as: UTF8.self)
    }
}

/// Lines of JSON that the peers print.
enum JSONText {
    static func value(of text: String) -> JSONValue? {
        try? JSONParser.value(of: Array(text.utf8))
    }

    static func double(_ value: JSONValue, _ name: String) -> Double? {
        value[name]?.number.map { Double($0.numerator) / Double($0.denominator) }
    }
}
