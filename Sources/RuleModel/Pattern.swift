import RuleDiagnostics

/// A regular expression that matches in time linear in the text, as RE2 does.
///
/// Both the pattern and the text are compared in Unicode normalisation form C, by Unicode scalars. The
/// syntax is RE2's without captures: literals, `.`, classes, `\d \w \s \b \p{L}`, `^ $`, groups, `|`,
/// `* + ? {m,n}`, and `(?i)` at the start. As in RE2, `\d`, `\w`, `\s` and `\b` know ASCII only; `\p{L}`
/// is a letter of any script.
package struct Pattern: Sendable {
    /// The pattern as written.
    package let text: String
    private let program: PatternProgram

    /// Compiles a pattern.
    ///
    /// - Throws: `PatternFault` with the place and what is wrong.
    package init(_ text: String) throws(PatternFault) {
        self.text = text
        do throws(PatternFault) {
            var parser = PatternParser(text.normalized)
            program = try PatternProgram(parser.parse())
        } catch {
            throw PatternFault(problem: error.problem, offset: text.offset(ofNormalized: error.offset))
        }
    }

    /// The number of instructions; a match takes at most this many steps for each scalar of the text.
    package var size: Int { program.size }

    /// Whether some part of a text matches, as CEL's `matches` asks.
    package func matches(_ text: String) -> Bool {
        program.matches(text.normalized, whole: false)
    }

    /// Whether the whole of a text matches, as the `pattern` of a field asks.
    package func matchesWhole(_ text: String) -> Bool {
        program.matches(text.normalized, whole: true)
    }
}

extension Pattern: Hashable {
    package static func == (left: Pattern, right: Pattern) -> Bool {
        left.text == right.text
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(text)
    }
}

/// What is wrong with a pattern.
package struct PatternFault: Error, Sendable, Hashable {
    package enum Problem: String, Sendable, Hashable {
        /// A bracket without its partner.
        case unclosedGroup
        case unclosedClass, nothingToRepeat, badRepeat, badEscape, badRange, unsupported, tooLarge
    }

    package var problem: Problem
    /// The offset in UTF-8 bytes of the pattern.
    package var offset: Int

    package init(problem: Problem, offset: Int) {
        self.problem = problem
        self.offset = offset
    }
}

extension String {
    /// The place in this text that a place in its normalised form stems from.
    fileprivate func offset(ofNormalized offset: Int) -> Int {
        var (here, normalized) = (0, 0)
        for character in self {
            guard normalized < offset else { break }
            here += character.utf8.count
            normalized += String(character).normalized.utf8.count
        }
        return here
    }
}
