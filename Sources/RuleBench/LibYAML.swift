import CLibYAML

/// libyaml by itself: what reading a pack costs at the very least.
enum LibYAML {
    /// Loads a text as a document tree, checks nothing, and throws it away; says whether there was one.
    static func loadsDocument(_ bytes: [UInt8]) -> Bool {
        var parser = unsafe yaml_parser_t()
        guard unsafe yaml_parser_initialize(&parser) == 1 else { return false }
        defer { unsafe yaml_parser_delete(&parser) }
        return unsafe bytes.withUnsafeBufferPointer { buffer in
            unsafe yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
            var document = unsafe yaml_document_t()
            guard unsafe yaml_parser_load(&parser, &document) == 1 else { return false }
            defer { unsafe yaml_document_delete(&document) }
            return unsafe yaml_document_get_root_node(&document) != nil
        }
    }
}
