import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { Connection } from '#workers/store/sqlite.ts'
import { edit, emptyDatabase, firstRows, price, sqlite } from './world.ts'

function small(): Connection {
  const connection = new Connection(sqlite)
  connection.script('CREATE TABLE notes (id TEXT PRIMARY KEY, text TEXT) STRICT')
  return connection
}

test('a transaction that fails leaves nothing behind, and the next one works', () => {
  const connection = small()
  const add = (id: string) => connection.run('INSERT INTO notes (id) VALUES (?)', [id])
  expect(() => {
    connection.transaction(() => {
      add('a')
      add('a')
    })
  }).toThrow('UNIQUE')
  connection.transaction(() => add('b'))
  expect(connection.all('SELECT id FROM notes')).toEqual([['b']])
})

test('transactions do not nest', () => {
  const connection = small()
  const nested = () => {
    connection.transaction(() => {
      connection.transaction(() => {})
    })
  }
  expect(nested).toThrow('a transaction is open already')
})

// [D7] Older versions of sql.js closed the database to export it, and took an open transaction with them.
test('[D7] an export inside a transaction is refused and undoes nothing', () => {
  const connection = small()
  connection.transaction(() => {
    connection.run(`INSERT INTO notes VALUES ('a', 'kept')`)
    expect(() => connection.exportSafely()).toThrow('no export inside a transaction')
  })
  expect(connection.all('SELECT * FROM notes')).toEqual([['a', 'kept']])
})

test('[D7] after an export foreign keys hold, triggers fire, statements and caches live', () => {
  const database = emptyDatabase()
  database.apply(edit(firstRows), () => {})
  database.keepComputed('computed_months', 'base', [{ month: '0', figures: '{}' }])
  const { connection } = database
  const read = 'SELECT monthly_price FROM pricing WHERE id = ?'
  expect(connection.value(read, ['team'])).toBe('49')

  const bytes = connection.exportSafely()

  expect(connection.value('PRAGMA foreign_keys')).toBe(1)
  expect(connection.value(read, ['team'])).toBe('49')
  expect(database.rows('computed_months', 'base')).toHaveLength(1)
  database.apply(edit([price('49', '59')]), () => {})
  expect(database.history({ limit: 1 })[0]?.new_row).toContain('"monthly_price":"59"')
  const reopened = new Connection(sqlite, bytes)
  expect(reopened.value(read, ['team'])).toBe('49')
  expect(reopened.value(`SELECT count(*) FROM sqlite_schema WHERE name LIKE 'computed%'`)).toBe(0)
})

test('[D7] nobody goes past the safe export', () => {
  const sources = readdirSync('workers', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const exporting = sources.filter((name) => readFileSync(`workers/${name}`, 'utf8').includes('.export('))
  expect(exporting).toEqual(['store/sqlite.ts'])
})

test('the old extension functions are not there', () => {
  expect(() => small().value(`SELECT reverse('abc')`)).toThrow('no such function')
})
