import ArgumentParser

/// The options that say among which packs a command chooses, and which local changes apply.
struct PackScope: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            words(
                vi: "Đối tượng được xét, khi một danh hiệu có bộ tiêu chí cho nhiều đối tượng.",
                en: "Whom the pack judges, where a title has packs for several subjects."),
            valueName: "subject"))
    var subject: String?

    @Option(
        help: ArgumentHelp(
            words(vi: "Thư mục chứa các bộ tiêu chí.", en: "The folder that holds the packs."),
            valueName: "dir"))
    var rules = "rules"

    @Option(
        help: ArgumentHelp(
            words(
                vi: "Mã đơn vị hành chính mà thay đổi của địa phương được áp dụng, thay cho mã trong hồ sơ.",
                en: "The place whose overlays apply, instead of that of each record."),
            valueName: "code"))
    var place: String?
}
