// The tables of a workspace, in memory: the one transaction by which an edit changes them, and what can be asked of them.
import type { Change, Edit, Row, Values } from '#lib/edit/edit.ts'
import type { Table } from '#lib/edit/schema.ts'
import { canonicalDump } from './canonical.ts'
import { changesOf, editsForUndo, historyImages, lastHistoryId, queryHistory, touchedAfter } from './history.ts'
import type { EditEntry, HistoryQuery, HistoryRow, Touched } from './history.ts'
import { imageOf, writeImage, type RowImage } from './images.ts'
import type { Bytes } from './journal/bytes.ts'
import { quoted, readLayout, type Layout } from './layout.ts'
import type { Connection } from './sqlite.ts'
import { createCaches, createTables, createTriggers } from './tables.ts'

/** Makes the tables in an empty file. */
export function createSchema(connection: Connection, schema: readonly Table[], version: number): void {
  connection.transaction(() => {
    connection.script(createTables(schema, version))
    connection.script(createTriggers(readLayout(connection)))
  })
}

export class Database {
  readonly connection: Connection
  readonly layout: Layout
  readonly #tables: ReadonlyMap<string, Table>
  readonly #caches: readonly Table[]

  /** @param connection a file that has its tables */
  constructor(connection: Connection, schema: readonly Table[]) {
    this.connection = connection
    this.layout = readLayout(connection)
    this.#tables = new Map(schema.map((table) => [table.name, table]))
    this.#caches = schema.filter(({ isCache }) => isCache)
    connection.script(createCaches(schema))
  }

  /**
   * Makes an edit's changes, writes their history and drops what was computed from what they touch; or changes nothing
   * and throws.
   * @param beforeCommit gets the image of each row written, while all can still be undone
   */
  apply<T>(edit: Edit, beforeCommit: (images: readonly RowImage[]) => T): T {
    return this.connection.transaction(() => {
      setContext(this.connection, edit)
      const before = lastHistoryId(this.connection)
      const images = edit.changes.filter(isChange).map((change) => this.#write(change))
      this.#dropCaches(before)
      clearContext(this.connection)
      return beforeCommit([...images, ...historyImages(this.connection, this.layout, before)])
    })
  }

  /** Writes rows as another tab has written them, their history included. @returns what they touch */
  repeat(images: readonly RowImage[]): Touched {
    const before = lastHistoryId(this.connection)
    replaying(this.connection, () => {
      for (const image of images) writeImage(this.connection, this.layout, image)
    })
    this.#dropCaches(before)
    return touchedAfter(this.connection, before)
  }

  /** The rows of a table, or of one scenario or company in it, by id. */
  rows(table: string, ownerId?: string): Row[] {
    const owner = this.#table(table).belongsTo
    if (ownerId !== undefined && !owner) throw new Error(`rows of ${table} belong to nothing`)
    return ownerId === undefined
      ? this.#select(table, '', [])
      : this.#select(table, `WHERE ${quoted(owner!.column)} = ?`, [ownerId])
  }

  row(table: string, id: string): Row | null {
    return this.#select(table, 'WHERE id = ?', [id])[0] ?? null
  }

  history(query: HistoryQuery): HistoryRow[] {
    return queryHistory(this.connection, query)
  }

  /** What an edit changed, so that it can be reversed. */
  changesOf(editId: string): Change[] {
    return changesOf(this.connection, editId)
  }

  editsForUndo(): EditEntry[] {
    return editsForUndo(this.connection)
  }

  /** Replaces what was computed for a scenario. It is dropped again when one of the scenario's rows changes. */
  keepComputed(table: string, ownerId: string, rows: readonly Values[]): void {
    const { belongsTo, columns, isCache } = this.#table(table)
    if (!isCache || !belongsTo) throw new Error(`${table} is no cache`)
    const names = ['id', belongsTo.column, ...columns.map(({ name }) => name)]
    const insert = `INSERT INTO ${quoted(table)} (${names.map(quoted).join(', ')}) VALUES (${names.map(() => '?').join(', ')})`
    this.connection.transaction(() => {
      this.connection.run(`DELETE FROM ${quoted(table)} WHERE ${quoted(belongsTo.column)} = ?`, [ownerId])
      rows.forEach((row, index) => {
        const id = `${ownerId}/${String(index).padStart(6, '0')}`
        this.connection.run(insert, [id, ownerId, ...columns.map(({ name }) => row[name] ?? null)])
      })
    })
  }

  /** What the state hash is taken of. */
  canonicalDump(): Bytes {
    return canonicalDump(this.connection, this.layout)
  }

  #write(change: Change): RowImage {
    const owner = this.#table(change.table).belongsTo?.column
    if (owner && change.was === null && !change.now?.[owner])
      throw new Error(`a new row of ${change.table} needs its ${owner}`)
    const image = imageOf(this.layout, change)
    writeImage(this.connection, this.layout, image)
    return image
  }

  /** What no figure comes of leaves them as they are; what one does come of is felt by branches, too. */
  #dropCaches(afterHistoryId: number): void {
    const aside = [...this.#tables.values()].flatMap(({ name, isAside }) => (isAside ? [`'${name}'`] : []))
    const branches = this.#tables.has('branches')
      ? 'UNION SELECT branches.scenario_id FROM branches JOIN touched ON branches.parent = touched.id'
      : ''
    for (const { name, belongsTo } of this.#caches)
      this.connection.run(
        `WITH RECURSIVE touched (id) AS (SELECT scenario_id FROM scenario_history
           WHERE id > ? AND table_name NOT IN (${aside.join(', ')}) ${branches})
         DELETE FROM ${quoted(name)} WHERE ${quoted(belongsTo!.column)} IN (SELECT id FROM touched)`,
        [afterHistoryId]
      )
  }

  #select(table: string, where: string, values: readonly string[]): Row[] {
    const { belongsTo, columns } = this.#table(table)
    const names = ['id', ...(belongsTo ? [belongsTo.column] : []), ...columns.map(({ name }) => name)]
    const sql = `SELECT ${names.map(quoted).join(', ')} FROM ${quoted(table)} ${where} ORDER BY id`
    return this.connection
      .all(sql, values)
      .map((cells) => Object.fromEntries(names.map((name, index) => [name, cells[index]])) as Row)
  }

  #table(name: string): Table {
    const table = this.#tables.get(name)
    if (!table) throw new Error(`no table ${name}`)
    return table
  }
}

/** Writes rows as a journal says they were written: history comes from the journal too, so the triggers keep still. */
export function replaying(connection: Connection, work: () => void): void {
  connection.transaction(() => {
    connection.run('INSERT INTO change_context (only_row, replaying) VALUES (1, 1)')
    work()
    clearContext(connection)
  })
}

function setContext(connection: Connection, { id, at, author, origin, why, reverses }: Edit): void {
  connection.run(
    `INSERT INTO change_context (only_row, edit_id, at, author, origin, why, reverses, replaying) VALUES (1, ?, ?, ?, ?, ?, ?, 0)`,
    [id, at, author, origin, why, reverses]
  )
}

const clearContext = (connection: Connection): number => connection.run('DELETE FROM change_context')

const isChange = ({ was, now }: Change): boolean =>
  (was !== null || now !== null) && Object.keys(now ?? was!).length > 0
