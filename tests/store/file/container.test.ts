import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { isSealed, openContainer, packContainer, type Manifest } from '#workers/store/file/container.ts'
import { Connection } from '#workers/store/sqlite.ts'
import { rowCounts, workspaceJson } from '#workers/store/file/workspace-json.ts'
import type { Bytes } from '#workers/store/journal/bytes.ts'
import { edit, emptyDatabase, firstRows, price, sqlite as engine } from '../world.ts'
import { described, goodEntries, goodParts, json, sha256, sqlite, stored, unzip, utf8, zipOf } from './zips.ts'

async function pack(): Promise<Bytes> {
  const packed = await packContainer({ sqlite, json, manifest: described })
  if (!packed.ok) throw new Error(packed.error.text)
  return packed.value
}

async function sentence(bytes: Bytes): Promise<string> {
  const opened = await openContainer(bytes)
  return opened.ok ? 'opened' : opened.error.text
}

describe('a file without a passphrase', () => {
  test('opens again with everything that was put in', async () => {
    const packed = await pack()
    expect(isSealed(packed)).toBe(false)
    const opened = await openContainer(packed, 'a passphrase that nobody asked for')
    expect(opened).toMatchObject({ ok: true, value: { sqlite, json, manifest: described } })
  })

  test('is a zip of three files, and its manifest describes the two others', async () => {
    const parts = unzip(await pack())
    expect(Object.keys(parts).sort()).toEqual(['manifest.json', 'workspace.json', 'workspace.sqlite'])
    const text = (name: string) => new TextDecoder().decode(parts[name])
    expect(parts['workspace.sqlite']).toEqual(sqlite)
    expect(JSON.parse(text('workspace.json'))).toEqual(json)
    const written = parts['workspace.json']!
    expect(JSON.parse(text('manifest.json'))).toEqual({
      format: 'sextant',
      version: 1,
      ...described,
      files: {
        'workspace.sqlite': { bytes: sqlite.length, sha256: sha256(sqlite) },
        'workspace.json': { bytes: written.length, sha256: sha256(written) }
      }
    })
  })

  test('is the same file whenever the same is packed', async () => {
    const now = await pack()
    vi.setSystemTime('2031-05-06T07:08:09Z')
    onTestFinished(() => void vi.useRealTimers())
    expect(await pack()).toEqual(now)
  })

  test('holds a database that opens, with the rows that its JSON has', async () => {
    const database = emptyDatabase()
    database.apply(edit(firstRows), () => {})
    database.apply(edit([price('49', '59.10')]), () => {})
    const { connection, layout } = database
    const packed = await packContainer({
      sqlite: connection.exportSafely(),
      json: workspaceJson(connection, layout),
      manifest: { ...described, rows: rowCounts(connection, layout) }
    })
    if (!packed.ok) throw new Error(packed.error.text)
    const parts = unzip(packed.value)
    const reopened = new Connection(engine, parts['workspace.sqlite'])
    expect(reopened.value('SELECT monthly_price FROM pricing')).toBe('59.10')
    const { tables } = JSON.parse(new TextDecoder().decode(parts['workspace.json']))
    expect(tables.pricing[0].monthly_price).toBe('59.10')
    // One row of history for each of the three rows, and one for the price.
    expect(JSON.parse(new TextDecoder().decode(parts['manifest.json'])).rows.scenario_history).toBe(4)
  })
})

test('[R2] a file changed at any byte is refused or holds exactly the same, and a cut one is refused', async () => {
  const good = zipOf(goodEntries())
  const original = await openContainer(good)
  expect(original.ok).toBe(true)
  let refusals = 0
  for (let at = 0; at < good.length; at++) {
    const flipped = good.slice()
    flipped[at]! ^= 1 << (at % 8)
    const opened = await openContainer(flipped)
    if (opened.ok) expect(opened, `byte ${at}`).toEqual(original)
    else refusals++
  }
  // Times, versions and padding say nothing; all else does.
  expect(refusals).toBeGreaterThan(good.length * 0.8)
  for (let length = 0; length < good.length; length++)
    expect((await openContainer(good.slice(0, length))).ok).toBe(false)
})

describe('[R2] bytes that are no such file', () => {
  const not = 'The file is not one that Sextant made: choose one whose name ends in .sextant.'

  test('something else, or nothing', async () => {
    for (const bytes of [new Uint8Array(), utf8('{}'), utf8('SEXTANT'), utf8('SQLite format 3'), utf8('PK')])
      expect(await sentence(bytes)).toBe(not)
  })

  test('a file without its end', async () => {
    expect(await sentence((await pack()).slice(0, -1))).toBe(
      'The file stops in the middle: copy or download it again, as its end is missing.'
    )
  })

  test('a file that is too large is not looked at', async () => {
    const limit = 200 * 1024 * 1024
    expect(await sentence(new Uint8Array(limit + 1))).toBe(
      'The file has 201 MB, and 200 MB are allowed: check that it is the right file.'
    )
    expect(await sentence(new Uint8Array(limit))).toBe(not)
  })
})

test('[R1] a workspace that would not open again is not packed', async () => {
  const packed = await packContainer({ sqlite: new Uint8Array(200 * 1024 * 1024), json, manifest: described })
  expect(packed).toEqual({
    ok: false,
    error: {
      type: 'workspace-too-large',
      text: 'The workspace has 201 MB, and 199 MB fit into a file: export its scenarios one by one.'
    }
  })
})

