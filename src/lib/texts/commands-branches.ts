// What the commands about branches say: help, and what they have done.

export const branch = 'Makes a branch: it keeps only what you change in it, and changes to what it follows flow in.'
export const branchName = 'The name of the branch.'
export const preset =
  'What it begins with: growth_factor 0.5 (conservative) or 1.5 (aggressive), no rounds, or cost_factor 0.5 (extended-runway).'
export const branched = (from: string, name: string, preset: string | null): string =>
  `"${name}" branches from "${from}"${preset === null ? '' : `, ${preset}`}.`
export const detach = 'Makes a full copy of a branch: nothing flows into it any more, and every figure stays.'
export const detached = (name: string): string => `"${name}" stands by itself.`
export const merge =
  'Makes what a branch says otherwise hold in what it follows, where nothing was changed there since, or at the places that are named.'
export const mergeCells = 'Places to merge, with commas between them: pricing/team/price,assumptions/tax_rate.'
export const overrides = 'Lists what a branch says otherwise than what it follows.'
export const merged = (parent: string, merged: readonly string[], left: readonly string[]): string =>
  [`Merged into "${parent}":`, ...merged, ...(left.length > 0 ? ['Left in the branch:', ...left] : [])].join('\n')
export const cell = (place: string, there: string, here: string): string => `${place}: ${there} -> ${here}`
export const row = (place: string): string => `${place} comes`
export const leftOut = (place: string): string => `${place} goes`
