// What a computed scenario can be made into; the engine has an output for each.
export const outputFormats = ['json', 'csv', 'xlsx'] as const

export type OutputFormat = (typeof outputFormats)[number]
