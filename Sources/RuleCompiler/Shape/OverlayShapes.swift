extension MappingShape {
    static let overlay = MappingShape(
        .overlay,
        [
            KeyShape(
                "extends", .text, required: true, vi: "Mã bộ tiêu chí được thay đổi",
                en: "Id of the pack that it changes"),
            KeyShape("place", .mapping(.overlayPlace), required: true, vi: "Địa phương", en: "The place"),
            KeyShape(
                "in-force", .mapping(.inForce), required: true, vi: "Thời gian có hiệu lực",
                en: "Days in force"),
            KeyShape(
                "sources", .dictionary(.mapping(.document)), vi: "Các văn bản được viện dẫn thêm",
                en: "Further documents that it cites"),
            KeyShape(
                "source", .mapping(.source), required: true, vi: "Căn cứ của các thay đổi",
                en: "Legal source of the changes"),
            KeyShape(
                "set", .dictionary(.anything), vi: "Các giá trị mới theo đường dẫn, như parameters.pass_mark",
                en: "New values by path, such as parameters.pass_mark"),
            KeyShape("add", .mapping(.additions), vi: "Những phần thêm vào", en: "What it adds"),
        ])

    static let overlayPlace = MappingShape(
        .overlayPlace,
        [
            KeyShape("code", .identifier, required: true, vi: "Mã đơn vị hành chính", en: "Its code"),
            KeyShape("name", .text, required: true, vi: "Tên", en: "Its name"),
        ])

    static let additions = MappingShape(
        .additions,
        [
            KeyShape("fields", .dictionary(.mapping(.field)), vi: "Trường", en: "Fields"),
            KeyShape(
                "prerequisites", .list(.mapping(.prerequisite)), vi: "Điều kiện tiên quyết",
                en: "Conditions that must hold"),
            KeyShape(
                "indicators", .dictionary(.list(.mapping(.indicator))), vi: "Chỉ tiêu, theo mã tiêu chí",
                en: "Indicators by the id of their criterion"),
        ])
}

extension MappingShape {
    static let sharedFields = MappingShape(
        .sharedFields,
        [
            KeyShape(
                "fields", .dictionary(.mapping(.field)), required: true,
                vi: "Các trường mà nhiều bộ tiêu chí dùng chung", en: "Fields that several packs share")
        ])

    static let places = MappingShape(
        .places,
        [
            KeyShape(
                "units", .list(.mapping(.placeUnit)), required: true, vi: "Các đơn vị hành chính",
                en: "The administrative units")
        ])

    static let placeUnit = MappingShape(
        .placeUnit,
        [
            KeyShape("code", .identifier, required: true, vi: "Mã", en: "Code"),
            KeyShape("name", .text, required: true, vi: "Tên", en: "Name"),
            KeyShape("parent", .identifier, vi: "Mã đơn vị cấp trên", en: "Code of the unit that it lies in"),
            KeyShape("from", .date, vi: "Ngày đầu", en: "First day"),
            KeyShape("to", .date, vi: "Ngày cuối", en: "Last day"),
            KeyShape(
                "successors", .list(.identifier), vi: "Mã các đơn vị thay thế",
                en: "Codes of the units that took its place"),
        ])
}
