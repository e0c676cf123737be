// What somebody typed as one run of bytes, the same wherever the same rows are: equal hashes mean equal states.
import { sha256 } from './journal/checksums.ts'
import type { Bytes } from './journal/bytes.ts'
import { isTyped, quoted, type Layout, type StoredTable } from './layout.ts'
import type { Connection } from './sqlite.ts'

/**
 * Tables and columns by name, rows by id, each cell as `<bytes of its text>:<text>` or `~` where it is empty. History
 * and caches stay out: two copies may hold the same plan by different ways.
 */
export function canonicalDump(connection: Connection, layout: Layout): Bytes {
  const tables = layout.filter(isTyped).map((table) => headOf(table) + String(connection.value(rowsOf(table)) ?? ''))
  return new TextEncoder().encode(tables.join(''))
}

export const canonicalHash = (connection: Connection, layout: Layout): Promise<Bytes> =>
  sha256(canonicalDump(connection, layout))

const headOf = ({ name, columns }: StoredTable): string => `#${name}(${['id', ...columns].join(',')})\n`

const rowsOf = ({ name, columns }: StoredTable): string =>
  `SELECT group_concat(${['id', ...columns].map(cellOf).join(' || ')} || char(10), '' ORDER BY id) FROM ${quoted(name)}`

const cellOf = (column: string): string => `coalesce(octet_length(${quoted(column)}) || ':' || ${quoted(column)}, '~')`
