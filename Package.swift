// swift-tools-version: 6.2
import PackageDescription

/// Settings of every Swift target: Swift 6 mode, strict memory safety, explicit imports, no warnings.
let house: [SwiftSetting] = [
    .strictMemorySafety(),
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("InternalImportsByDefault"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
]

/// One layer of the engine, with the layers that it may import.
func layer(_ name: String, sees layers: [Target.Dependency]) -> Target {
    .target(name: name, dependencies: layers, swiftSettings: house)
}

/// The tests of one layer.
///
/// Golden files are read from disk, so the build leaves them alone.
func tests(of name: String, sees layers: [Target.Dependency], golden: Bool = false) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.target(name: name), "TestSupport"] + layers,
        exclude: golden ? ["Golden"] : [],
        swiftSettings: house)
}

// Command-line parsing, help and shell completions in the habits that people know.
let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let package = Package(
    name: "BinhXet",
    products: [
        .library(name: "BinhXet", targets: ["BinhXet"]),
        .executable(name: "binhxet", targets: ["BinhXetCommand"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        .systemLibrary(name: "CLibYAML", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"])]),

        layer("RuleDiagnostics", sees: []),
        layer("RuleSource", sees: ["CLibYAML", "RuleDiagnostics"]),
        layer("RuleModel", sees: ["RuleDiagnostics"]),
        layer("RuleExpression", sees: ["RuleDiagnostics", "RuleModel"]),
        layer("RuleEngine", sees: ["RuleModel"]),
        layer(
            "RuleCompiler",
            sees: ["RuleDiagnostics", "RuleSource", "RuleModel", "RuleExpression", "RuleEngine"]),
        layer("RuleLayout", sees: ["RuleDiagnostics", "RuleSource", "RuleCompiler"]),
        layer("RuleRecords", sees: ["RuleDiagnostics", "RuleModel", "RuleEngine"]),
        layer("RuleReport", sees: ["RuleDiagnostics", "RuleModel", "RuleExpression", "RuleEngine"]),
        layer(
            "RuleBulk", sees: ["RuleDiagnostics", "RuleModel", "RuleEngine", "RuleRecords", "RuleReport"]),
        layer(
            "BinhXet",
            sees: [
                "RuleDiagnostics", "RuleSource", "RuleModel", "RuleExpression", "RuleEngine", "RuleCompiler",
                "RuleRecords", "RuleReport", "RuleBulk",
            ]),
        layer(
            "RulePackTesting",
            sees: [
                "BinhXet", "RuleDiagnostics", "RuleSource", "RuleModel", "RuleCompiler", "RuleEngine",
                "RuleRecords", "RuleReport",
            ]),
        layer(
            "RuleLanguageServer",
            sees: [
                "BinhXet", "RulePackTesting", "RuleDiagnostics", "RuleSource", "RuleModel", "RuleExpression",
                "RuleCompiler", "RuleRecords", "RuleReport",
            ]),
        .executableTarget(
            name: "BinhXetCommand",
            dependencies: [
                "BinhXet", "RulePackTesting", "RuleLanguageServer", "RuleDiagnostics", "RuleModel",
                "RuleCompiler", "RuleEngine", "RuleLayout", "RuleRecords", "RuleReport", "RuleBulk",
                argumentParser,
            ],
            swiftSettings: house),
        .executableTarget(
            name: "RuleBench",
            dependencies: [
                "BinhXet", "CLibYAML", "RuleDiagnostics", "RuleModel", "RuleEngine", "RuleCompiler",
                "RuleRecords", "RuleReport", "RuleBulk", "TestSupport", "AgreementSupport", argumentParser,
            ],
            // Read from disk by path: the packs of the bench, and the scripts that drive other engines.
            exclude: ["packs", "peers"],
            swiftSettings: house),

        .target(
            name: "TestSupport", dependencies: ["RuleDiagnostics", "RuleModel", "RuleRecords"],
            path: "Tests/TestSupport",
            swiftSettings: house),
        .target(
            name: "AgreementSupport",
            dependencies: ["RuleModel", "RuleEngine", "RuleBulk", "TestSupport"],
            path: "Tests/AgreementSupport", swiftSettings: house),
        tests(
            of: "BinhXet",
            sees: [
                "RuleDiagnostics", "RuleSource", "RuleModel", "RuleEngine", "RuleCompiler", "RuleRecords",
                "RuleReport", "RuleBulk", "RulePackTesting",
            ], golden: true),
        tests(of: "RuleDiagnostics", sees: []),
        tests(of: "RuleSource", sees: ["RuleDiagnostics"], golden: true),
        tests(of: "RuleModel", sees: ["RuleDiagnostics"]),
        tests(of: "RuleExpression", sees: ["RuleDiagnostics", "RuleModel", "RuleEngine"]),
        tests(of: "RuleEngine", sees: ["RuleDiagnostics", "RuleModel", "RuleExpression"]),
        tests(
            of: "RuleCompiler",
            sees: [
                "RuleDiagnostics", "RuleModel", "RuleExpression", "RuleEngine", "RuleSource", "RuleRecords",
            ],
            golden: true),
        tests(
            of: "RuleLayout", sees: ["RuleDiagnostics", "RuleSource", "RuleModel", "RuleCompiler"],
            golden: true),
        tests(of: "RuleRecords", sees: ["RuleDiagnostics", "RuleModel", "RuleEngine"]),
        tests(
            of: "RuleBulk",
            sees: [
                "RuleDiagnostics", "RuleModel", "RuleEngine", "RuleCompiler", "RuleRecords", "RuleReport",
                "BinhXet", "AgreementSupport",
            ], golden: true),
        tests(of: "RulePackTesting", sees: ["BinhXet", "RuleDiagnostics", "RuleModel", "RuleCompiler"]),
        tests(
            of: "RuleReport",
            sees: ["RuleDiagnostics", "RuleModel", "RuleExpression", "RuleEngine", "RuleRecords"]),
        tests(
            of: "RuleLanguageServer",
            sees: ["BinhXet", "RuleDiagnostics", "RuleModel", "RuleCompiler", "RuleRecords"]),
        // The program is run as its users run it; depending on it makes the build make it.
        tests(of: "BinhXetCommand", sees: ["RuleDiagnostics", "RuleModel", "RuleRecords"], golden: true),
        .testTarget(name: "HygieneTests", dependencies: ["TestSupport"], swiftSettings: house),
    ]
)
