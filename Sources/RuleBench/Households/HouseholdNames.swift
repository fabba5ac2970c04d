/// Vietnamese names put together at random: no list of real people.
struct HouseholdNames {
    /// A name by the places of its parts, with a nickname in quotes now and then.
    struct Choice {
        var family: Int
        var middle: Int
        var given: Int
        var hasNickname: Bool
    }

    static let families = bytes([
        "Nguyễn", "Trần", "Lê", "Phạm", "Hoàng", "Huỳnh", "Phan", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ",
        "Ngô",
        "Dương", "Lý", "Đinh", "Lương", "Trịnh", "Nông", "Quàng", "Thạch",
    ])
    static let middles = bytes([
        "Văn", "Thị", "Hữu", "Đức", "Minh", "Ngọc", "Thanh", "Quốc", "Xuân", "Thu", "Thị Thu", "Thị Mỹ",
        "Thị Bích",
        "Công", "Đình", "Gia", "Kim", "Như", "Hoài", "Thế", "Trọng", "Khánh",
    ])
    static let givens = bytes([
        "An", "Ánh", "Bảo", "Bình", "Châu", "Chiến", "Cường", "Diệp", "Dũng", "Dương", "Đạt", "Giang", "Hà",
        "Hải",
        "Hạnh", "Hiếu", "Hòa", "Huệ", "Hùng", "Hương", "Khoa", "Khuê", "Lan", "Linh", "Long", "Ly", "Mai",
        "Nga",
        "Nghĩa", "Nguyệt", "Nhung", "Phúc", "Phương", "Quân", "Quyên", "Sơn", "Tâm", "Thảo", "Thắng", "Thủy",
        "Trang",
        "Trí", "Tuấn", "Tuyết", "Uyên", "Vân", "Việt", "Vinh", "Vy", "Yến", "Ý",
    ])
    static let nickname = Array("Tý".utf8)

    private static func bytes(_ names: [String]) -> [[UInt8]] { names.map { Array($0.utf8) } }
}
