import Glibc
package import RuleDiagnostics

/// Why the operating system would not read or write a file.
public struct FileProblem: Error, Sendable, Hashable {
    /// What was tried.
    public enum Action: String, Sendable, Hashable {
        case read
        case write
        case list
    }

    /// The file's path, or `-` for standard input or output.
    public var path: String
    /// What was tried.
    public var action: Action
    /// The system's error number, as in `errno`.
    public var number: Int32

    package init(path: String, action: Action, number: Int32) {
        self.path = path
        self.action = action
        self.number = number
    }

    /// A file of records, or of their items, that is a workbook of Excel, old or new; none for any text.
    package init?(workbook bytes: [UInt8], path: String) {
        guard bytes.starts(with: [0x50, 0x4B, 0x03, 0x04]) || bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0])
        else { return nil }
        self.init(path: path, action: .read, number: FileProblem.workbook)
    }

    /// The system's number for a folder that stands where a file should.
    static let folderInPlace = EISDIR
    /// The system's number for a name that nothing has.
    static let noSuchFile = ENOENT
    /// The system's number for a folder that another run writes into.
    static let inUse = EBUSY
    /// The system's number for a file in the place of a run's that no run wrote.
    static let ofOthers = EEXIST
    /// The system's number for a record that is longer than any memory should be.
    static let recordTooLong = EOVERFLOW
    /// The system's number for a workbook that stands where a text should.
    static let workbook = ENOEXEC
    /// The system's number for a file that is not what it was.
    static let changedInReading = ESTALE

    /// Whether the reader of a pipe went away, as in `binhxet … | head`.
    package var isBrokenPipe: Bool { number == EPIPE }

    /// What the system says, in words that need no knowledge of systems where it says so often.
    package var reason: LocalizedText {
        switch number {
        case ENOENT: LocalizedText(vi: "không có tệp hay thư mục này", en: "there is no such file or folder")
        case EISDIR: LocalizedText(vi: "đây là thư mục, không phải tệp", en: "it is a folder, not a file")
        case ENOTDIR: LocalizedText(vi: "đường dẫn đi qua một tệp", en: "the path leads through a file")
        case EACCES, EPERM: LocalizedText(vi: "không có quyền", en: "this is not permitted")
        case EROFS: LocalizedText(vi: "ổ đĩa chỉ cho đọc", en: "the disk can only be read")
        case ENOSPC: LocalizedText(vi: "ổ đĩa đã đầy", en: "the disk is full")
        case EDQUOT: LocalizedText(vi: "đã hết hạn mức ổ đĩa", en: "the disk quota is used up")
        case EFBIG: LocalizedText(vi: "tệp vượt quá giới hạn", en: "the file is longer than the limit")
        case EBADF: LocalizedText(vi: "luồng này đã đóng", en: "this stream is closed")
        case EBUSY:
            LocalizedText(vi: "một lượt chấm khác đang ghi vào đây", en: "another run is writing here")
        case EEXIST:
            LocalizedText(
                vi: "tệp này không do lượt chấm nào ghi; hãy chuyển nó đi hoặc chọn nơi khác",
                en: "no run wrote this file; move it away or choose another place")
        case EOVERFLOW:
            LocalizedText(
                vi: "một hồ sơ dài quá 1 GB; có lẽ tệp này không phải tệp hồ sơ",
                en: "a record is longer than 1 GB; perhaps this is no file of records")
        case ENOEXEC:
            LocalizedText(
                vi: "đây là bảng tính Excel, chưa đọc được; hãy lưu thành tệp CSV (UTF-8)",
                en: "it is an Excel workbook, which cannot be read yet; save it as CSV (UTF-8)")
        case ESTALE:
            LocalizedText(vi: "tệp thay đổi trong khi đang đọc", en: "the file changed while it was read")
        case ENAMETOOLONG: LocalizedText(vi: "tên quá dài", en: "the name is too long")
        case ELOOP: LocalizedText(vi: "các liên kết đi vòng tròn", en: "its links lead in a circle")
        default: LocalizedText(vi: FileAccess.words(for: number), en: FileAccess.words(for: number))
        }
    }
}
