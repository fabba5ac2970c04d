import Glibc

/// Reads and writes the files beside the tests.
///
/// The tests take no Foundation either, so this asks the system itself.
package enum TestFiles {
    /// The bytes of a file; none if it cannot be read.
    package static func read(_ path: String) -> [UInt8]? {
        guard let file = unsafe fopen(path, "rb") else { return nil }
        defer { unsafe _ = fclose(file) }
        var bytes: [UInt8] = []
        while true {
            let chunk = unsafe [UInt8](unsafeUninitializedCapacity: 65_536) { buffer, count in
                count = unsafe fread(buffer.baseAddress, 1, buffer.count, file)
            }
            if chunk.isEmpty { return bytes }
            bytes += chunk
        }
    }

    /// Replaces a file; says whether all of it was written.
    package static func write(_ text: String, to path: String) -> Bool {
        write(Array(text.utf8), to: path)
    }

    /// Replaces a file by some bytes; says whether all of them were written.
    package static func write(_ bytes: [UInt8], to path: String) -> Bool {
        guard let file = unsafe fopen(path, "wb") else { return false }
        let written = unsafe fwrite(bytes, 1, bytes.count, file)
        return unsafe fclose(file) == 0 && written == bytes.count
    }

    /// The names of the files in a folder, in order; none if there is no such folder.
    package static func names(in folder: String) -> [String] {
        guard let directory = unsafe opendir(folder) else { return [] }
        defer { unsafe _ = closedir(directory) }
        var names: [String] = []
        while let entry = unsafe readdir(directory) {
            let name = unsafe withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
                unsafe String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names.sorted()
    }

    /// A variable of the environment.
    package static func environment(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        return unsafe String(cString: value)
    }
}
