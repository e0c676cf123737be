// What the browser knows and TypeScript's own library does not yet: script addresses pass through a named policy.
// The browser makes an object of its own; everything that takes one is typed as taking a string.
interface ScriptUrlPolicy {
  createScriptURL(url: string): string
}

interface Window {
  readonly trustedTypes?: { createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy }
}
