import RuleDiagnostics

/// A value that is there; absence is never a value.
package enum Value: Sendable, Hashable {
    case flag(Bool)
    case number(Rational)
    /// Always in Unicode normalisation form C.
    case text(String)
    case date(Day)
    /// A length of time in seconds.
    case duration(Int64)
    case list([Value])
    case map([Value: Value])
    /// An item of a list field, or an object that `binhxet eval` was given.
    case record(Item)
}

extension Value {
    /// A text in the form in which texts are kept.
    package static func text(normalizing text: String) -> Value {
        .text(text.normalized)
    }
}

/// A value for each field of an item, or none where it is missing, and where the item came from.
package struct Item: Sendable, Hashable {
    /// By slot in the shape of the item.
    package var values: [Value?]
    /// The slot of the list field in the record, or none for an object outside a list.
    package var list: Int?
    /// The place in the list as the record holds it, from 0, whatever filters it passed since.
    package var index: Int

    package init(values: [Value?], list: Int?, index: Int) {
        self.values = values
        self.list = list
        self.index = index
    }
}

/// Why a value is not there.
package enum Absence: String, Sendable, Hashable {
    /// Not in the record; it may still come.
    case missing
    /// The record or the pack says that it does not apply.
    case notApplicable = "not-applicable"
    /// In the record, but wrong.
    case invalid
}

/// Kleene's three truth values: what is known of a condition when data may be missing.
package enum Truth: String, Sendable, Hashable, CaseIterable {
    case yes
    case no
    case unknown

    package init(_ isTrue: Bool) {
        self = isTrue ? .yes : .no
    }

    package static func && (left: Truth, right: Truth) -> Truth {
        if left == .no || right == .no { return .no }
        return left == .yes && right == .yes ? .yes : .unknown
    }

    package static func || (left: Truth, right: Truth) -> Truth {
        if left == .yes || right == .yes { return .yes }
        return left == .no && right == .no ? .no : .unknown
    }

    package static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }
}
