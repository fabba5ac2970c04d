import RuleModel
import RuleRecords

extension JSONValue {
    /// The member of an object.
    subscript(name: String) -> JSONValue? {
        guard case .object(let members) = content else { return nil }
        return members.first { $0.name == name }?.value
    }

    func text(_ name: String) -> String? {
        guard case .text(let text)? = self[name]?.content else { return nil }
        return text
    }

    func number(_ name: String) -> Rational? {
        guard case .number(let number)? = self[name]?.content else { return nil }
        return number
    }

    /// The paths of all values that are not the same in another JSON value, wherever either of them stands.
    func differences(from other: JSONValue, at path: String) -> [String] {
        switch (content, other.content) {
        case (.object(let members), .object(let others)):
            let names = members.map(\.name) + others.map(\.name).filter { self[$0] == nil }
            return names.flatMap { name -> [String] in
                let inner = path.isEmpty ? name : path + "." + name
                guard let left = self[name], let right = other[name] else { return [inner] }
                return left.differences(from: right, at: inner)
            }
        case (.array(let items), .array(let others)):
            guard items.count == others.count else { return [path] }
            return zip(items, others).enumerated().flatMap { index, pair in
                pair.0.differences(from: pair.1, at: "\(path)[\(index)]")
            }
        default: return content == other.content ? [] : [path]
        }
    }
}
