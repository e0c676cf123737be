// What is said about mistakes with branches. Each sentence ends with what to do.

export const notABranch = (name: string): string =>
  `"${name}" is no branch, so nothing flows into it: make one with scenario branch.`
export const saysNothing = (name: string): string =>
  `"${name}" says nothing otherwise than what it follows: change a cell in it first.`
export const notSaid = (place: string, places: readonly string[]): string =>
  `The branch says nothing otherwise at "${place}": name one of ${places.join(', ')}.`
export const allContested = (places: readonly string[]): string =>
  `What it follows has changed there, too: merge them by name with --cells ${places.join(',')}, or put them back.`
export const hasBranches = (name: string, branches: readonly string[]): string =>
  `"${name}" is followed by ${branches.join(', ')}: detach or delete ${branches.length === 1 ? 'it' : 'them'} first.`
