import CLibYAML

/// Reads libyaml's events out of the bytes of one file.
///
/// This is the only user of libyaml. It owns the parser and a copy of the bytes, which libyaml keeps
/// pointers into, and frees both at its end.
@safe struct EventReader: ~Copyable {
    private let parser: UnsafeMutablePointer<yaml_parser_t>
    private let input: UnsafeMutableBufferPointer<UInt8>
    private var offsets: ScalarOffsets

    /// Starts at the byte `start` of valid UTF-8, which lies after a byte order mark.
    init(_ bytes: [UInt8], from start: Int) {
        offsets = ScalarOffsets(bytes, from: start)
        unsafe input = .allocate(capacity: bytes.count - start)
        _ = unsafe input.initialize(fromContentsOf: bytes[start...])
        unsafe parser = .allocate(capacity: 1)
        unsafe parser.initialize(to: yaml_parser_t())
        precondition(unsafe yaml_parser_initialize(parser) == 1, "libyaml has memory to start")
        unsafe yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
        unsafe yaml_parser_set_input_string(parser, input.baseAddress, input.count)
    }

    deinit {
        unsafe yaml_parser_delete(parser)
        unsafe parser.deallocate()
        unsafe input.deallocate()
    }

    /// The next event; after the end of the stream there is none to ask for.
    mutating func next() throws(SyntaxFault) -> Event {
        var raw = unsafe yaml_event_t()
        guard unsafe yaml_parser_parse(parser, &raw) == 1 else { throw fault() }
        defer { unsafe yaml_event_delete(&raw) }
        let (kind, properties) = unsafe Self.content(of: raw)
        let lower = unsafe byte(at: raw.start_mark)
        let upper = unsafe byte(at: raw.end_mark)
        return Event(kind: kind, bytes: lower..<max(lower, upper), properties: properties)
    }

    private mutating func fault() -> SyntaxFault {
        let context = unsafe parser.pointee.context
        return unsafe SyntaxFault(
            problem: Self.text(parser.pointee.problem),
            offset: byte(at: parser.pointee.problem_mark),
            context: Self.text(context),
            contextOffset: context == nil ? nil : byte(at: parser.pointee.context_mark))
    }

    private mutating func byte(at mark: yaml_mark_t) -> Int {
        offsets.byte(ofScalar: Int(mark.index))
    }

    private static func content(of raw: yaml_event_t) -> (Event.Kind, Event.Properties) {
        switch unsafe raw.type {
        case YAML_STREAM_START_EVENT:
            (.streamStart, Event.Properties())
        case YAML_DOCUMENT_START_EVENT:
            (.documentStart, Event.Properties())
        case YAML_DOCUMENT_END_EVENT:
            (.documentEnd, Event.Properties())
        case YAML_ALIAS_EVENT:
            (.alias(name: unsafe text(raw.data.alias.anchor)), Event.Properties())
        case YAML_SCALAR_EVENT:
            unsafe scalar(raw.data.scalar)
        case YAML_SEQUENCE_START_EVENT:
            (
                .sequenceStart,
                unsafe properties(raw.data.sequence_start.anchor, raw.data.sequence_start.tag)
            )
        case YAML_MAPPING_START_EVENT:
            (.mappingStart, unsafe properties(raw.data.mapping_start.anchor, raw.data.mapping_start.tag))
        case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT:
            (.collectionEnd, Event.Properties())
        default:
            (.streamEnd, Event.Properties())
        }
    }

    private static func scalar(
        _ raw: yaml_event_s.__Unnamed_union_data.__Unnamed_struct_scalar
    ) -> (Event.Kind, Event.Properties) {
        let bytes = unsafe UnsafeBufferPointer(start: raw.value, count: raw.length)
        let style: Node.Scalar.Style =
            switch unsafe raw.style {
            case YAML_SINGLE_QUOTED_SCALAR_STYLE: .singleQuoted
            case YAML_DOUBLE_QUOTED_SCALAR_STYLE: .doubleQuoted
            case YAML_LITERAL_SCALAR_STYLE: .literal
            case YAML_FOLDED_SCALAR_STYLE: .folded
            default: .plain
            }
        let text = unsafe String(decoding: bytes, as: UTF8.self)
        return (.scalar(text: text, style: style), unsafe properties(raw.anchor, raw.tag))
    }

    private static func properties(
        _ anchor: UnsafeMutablePointer<yaml_char_t>?, _ tag: UnsafeMutablePointer<yaml_char_t>?
    ) -> Event.Properties {
        unsafe Event.Properties(anchor: anchor.map { unsafe String(cString: $0) }, hasTag: tag != nil)
    }

    private static func text(_ characters: UnsafeMutablePointer<yaml_char_t>?) -> String {
        unsafe characters.map { unsafe String(cString: $0) } ?? ""
    }

    private static func text(_ characters: UnsafePointer<CChar>?) -> String {
        unsafe characters.map { unsafe String(cString: $0) } ?? ""
    }
}