describe('[R2] what the manifest says must be so', () => {
  const changed = (name: string) =>
    `In the file ${name} is not as it was when it was made: choose another copy of the file.`
  const manifest = goodParts().manifest as unknown as Manifest
  const [, database, rows] = goodEntries()

  test.each(['workspace.sqlite', 'workspace.json'] as const)('the size and the hash of %s', async (name) => {
    const { bytes, sha256 } = manifest.files[name]
    for (const wrong of [
      { bytes: bytes + 1, sha256 },
      { bytes, sha256: sha256.replace(/^./, (first) => (first === '0' ? '1' : '0')) }
    ]) {
      const files = { ...manifest.files, [name]: wrong }
      expect(await sentence(zipOf(goodEntries({ ...manifest, files })))).toBe(changed(name))
    }
  })

  test('a part put in its place, though the zip is sound', async () => {
    const other = stored('workspace.sqlite', utf8('SQLite format 3 of somebody else'))
    expect(await sentence(zipOf([goodEntries()[0], other, rows]))).toBe(changed('workspace.sqlite'))
    const words = stored('workspace.json', utf8('words'))
    const files = { ...manifest.files, 'workspace.json': { bytes: 5, sha256: sha256(utf8('words')) } }
    expect(await sentence(zipOf([goodEntries({ ...manifest, files })[0], database, words]))).toBe(
      'In the file workspace.json is not JSON: choose the file as Sextant made it.'
    )
  })
})

describe('[R2] a manifest of any other shape', () => {
  const good = goodParts().manifest
  const text = JSON.stringify(good)
  const told = (manifest: unknown) => sentence(zipOf(goodEntries(manifest)))
  const must = (where: string, wanted: string) =>
    `manifest.json${where} must be ${wanted}: choose the file as Sextant made it.`
  const unknown = (where: string, key: string) =>
    `manifest.json${where} has "${key}", which this version does not know: choose the file as Sextant made it.`

  test('no JSON, or the JSON of something else', async () => {
    const noJson = 'In the file manifest.json is not JSON: choose the file as Sextant made it.'
    expect(await told(text.slice(1))).toBe(noJson)
    const [, ...others] = goodEntries()
    const noText = stored('manifest.json', Buffer.from(text, 'latin1'))
    expect(await sentence(zipOf([noText, ...others]))).toBe(noJson)
    const not = 'The file is not one that Sextant made: choose one whose name ends in .sextant.'
    for (const other of [
      'null',
      '[]',
      '"sextant"',
      '{}',
      '{"__proto__":{"format":"sextant"}}',
      { ...good, format: 'x' }
    ])
      expect(await told(other)).toBe(not)
  })

  test('a later version says so, whatever else is in it', async () => {
    const newer = 'The file was made by a newer Sextant: update Sextant, then open it again.'
    expect(await told({ ...good, version: 2, branches: [] })).toBe(newer)
    expect(await told({ format: 'sextant', version: 3 })).toBe(newer)
    for (const version of [0, '1', 1.5, null]) expect(await told({ ...good, version })).toBe(must(', version', '1'))
  })

  test.each([
    ['made', '2026-11-20', 'a time such as 2026-11-20T09:00:00.000Z'],
    ['made', '2026-02-30T09:00:00.000Z', 'a time such as 2026-11-20T09:00:00.000Z'],
    ['workspace', 5, 'text'],
    ['app', null, 'text'],
    ['schema', 1.5, 'a whole number from 0'],
    ['schema', '1', 'a whole number from 0'],
    ['state', 'AB'.repeat(32), '64 hexadecimal digits'],
    ['state', 'ab', '64 hexadecimal digits'],
    ['rows', [], 'an object'],
    ['figures', {}, 'a list'],
    ['files', null, 'an object']
  ])('%s as %j', async (key, value, wanted) => {
    expect(await told({ ...good, [key]: value })).toBe(must(`, ${key}`, wanted))
  })

  test.each(Object.keys(good).filter((key) => key !== 'format'))('without %s', async (key) => {
    const rest = Object.fromEntries(Object.entries(good).filter(([name]) => name !== key))
    expect(await told(rest)).toMatch(new RegExp(`^manifest.json, ${key} must be `))
  })

  test('something wrong further in', async () => {
    const figures = { scenario: 'base', name: 'Base', figures: {} }
    const withFigures = (more: object) => told({ ...good, figures: [figures, { ...figures, ...more }] })
    expect(await told({ ...good, rows: { pricing: -1 } })).toBe(must(', rows, pricing', 'a whole number from 0'))
    expect(await withFigures({ name: 1 })).toBe(must(', figures 2, name', 'text'))
    expect(await withFigures({ figures: { cash: '1' } })).toBe(must(', figures 2, figures, cash', 'a number or null'))
    expect(await told(text.replace('-12.5', '1e999'))).toBe(
      must(', figures 1, figures, final_cash', 'a number or null')
    )
    const files = { ...(good['files'] as object), 'workspace.json': { bytes: 1 } }
    expect(await told({ ...good, files })).toBe(must(', files, workspace.json, sha256', '64 hexadecimal digits'))
  })

  test('keys that nobody knows, also those that every object seems to have', async () => {
    expect(await told({ ...good, note: 'x' })).toBe(unknown('', 'note'))
    expect(await told(text.replace('{', '{"__proto__":{"admin":true},'))).toBe(unknown('', '__proto__'))
    expect(await told(text.replace('{', '{"constructor":1,'))).toBe(unknown('', 'constructor'))
    expect(await told(text.replace('"rows":{', '"rows":{"__proto__":{},'))).toBe(unknown(', rows', '__proto__'))
    expect(await told(text.replace('"files":{', '"files":{"other.txt":1,'))).toBe(unknown(', files', 'other.txt'))
    expect(await told(text.replace('{"scenario"', '{"__proto__":[],"scenario"'))).toBe(
      unknown(', figures 1', '__proto__')
    )
    expect(Object.prototype).not.toHaveProperty('admin')
  })
})
