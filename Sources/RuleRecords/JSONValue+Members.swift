extension JSONValue {
    /// The member of an object; none for other values.
    package subscript(name: String) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.name == name }?.value
    }

    /// The items of an array; none for other values.
    package var items: [JSONValue] {
        if case .array(let items) = content { items } else { [] }
    }

    package var text: String? {
        if case .text(let text) = content { text } else { nil }
    }

    package var flag: Bool? {
        if case .flag(let flag) = content { flag } else { nil }
    }
}
