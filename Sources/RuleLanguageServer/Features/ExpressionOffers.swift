import RuleCompiler
import RuleDiagnostics
import RuleExpression
import RuleModel

/// Gathers the names that a condition may go on with.
struct ExpressionOffers {
    let around: SymbolWalk.Surroundings
    let family: PackFamily
    let path: String
    let language: Language

    init(
        _ around: SymbolWalk.Surroundings, _ family: PackFamily, _ path: String, _ language: Language
    ) {
        self.language = language
        self.around = around
        self.family = family
        self.path = path
    }

    /// What may stand where a name does; without a name that could be read, everything.
    func all(at use: NameUse?, _ list: [String]) -> [CompletionOffers.Offer] {
        switch use?.meaning {
        case .member(let base): members(of: base, use, list)
        case .code(let other): codes(of: other.type)
        case .entry, .variable, .function, .unknown, nil: names(use, list)
        }
    }

    private func offer(_ symbol: Symbol, rank: Int = 1) -> CompletionOffers.Offer {
        let item = CompletionItem(label: symbol.name, kind: symbol.kind.completionKind, rank: rank)
        return CompletionOffers.Offer(item: item, symbol: symbol)
    }

    private func function(_ words: FunctionWords) -> CompletionOffers.Offer {
        let item = CompletionItem(
            label: words.name, kind: words.isMethod ? .method : .function, detail: words.call,
            text: words.name + "(", rank: 4)
        return CompletionOffers.Offer(item: item, symbol: Symbol(.function, words.name))
    }

    private func codes(of type: ValueType) -> [CompletionOffers.Offer] {
        guard case .choice(let choices) = type else { return [] }
        return choices.map { choice in
            CompletionOffers.Offer(
                item: CompletionItem(label: choice.code, kind: .choice, detail: choice.label[language]))
        }
    }

    private func names(_ use: NameUse?, _ list: [String]) -> [CompletionOffers.Offer] {
        var offers = (use?.variables ?? []).reversed().map { variable in
            CompletionOffers.Offer(
                item: CompletionItem(label: variable.name, kind: .variable, rank: 0),
                symbol: Symbol(.variable, variable.name))
        }
        guard let names = around.names else { return offers }
        if !list.isEmpty {
            offers += (names.fields(of: list) ?? []).map { offer(Symbol(.field, list + [$0.name]), rank: 0) }
        }
        offers += names.schema.fields.map { offer(Symbol(.field, $0.name)) }
        offers += ["parameters", "values"].flatMap { section in
            family.symbols(of: section == "values" ? .value : .parameter, below: [], namedIn: path).map {
                offer($0.symbol, rank: 2)
            }
        }
        offers += ContextName.allCases.map { offer(Symbol(.context, $0.rawValue), rank: 3) }
        offers += FunctionWords.all.filter { !$0.isMethod }.map { function($0) }
        return offers
    }

    /// What may follow a point.
    private func members(of base: Expression, _ use: NameUse?, _ list: [String]) -> [CompletionOffers.Offer] {
        var offers: [CompletionOffers.Offer] = []
        if case .record(let shape) = base.type {
            let owner = around.names.flatMap { names in
                NameMeanings(names: names, list: list).owner(of: base, at: use)
            }
            offers += shape.members.map { member in
                owner.map { offer(Symbol(.field, $0 + [member.name]), rank: 0) }
                    ?? CompletionOffers.Offer(item: CompletionItem(label: member.name, kind: .field, rank: 0))
            }
        }
        return offers + FunctionWords.all.filter { $0.fits(base.type) }.map { function($0) }
    }
}

extension NameMeanings {
    /// The list whose item a value is.
    fileprivate func owner(of base: Expression, at use: NameUse?) -> [String]? {
        var use = use
        use?.meaning = .member(of: base)
        guard let symbol = use.flatMap({ self.symbol(of: $0) }) else { return nil }
        return symbol.path.dropLast()
    }
}

extension FunctionWords {
    /// Whether it may be called on a value of a type, by what its call begins with.
    fileprivate func fits(_ type: ValueType) -> Bool {
        let receiver = call.prefix { $0 != "." && $0 != "(" }
        switch type {
        case .list: return receiver == "list" || ["size", "count", "sum", "min", "max"].contains(name)
        case .map: return ["list", "map"].contains(receiver) || name == "size"
        case .text, .choice: return receiver == "text" || name == "size"
        case .date: return receiver == "day"
        case .duration: return receiver == "duration"
        case .any: return isMethod
        case .flag, .number, .record: return false
        }
    }
}
