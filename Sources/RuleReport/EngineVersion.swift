/// The version of the engine, which every verdict names so that it can be verified years later.
package enum EngineVersion {
    package static let current = "0.1.0"
}
