/// How grave a finding is.
public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The pack or the record cannot be used.
    case error
    /// The author should change it, but it can be used.
    case warning
    /// Worth knowing.
    case note
}

extension Severity {
    /// The word for it at the head of a message.
    package var name: LocalizedText {
        switch self {
        case .error: LocalizedText(vi: "lỗi", en: "error")
        case .warning: LocalizedText(vi: "cảnh báo", en: "warning")
        case .note: LocalizedText(vi: "ghi chú", en: "note")
        }
    }
}
