public import ArgumentParser

/// One of some words on the command line.
///
/// The parser asks for all words of an option whenever a command is read, not only for its help. Its own answers look
/// every type up in the tables of the program, which takes longer than to say what the words are.
public protocol NamedChoice: ExpressibleByArgument, CaseIterable, RawRepresentable
where RawValue == String {}

extension NamedChoice {
    /// The words in the order of the cases.
    public static var allValueStrings: [String] { allCases.map { $0.rawValue } }

    /// None: a word needs no second name in the help.
    public static var allValueDescriptions: [String: String] { [:] }

    /// Shells offer the words.
    public static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

    /// The word itself.
    public var defaultValueDescription: String { rawValue }
}
