package import RuleDiagnostics

/// What is wrong with a JSON text, and where.
package struct JSONFault: Error, Sendable, Hashable {
    package enum Problem: Sendable, Hashable {
        case badEscape
        case badNumber
        case controlCharacter
        case duplicateName(String)
        case endOfText
        case expectedColon
        case expectedCommaOrBrace
        case expectedCommaOrBracket
        case expectedName
        case expectedValue
        case loneSurrogate
        case notUTF8
        case tooDeep
        case trailingText
        case unclosedText
    }

    package var problem: Problem
    /// The offset of the first wrong byte.
    package var offset: Int

    package init(_ problem: Problem, at offset: Int) {
        self.problem = problem
        self.offset = offset
    }

    package var code: DiagnosticCode {
        switch problem {
        case .duplicateName: .recordDuplicateKey
        case .loneSurrogate, .notUTF8: .recordEncoding
        case .tooDeep: .recordTooDeep
        case .badEscape, .badNumber, .controlCharacter, .endOfText, .expectedColon, .expectedCommaOrBrace,
            .expectedCommaOrBracket, .expectedName, .expectedValue, .trailingText, .unclosedText:
            .recordSyntax
        }
    }

    package var message: LocalizedText {
        switch problem {
        case .badEscape:
            LocalizedText(
                vi: "ký tự sau `\\` không có nghĩa trong JSON", en: "JSON knows no such `\\` escape")
        case .badNumber:
            LocalizedText(vi: "số viết không đúng cách của JSON", en: "this is not how JSON writes a number")
        case .controlCharacter:
            LocalizedText(
                vi: "văn bản chứa ký tự điều khiển hoặc xuống dòng",
                en: "the text holds a control character or a line break")
        case .duplicateName(let name):
            LocalizedText(vi: "`\(name)` được ghi hai lần", en: "`\(name)` is given twice")
        case .endOfText:
            LocalizedText(vi: "JSON kết thúc giữa chừng", en: "the JSON ends half-way")
        case .expectedColon:
            LocalizedText(vi: "thiếu `:` sau tên", en: "there is no `:` after the name")
        case .expectedCommaOrBrace:
            LocalizedText(vi: "thiếu `,` hoặc `}`", en: "there is neither `,` nor `}`")
        case .expectedCommaOrBracket:
            LocalizedText(vi: "thiếu `,` hoặc `]`", en: "there is neither `,` nor `]`")
        case .expectedName:
            LocalizedText(vi: "thiếu tên trong dấu nháy kép", en: "there is no name in double quotes")
        case .expectedValue:
            LocalizedText(vi: "thiếu giá trị JSON", en: "there is no JSON value")
        case .loneSurrogate:
            LocalizedText(
                vi: "mã `\\u` chỉ là nửa ký tự", en: "the `\\u` escape is only half of a character")
        case .notUTF8:
            LocalizedText(vi: "văn bản không phải là UTF-8", en: "the text is not UTF-8")
        case .tooDeep:
            LocalizedText(
                vi: "JSON lồng nhau sâu hơn \(JSONParser.depthLimit) tầng",
                en: "the JSON nests deeper than \(JSONParser.depthLimit) levels")
        case .trailingText:
            LocalizedText(vi: "còn chữ thừa sau giá trị JSON", en: "more text follows the JSON value")
        case .unclosedText:
            LocalizedText(vi: "dấu nháy kép không được đóng", en: "the double quote is never closed")
        }
    }
}
