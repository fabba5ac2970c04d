import RuleModel

extension Signature {
    /// Every function of the language; several rows for one name are alternatives, told apart by their count.
    static let table: [Signature] = [
        Signature(.size, .either, [.sized], .type(.number)),
        Signature(.count, .either, [.type(.list(.flag))], .type(.number)),
        Signature(.sum, .either, [.type(.list(.number))], .type(.number)),
        Signature(.min, .either, [.listOfOrdered], .item),
        Signature(.min, .function, [.ordered, .ordered], isVariadic: true, .first),
        Signature(.max, .either, [.listOfOrdered], .item),
        Signature(.max, .function, [.ordered, .ordered], isVariadic: true, .first),

        Signature(.round, .function, [.type(.number), .type(.number), .rounding], .type(.number)),
        Signature(.floor, .function, [.type(.number)], .type(.number)),
        Signature(.ceil, .function, [.type(.number)], .type(.number)),
        Signature(.abs, .function, [.type(.number)], .type(.number)),
        Signature(.share, .function, [.type(.number), .type(.number)], .type(.number)),

        Signature(.startsWith, .method, [.type(.text), .type(.text)], .type(.flag)),
        Signature(.endsWith, .method, [.type(.text), .type(.text)], .type(.flag)),
        Signature(.contains, .method, [.type(.text), .type(.text)], .type(.flag)),
        Signature(.matches, .either, [.type(.text), .type(.text)], .type(.flag)),
        Signature(.lowerAscii, .method, [.type(.text)], .type(.text)),
        Signature(.upperAscii, .method, [.type(.text)], .type(.text)),
        Signature(.trim, .method, [.type(.text)], .type(.text)),

        Signature(
            .string, .function, [.oneOf([.text, .number, .flag, .date, .duration])], .type(.text)),
        Signature(.int, .function, [.oneOf([.number, .text])], .type(.number)),
        Signature(.decimal, .function, [.oneOf([.number, .text])], .type(.number)),
        Signature(.date, .function, [.type(.text)], .type(.date)),
        Signature(.duration, .function, [.type(.text)], .type(.duration)),

        Signature(.getFullYear, .method, [.type(.date)], .type(.number)),
        Signature(.getMonth, .method, [.type(.date)], .type(.number)),
        Signature(.getDate, .method, [.type(.date)], .type(.number)),
        Signature(.getDayOfMonth, .method, [.type(.date)], .type(.number)),
        Signature(.getDayOfWeek, .method, [.type(.date)], .type(.number)),
        Signature(.getDayOfYear, .method, [.type(.date)], .type(.number)),
        Signature(.getHours, .method, [.type(.duration)], .type(.number)),
        Signature(.getMinutes, .method, [.type(.duration)], .type(.number)),
        Signature(.getSeconds, .method, [.type(.duration)], .type(.number)),
    ]

    /// What people from other languages call a function.
    static let foreignNames: [String: String] = [
        "double": "decimal", "float": "decimal", "uint": "int", "timestamp": "date", "len": "size",
        "length": "size", "existsOne": "exists_one", "lower": "lowerAscii", "upper": "upperAscii",
        "ceiling": "ceil",
    ]

    static func alternatives(for name: String) -> [Signature] {
        alternatives[name] ?? []
    }

    private static let alternatives = Dictionary(grouping: table, by: \.function.rawValue)

    /// The names of functions and macros, for suggestions.
    static let names: [String] =
        Builtin.allCases.map(\.rawValue) + Comprehension.Macro.allCases.map(\.rawValue) + ["has"]
}

extension Builtin {
    /// Whether the function is printed after its first argument: `name.startsWith('a')`.
    var isMethod: Bool {
        self == .matches || Signature.alternatives(for: rawValue).allSatisfy { $0.style == .method }
    }
}
