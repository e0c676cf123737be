// What commands answer about keeping: storage, files, workspaces, and the past of a scenario.

// Storage
export const megabytes = (count: string): string => `${count} MB`
export const unknown = 'unknown'
export const yesOrNo = { yes: 'yes', no: 'no' }
export const used = (used: string, quota: string): string => `used: ${used} of ${quota}`
export const isProtected = (answer: string): string => `protected by the browser: ${answer}`
export const edits = (count: number): string => `edits: ${count}`
export const statesKept = (count: number): string => `states kept: ${count}`
export const lastFile = (when: string, editsSince: number): string => `last file: ${when}, edits since: ${editsSince}`
export const noFile = 'last file: none, make one with: backup'
export const startedInOrder = (entries: number): string =>
  `last start: after a clean end, entries read again: ${entries}`
export const startedAfterCut = (entries: number): string =>
  `last start: after a run that was cut off, entries read again: ${entries}`

// Files and states
export const made = (file: string): string => `Made ${file}.`
export const madeSealed = (file: string): string => `Made ${file}, sealed; nobody can open it without the passphrase.`
export const nothingDiffers = (source: string): string => `Nothing differs from ${source}.`
export const wouldRestore = (source: string): string => `Would restore ${source}.`
export const restored = (source: string): string => `Restored ${source}.`
const cells = (count: number): string => (count === 1 ? '1 cell' : `${count} cells`)
export const scenarioDone = (name: string, kind: 'added' | 'changed' | 'removed', count: number): string =>
  `${name}: ${{ added: 'added', changed: `${cells(count)} changed`, removed: 'removed' }[kind]}`
export const scenarioPlanned = (name: string, kind: 'added' | 'changed' | 'removed', count: number): string => {
  const changes = `${cells(count)} ${count === 1 ? 'changes' : 'change'}`
  return `${name}: ${{ added: 'comes back', changed: changes, removed: 'goes' }[kind]}`
}
export const cannotRead = (why: string): string => `This cannot be read (${why}): choose another one.`

// What is restored, as the entry of the history and the answer to the command call it
export const theFile = (name: string, time: string): string => `the file ${name} of ${time}`
export const theDifferingFile = (name: string, time: string): string =>
  `the file ${name} of ${time}, whose figures come out differently in this version`
export const theWorkspace = (time: string): string => `the workspace as it was, ${time}`
export const theState = (reason: string, time: string): string => `the state of ${time} (${reason})`
export const stateWithoutTime = (reason: string): string => `the state (${reason})`
export const inUtc = (time: string): string => `${time} UTC`

// Workspaces
/** @param quoted in quotation marks, as a command takes it */
export const workspaceMade = (name: string, quoted: string): string =>
  `Made ${name}: open it with workspace open ${quoted}.`
export const lockedWorkspaceMade = (name: string, quoted: string): string =>
  `${workspaceMade(name, quoted)} Nobody can open it without its passphrase, or recover that.`
export const opened = (name: string): string => `Opened ${name}.`
export const deleted = (name: string): string => `Deleted ${name} and everything in it.`

// Edits taken back, moments that have a name
export const wouldRevert = (edit: string): string => `Would revert "${edit}".`
export const reverted = (edit: string): string => `Reverted "${edit}".`
export const wouldRevertSince = (edit: string): string => `Would revert everything since "${edit}".`
export const revertedSince = (edit: string): string => `Reverted everything since "${edit}".`
export const leftAsItIs = (line: string): string => `left as it is: ${line}`
export const momentCalled = (name: string): string => `This moment is called "${name}".`
export const momentRenamed = (name: string, to: string): string => `"${name}" is now "${to}".`
export const nameRemoved = (name: string): string => `Removed the name "${name}"; the history stays.`
export const nothingSince = (name: string): string => `Nothing has changed since "${name}".`
export const changedSince = (name: string): string => `Changed since "${name}":`
export const quotedName = (name: string): string => `"${name}"`
const comesOrGoes = { comes: 'comes', goes: 'goes' }
export const rowComesOrGoes = (table: string, place: string, kind: keyof typeof comesOrGoes): string =>
  `${table} · ${place} ${comesOrGoes[kind]}`
