// What is wrong with what was kept on the device, in words that stand inside a sentence or in a list of faults; and why
// something was kept that nobody asked to keep.

// States
export const otherLength = (bytes: number, expected: number): string => `it has ${bytes} of ${expected} bytes`
export const bytesChanged = 'its bytes have changed'
export const fileNotSound = 'its file is not sound'
export const otherSchema = 'it has another schema'
export const otherState = 'its state is not the one that was kept'
export const newerVersion = 'it was saved by a newer version of Sextant'
export const differentBuild = 'it was saved by a different build of Sextant'
export const notKeptAnyMore = 'it is not kept any more'
export const noState = 'it is no state'
export const cannotBeRead = 'it cannot be read'
export const couldNotBeRead = 'it could not be read when it was kept'
export const noSnapshotToBuildOn = 'no snapshot can be read that it is built on'
export const noSnapshot = 'no snapshot was found'
export const followsFromNothing = 'it does not follow from any state that can be read'
export const cannotOpen = (why: string): string =>
  `This state cannot be opened (${why}): choose another one, or download it as it is.`

// How what was found is called
export const snapshot = (generation: number): string => `snapshot ${generation}`
export const journalRecord = (number: number): string => `record ${number} of the journal`
export const journalRecords = (from: number, to: number): string => `records ${from} to ${to} of the journal`
export const wholeCopy = 'everything in this copy'

// The journal
export const snapshotFault = (generation: number, why: string): string => `snapshot ${generation}: ${why}`
export const leadsTo = (generation: number, reached: number, last: number): string =>
  `from snapshot ${generation} the journal leads to ${reached} of ${last}`
export const journalEndsBefore = (record: number): string => `the journal ends before record ${record}`
export const otherBytesNamed = 'the journal names other bytes'
export const otherStateAt = (record: number): string => `another state than at record ${record}`
export const otherJournal = 'it belongs to another journal'
export const wentOn = 'the workspace went on from a state that was chosen'

// Records and bytes
export const recordLength = 'a record of another length'
export const checksum = 'a checksum that does not fit'
export const recordVersion = 'a record of an unknown version'
export const recordKind = 'a record of an unknown kind'
export const cellKind = (kind: number): string => `no cell of kind ${kind}`
export const bytesLeftOver = 'bytes left over'
export const bytesMissing = 'bytes missing'
export const impossibleRow = 'a row that cannot be'

// Bringing tables to a new version
export const noMigration = (version: number): string => `no migration to version ${version}`
export const integrity = (found: string): string => `integrity check: ${found}`
export const orphans = (count: number, table: string): string => `${count} rows of ${table} belong to nothing`
export const tableGone = (table: string): string => `table ${table} is gone`
export const otherRows = (table: string, were: number, are: number): string =>
  `${table} had ${were} rows and has ${are}`
export const otherAmounts = (table: string, column: string): string => `amounts in ${table}.${column} are others`

// Why something is kept
export const beforeGoingOn = 'before going on from another state'
export const beforeSchema = (version: number): string => `before schema ${version}`
export const unreadableRecord = (record: number): string => `unreadable record ${record}`
export const otherRecords = (record: number): string => `another copy has other records from ${record} on`
export const sealedShut = 'a backup that does not open'
