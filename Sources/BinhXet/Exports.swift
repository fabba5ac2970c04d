// What the façade's own types are made of, so that an application needs one import only.
@_exported public import RuleDiagnostics
