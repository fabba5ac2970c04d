import RuleModel
package import RuleRecords

/// Checks JSON against the part of JSON Schema that our schemas and that of SARIF use, patterns and formats aside.
package struct SchemaCheck {
    private let root: JSONValue

    package init(_ root: JSONValue) {
        self.root = root
    }

    /// What is wrong with a value, each fault with its path from `$`.
    package func faults(in value: JSONValue) -> [String] {
        faults(in: value, by: root, at: "$")
    }

    /// What is wrong with a value as one of the definitions.
    package func faults(in value: JSONValue, asDefinition name: String) -> [String] {
        guard let definition = root["definitions"]?[name] else { return ["no definition \(name)"] }
        return faults(in: value, by: definition, at: "$")
    }

    private func faults(in value: JSONValue, by schema: JSONValue, at path: String) -> [String] {
        if case .text(let reference)? = schema["$ref"]?.content {
            let names = reference.split(separator: "/").dropFirst().map(String.init)
            guard let target = names.reduce(Optional(root), { $0?[$1] }) else {
                return ["\(path): no \(reference)"]
            }
            return faults(in: value, by: target, at: path)
        }
        var faults: [String] = []
        if let any = schema["anyOf"]?.items,
            !any.contains(where: { self.faults(in: value, by: $0, at: path).isEmpty })
        {
            faults.append("\(path): none of the shapes")
        }
        if let one = schema["oneOf"]?.items,
            one.count(where: { self.faults(in: value, by: $0, at: path).isEmpty }) != 1
        {
            faults.append("\(path): not just one of the shapes")
        }
        for part in schema["allOf"]?.items ?? [] { faults += self.faults(in: value, by: part, at: path) }
        let constants = schema["enum"]?.items ?? schema["const"].map { [$0] }
        if let constants, !constants.contains(where: { $0.content == value.content }) {
            faults.append("\(path): not one of the values")
        }
        let types = schema["type"].map { $0.items.isEmpty ? [$0] : $0.items } ?? []
        if !types.isEmpty, !types.contains(where: { value.isOf($0.text ?? "") }) {
            return faults + ["\(path): not of the type"]
        }
        faults += limitFaults(of: value, by: schema, at: path)
        for (index, item) in value.items.enumerated() {
            if let shape = schema["items"] {
                faults += self.faults(in: item, by: shape, at: "\(path)[\(index)]")
            }
        }
        return faults + memberFaults(of: value, by: schema, at: path)
    }

    private func limitFaults(of value: JSONValue, by schema: JSONValue, at path: String) -> [String] {
        if case .number(let number?) = value.content {
            let isTooSmall = schema["minimum"]?.limit.map { number < $0 } ?? false
            let isTooGreat = schema["maximum"]?.limit.map { number > $0 } ?? false
            return isTooSmall || isTooGreat ? ["\(path): beyond its limits"] : []
        }
        guard case .array(let items) = value.content else { return [] }
        let hasTooFew = schema["minItems"]?.limit.map { Rational(items.count) < $0 } ?? false
        let isSet = schema["uniqueItems"]?.content == .flag(true)
        let hasTwins =
            isSet
            && items.indices.contains { index in
                items[..<index].contains { $0.content == items[index].content }
            }
        return (hasTooFew ? ["\(path): too few items"] : [])
            + (hasTwins ? ["\(path): the same item twice"] : [])
    }

    private func memberFaults(of value: JSONValue, by schema: JSONValue, at path: String) -> [String] {
        guard case .object(let members) = value.content else { return [] }
        var faults = (schema["required"]?.items ?? []).compactMap(\.text).filter { value[$0] == nil }.map {
            "\(path): no `\($0)`"
        }
        for member in members {
            if let shape = schema["properties"]?[member.name] {
                faults += self.faults(in: member.value, by: shape, at: "\(path).\(member.name)")
            } else if let other = schema["additionalProperties"] {
                if other.content == .flag(false) {
                    faults.append("\(path): unknown `\(member.name)`")
                } else {
                    faults += self.faults(in: member.value, by: other, at: "\(path).\(member.name)")
                }
            }
        }
        return faults
    }
}

extension JSONValue {
    fileprivate var limit: Rational? {
        if case .number(let number) = content { number } else { nil }
    }

    fileprivate func isOf(_ type: String) -> Bool {
        switch content {
        case .null: type == "null"
        case .flag: type == "boolean"
        case .number(let number): type == "number" || type == "integer" && number?.isWhole == true
        case .text: type == "string"
        case .array: type == "array"
        case .object: type == "object"
        }
    }
}
