/// Paths of files as URIs, and back.
package enum FileURI {
    private static let scheme = "file://"

    /// A path as a reference that a URI allows: letters beyond ASCII and spaces as codes.
    package static func text(of path: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/".utf8)
        let digits = Array("0123456789ABCDEF".utf8)
        var uri: [UInt8] = []
        for byte in path.utf8 {
            if plain.contains(byte) {
                uri.append(byte)
            } else {
                uri += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        let text = String(decoding: uri, as: UTF8.self)
        return path.hasPrefix("/") ? scheme + text : text
    }

    /// The path that a URI of a file on this machine names; none for any other.
    package static func path(of uri: String) -> String? {
        guard uri.lowercased().hasPrefix(scheme) else { return nil }
        let rest = uri.dropFirst(scheme.count)
        let path = rest.hasPrefix("/") ? rest : rest.hasPrefix("localhost/") ? rest.dropFirst(9) : ""
        guard !path.isEmpty else { return nil }
        var bytes: [UInt8] = []
        var left = Array(path.utf8)[...]
        while let byte = left.popFirst() {
            guard byte == UInt8(ascii: "%") else {
                bytes.append(byte)
                continue
            }
            let code = left.prefix(2)
            guard code.count == 2,
                let value = UInt8(String(decoding: code, as: UTF8.self), radix: 16)
            else { return nil }
            bytes.append(value)
            left = left.dropFirst(2)
        }
        return String(utf8: bytes.span)
    }
}
