/// The colours of a printed finding; plain text where colour is off.
struct TerminalStyle {
    /// What a piece of text is, which decides its colour.
    enum Role {
        case severity(Severity)
        case message
        /// Line numbers, bars and arrows.
        case frame
        case primary(Severity)
        case secondary
    }

    let usesColor: Bool

    func paint(_ text: String, as role: Role) -> String {
        guard usesColor, !text.isEmpty else { return text }
        return "\u{1B}[\(code(of: role))m\(text)\u{1B}[0m"
    }

    private func code(of role: Role) -> String {
        switch role {
        case .message: "1"
        case .frame, .secondary: "1;34"
        case .severity(.error), .primary(.error): "1;31"
        case .severity(.warning), .primary(.warning): "1;33"
        case .severity(.note), .primary(.note): "1;36"
        }
    }
}
