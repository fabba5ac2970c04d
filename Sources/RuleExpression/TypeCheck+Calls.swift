import RuleDiagnostics
import RuleModel

extension TypeCheck {
    /// Checks `f(x)`.
    mutating func checkCall(
        _ function: Spanned<String>, _ arguments: [ExpressionSyntax], in span: SourceSpan
    ) -> Expression? {
        note(function.value, .function, at: function.span)
        if function.value == "has" { return checkPresence(arguments, of: function, in: span) }
        return apply(function, to: arguments, as: .function, in: span)
    }

    /// Checks `x.f(y)`, which may be a macro.
    mutating func checkMethod(
        _ function: Spanned<String>, of receiver: ExpressionSyntax, _ arguments: [ExpressionSyntax],
        in span: SourceSpan
    ) -> Expression? {
        note(function.value, .function, at: function.span)
        if let macro = Comprehension.Macro(rawValue: function.value) {
            return checkMacro(Spanned(macro, function.span), over: receiver, arguments, in: span)
        }
        return apply(function, to: [receiver] + arguments, as: .method, in: span)
    }

    private mutating func apply(
        _ function: Spanned<String>, to arguments: [ExpressionSyntax], as style: Signature.Style,
        in span: SourceSpan
    ) -> Expression? {
        // Faults inside the arguments are faults whatever becomes of the call.
        let checked = arguments.map { check($0) }
        let alternatives = Signature.alternatives(for: function.value)
        guard !alternatives.isEmpty else {
            report(.unknownFunction(function.value, at: function.span))
            return nil
        }
        let styled = alternatives.filter { $0.style == style || $0.style == .either }
        guard !styled.isEmpty else {
            report(.callStyle(function.value, isMethod: style == .function, at: function.span))
            return nil
        }
        guard let signature = styled.first(where: { $0.accepts(count: arguments.count) }) else {
            let written = style == .method ? 1 : 0
            report(
                .argumentCount(
                    function.value, takes: Signature.counts(of: styled, less: written),
                    found: arguments.count - written, at: function.span))
            return nil
        }
        let values = checked.compactMap { $0 }
        guard values.count == arguments.count, acceptsTypes(values, signature, in: span) else { return nil }
        return finish(signature, values, arguments, in: span)
    }

    private mutating func acceptsTypes(
        _ arguments: [Expression], _ signature: Signature, in span: SourceSpan
    ) -> Bool {
        var isAccepted = true
        for (index, argument) in arguments.enumerated() {
            let parameter = signature.parameter(at: index)
            let expected: LocalizedText
            if !parameter.accepts(argument.type) {
                expected = parameter.words
            } else if signature.isVariadic, !argument.type.fits(arguments[0].type) {
                expected = arguments[0].type.words
            } else {
                continue
            }
            report(
                .argumentType(argument.type, expected: expected, of: signature.function, at: argument.span))
            isAccepted = false
        }
        return isAccepted
    }

    // MARK: Calls whose arguments are known

    private mutating func finish(
        _ signature: Signature, _ arguments: [Expression], _ syntax: [ExpressionSyntax], in span: SourceSpan
    ) -> Expression? {
        let call = Expression(
            .call(signature.function, arguments), type: signature.result(of: arguments), span: span)
        switch signature.function {
        case .round:
            return knowsRounding(arguments[2]) ? call : nil
        case .matches:
            guard case .text(let pattern) = syntax[1].kind else { return call }
            return compile(pattern, for: arguments[0], in: span)
        case .int, .decimal, .date, .duration:
            guard case .text(let literal) = syntax[0].kind else { return call }
            return convert(literal, by: signature.function, at: arguments[0].span, in: span)
        case .size, .count, .sum, .min, .max, .share, .abs, .startsWith, .endsWith, .contains, .lowerAscii,
            .upperAscii, .trim, .string, .getFullYear, .getMonth, .getDate, .getDayOfMonth, .getDayOfWeek,
            .getDayOfYear, .getHours, .getMinutes, .getSeconds, .floor, .ceil:
            return call
        }
    }

    /// Rounding is part of the rule, so it is written out; only `eval` may compute it.
    private mutating func knowsRounding(_ mode: Expression) -> Bool {
        guard case .literal(.text(let name)) = mode.kind else {
            if !scope.isDynamic { report(.unknownRounding(nil, at: mode.span)) }
            return scope.isDynamic
        }
        guard Rounding(rawValue: name) == nil else { return true }
        report(.unknownRounding(name, at: mode.span))
        return false
    }

    private mutating func compile(
        _ pattern: EmbeddedText, for text: Expression, in span: SourceSpan
    ) -> Expression? {
        do throws(PatternFault) {
            return Expression(.matches(text, try Pattern(pattern.text)), type: .flag, span: span)
        } catch {
            let end = pattern.text.utf8.count
            let offset = min(error.offset, end)
            let place = offset < end ? pattern.letter(at: offset) : pattern.span(of: offset..<offset)
            report(.badPattern(error.problem, at: place))
            return nil
        }
    }

    private mutating func convert(
        _ literal: EmbeddedText, by function: Builtin, at place: SourceSpan, in span: SourceSpan
    ) -> Expression? {
        guard let (constant, type) = function.constant(from: literal.text) else {
            report(.badConversionLiteral(literal, by: function, at: place))
            return nil
        }
        return Expression(.literal(constant), type: type, span: span)
    }
}

extension Builtin {
    /// What a conversion gives for a text, or `nil` where it cannot read the text.
    fileprivate func constant(from text: String) -> (Value, ValueType)? {
        if self == .int { return Int(text).map { (.number(Rational($0)), .number) } }
        if self == .decimal { return Rational(text).map { (.number($0), .number) } }
        if self == .date { return Day(text).map { (.date($0), .date) } }
        return Int64(duration: text).map { (.duration($0), .duration) }
    }
}

extension EmbeddedText {
    /// The place of the letter that begins at a byte.
    fileprivate func letter(at offset: Int) -> SourceSpan {
        let bytes = text.utf8
        let start = bytes.index(bytes.startIndex, offsetBy: offset)
        let rest = bytes[start...].dropFirst().prefix { $0 & 0xC0 == 0x80 }
        return span(of: offset..<(offset + 1 + rest.count))
    }
}

extension Signature {
    /// The numbers of arguments in the brackets that some alternatives take.
    fileprivate static func counts(of alternatives: [Signature], less written: Int) -> ArgumentCounts {
        ArgumentCounts(
            counts: alternatives.map { $0.parameters.count - written },
            isOpen: alternatives.contains { $0.isVariadic })
    }
}

/// The numbers of arguments that a function takes.
struct ArgumentCounts {
    /// Rising.
    var counts: [Int]
    /// Whether any number beyond the last will do.
    var isOpen = false

    var words: LocalizedText {
        let written = counts.map(String.init)
        guard isOpen else {
            return LocalizedText(
                vi: written.joined(separator: " hoặc ") + " đối số",
                en: written.joined(separator: " or ") + (counts == [1] ? " argument" : " arguments"))
        }
        let least = written.first ?? "0"
        return LocalizedText(vi: "từ \(least) đối số trở lên", en: "\(least) or more arguments")
    }
}
