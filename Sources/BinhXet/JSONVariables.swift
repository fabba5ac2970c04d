import RuleModel
import RuleRecords

/// The members of a JSON object as typed variables: the types are read off the data.
struct JSONVariables {
    private(set) var shape = RecordShape([RecordShape.Member]())
    private(set) var values: [Value?] = []
    /// Names whose data hold a number too long to be held.
    private(set) var unreadable: [String] = []

    /// Takes the members of an object; anything else holds no variables.
    init(_ input: JSONValue?) {
        guard case .object(let members)? = input?.content else { return }
        for (slot, member) in members.enumerated() {
            let type = ValueType(of: member.value)
            shape.members.append(RecordShape.Member(name: member.name, type: type))
            values.append(member.value.value(as: type, list: slot))
            if member.value.holdsLongNumber { unreadable.append(member.name) }
        }
    }

    /// How a missing datum is called.
    func name(of path: DataPath) -> String {
        switch path {
        case .field(let slot): return shape.members[slot].name
        case .item(let list, let index, let slot):
            guard case .list(.record(let item)) = shape.members[list].type else {
                return shape.members[list].name
            }
            return "\(shape.members[list].name)[\(index)].\(item.members[slot].name)"
        case .mark(let index): return "assessed[\(index)]"
        case .place: return "place"
        }
    }
}

extension ValueType {
    /// The type of JSON data; objects in one list share the names of all of them.
    fileprivate init(of json: JSONValue) {
        switch json.content {
        case .null: self = .any
        case .flag: self = .flag
        case .number: self = .number
        case .text: self = .text
        case .array(let items):
            let types = items.map { ValueType(of: $0) }
            self = .list(types.dropFirst().reduce(types.first ?? .any) { $0.joined(with: $1) })
        case .object(let members):
            self = .record(
                RecordShape(members.map { RecordShape.Member(name: $0.name, type: ValueType(of: $0.value)) }))
        }
    }

    /// The narrowest type that holds values of both.
    private func joined(with other: ValueType) -> ValueType {
        switch (self, other) {
        case (.record(let left), .record(let right)): .record(left.joined(with: right))
        case (.list(let left), .list(let right)): .list(left.joined(with: right))
        default: self == other ? self : .any
        }
    }
}

extension RecordShape {
    fileprivate func joined(with other: RecordShape) -> RecordShape {
        var joined = self
        for member in other.members {
            if let slot = slot(of: member.name) {
                joined.members[slot].type = ValueType.joined(joined.members[slot].type, member.type)
            } else {
                joined.members.append(member)
            }
        }
        return joined
    }
}

extension ValueType {
    fileprivate static func joined(_ left: ValueType, _ right: ValueType) -> ValueType {
        // What is null in one object has the type that it has in the others.
        if left == .any { return right }
        return right == .any ? left : left.joined(with: right)
    }
}

extension JSONValue {
    fileprivate var holdsLongNumber: Bool {
        switch content {
        case .null, .flag, .text: false
        case .number(let number): number == nil
        case .array(let items): items.contains(where: \.holdsLongNumber)
        case .object(let members): members.contains(where: \.value.holdsLongNumber)
        }
    }

    /// The data as a value of a type read off them; none for null and for numbers too long to hold.
    fileprivate func value(as type: ValueType, list: Int? = nil) -> Value? {
        switch content {
        case .null: return nil
        case .flag(let flag): return .flag(flag)
        case .number(let number): return number.map { .number($0) }
        case .text(let text): return .text(text)
        case .array(let items):
            guard case .list(let item) = type else { return nil }
            let values = items.enumerated().map { index, value in
                value.item(as: item, list: list, index: index) ?? value.value(as: item)
            }
            let known = values.compactMap(\.self)
            return known.count == values.count ? .list(known) : nil
        case .object:
            return item(as: type, list: nil, index: 0)
                ?? item(as: ValueType(of: self), list: nil, index: 0)
        }
    }

    /// An object as an item with a slot for every name of its type.
    private func item(as type: ValueType, list: Int?, index: Int) -> Value? {
        guard case .object(let members) = content, case .record(let shape) = type else { return nil }
        let values = shape.members.map { slot in
            members.first { $0.name == slot.name }.flatMap { $0.value.value(as: slot.type) }
        }
        return .record(Item(values: values, list: list, index: index))
    }
}
