// One SQLite connection in memory: statements kept prepared, transactions that leave nothing behind when they fail.
import type { Database, SqlJsStatic, SqlValue, Statement } from 'sql.js'
import type { Bytes } from './journal/bytes.ts'

type Configuration = { locateFile?: (name: string) => string; wasmBinary?: ArrayBuffer }

/** The old extension functions print warnings and shadow SQLite's own. */
export const loadSqlite = (
  load: (configuration: Configuration) => Promise<SqlJsStatic>,
  configuration: Configuration = {}
): Promise<SqlJsStatic> => load({ ...configuration, useOldExtensionFunctions: false } as Configuration)

// The file lies in memory, so its journal and syncs only cost time; foreign keys are off on each new connection.
const pragmas = `PRAGMA foreign_keys = ON; PRAGMA journal_mode = MEMORY; PRAGMA synchronous = OFF;
  PRAGMA temp_store = MEMORY; PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON`

export class Connection {
  readonly #sqlite: Database
  readonly #prepared = new Map<string, Statement>()
  #inTransaction = false

  constructor(sqlite: SqlJsStatic, bytes: Uint8Array | null = null) {
    this.#sqlite = new sqlite.Database(bytes)
    this.#sqlite.run(pragmas)
  }

  /** Runs one statement and says how many rows it changed. */
  run(sql: string, values: readonly SqlValue[] = []): number {
    this.#statement(sql).run([...values])
    return this.#sqlite.getRowsModified()
  }

  all(sql: string, values: readonly SqlValue[] = []): SqlValue[][] {
    const statement = this.#statement(sql)
    const rows: SqlValue[][] = []
    try {
      statement.bind([...values])
      while (statement.step()) rows.push(statement.get())
    } finally {
      statement.reset()
    }
    return rows
  }

  /** The first value of the first row; null where there is none. */
  value(sql: string, values: readonly SqlValue[] = []): SqlValue {
    return this.all(sql, values)[0]?.[0] ?? null
  }

  /** Runs statements that are needed once, such as those that make tables. */
  script(sql: string): void {
    this.#sqlite.run(sql)
  }

  /** All of the work or none of it. */
  transaction<T>(work: () => T): T {
    if (this.#inTransaction) throw new Error('a transaction is open already')
    this.#sqlite.run('BEGIN IMMEDIATE')
    this.#inTransaction = true
    try {
      const result = work()
      this.#sqlite.run('COMMIT')
      this.#inTransaction = false
      return result
    } catch (error) {
      this.#rollBack()
      throw error
    }
  }

  /** The file as bytes. Nobody else calls sql.js's own export: older versions of it undid an open transaction. */
  exportSafely(): Bytes {
    if (this.#inTransaction) throw new Error('no export inside a transaction')
    return new Uint8Array(this.#sqlite.export())
  }

  close(): void {
    this.#prepared.clear()
    this.#sqlite.close()
  }

  #statement(sql: string): Statement {
    const known = this.#prepared.get(sql)
    if (known) return known
    const statement = this.#sqlite.prepare(sql)
    this.#prepared.set(sql, statement)
    return statement
  }

  #rollBack(): void {
    this.#inTransaction = false
    try {
      this.#sqlite.run('ROLLBACK')
    } catch {
      // Some errors make SQLite roll back by itself.
    }
  }
}
