/// A whole file: its value, and what stands above and below.
struct LayoutFile {
    var leading: [Trivia]
    var root: LayoutNode
    var closing: [Trivia]
}
