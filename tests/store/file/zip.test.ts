import { describe, expect, test } from 'vitest'
import { openContainer } from '#workers/store/file/container.ts'
import { readZip, writeZip } from '#workers/store/file/zip.ts'
import { deflated, goodEntries, stored, unzip, utf8, zeros, zipOf, type Entry } from './zips.ts'

const [manifest, database, rows] = goodEntries()
const sentence = async (entries: readonly Entry[]) => {
  const opened = await openContainer(zipOf(entries))
  return opened.ok ? 'opened' : opened.error.text
}
/** Kilobytes that this process had at most so far. */
const peak = () => process.resourceUsage().maxRSS

// First, as the peak of a process never falls.
describe('[R2] a zip that grows when it is unpacked', () => {
  test('by what it says: nothing is unpacked', async () => {
    const bomb = zeros('workspace.sqlite', 300)
    const before = peak()
    expect(await sentence([manifest, bomb, rows])).toBe(
      'The file would have 301 MB when unpacked, and 200 MB are allowed: check that it is the right file.'
    )
    const dense = zeros('workspace.json', 150)
    expect(await sentence([manifest, database, dense])).toBe(
      'In the file workspace.json is packed to less than a hundredth, as Sextant never does: check that it is the right file.'
    )
    expect(peak() - before).toBeLessThan(60 * 1024)
  })

  test('by more than it says: it is left off there', async () => {
    const bomb = zeros('workspace.sqlite', 300)
    const before = peak()
    for (const size of [1000, 20 * 1024 * 1024])
      expect(await sentence([manifest, { ...bomb, size }, rows])).toBe(
        'In the file workspace.sqlite is not as it was when it was made: choose another copy of the file.'
      )
    expect(peak() - before).toBeLessThan(150 * 1024)
  })

  test('three parts that are too much only together', async () => {
    const half = { ...database, size: 101 * 1024 * 1024, packed: new Uint8Array(2 * 1024 * 1024) }
    expect(await sentence([manifest, half, { ...half, name: 'workspace.json' }])).toBe(
      'The file would have 203 MB when unpacked, and 200 MB are allowed: check that it is the right file.'
    )
  })

  test('a long tail behind the end of a part is not gone through', async () => {
    const packed = Buffer.concat([database.packed, Buffer.alloc(20 * 1024 * 1024)])
    expect(await sentence([manifest, { ...database, packed }, rows])).toBe(
      'The file is damaged: choose another copy of it.'
    )
  })
})

describe('what is written opens again, whatever it is', () => {
  const megabytes = (count: number, byte: (at: number) => number) =>
    Uint8Array.from({ length: count * 1024 * 1024 }, (_, at) => byte(at))
  const dice = megabytes(1, (at) => (Math.imul(at, 2654435761) >>> 13) ^ (at >> 7))

  test.each([
    ['nothing', new Uint8Array()],
    ['a byte', new Uint8Array([7])],
    ['what cannot be packed', dice],
    ['more than a megabyte of the same', megabytes(2, () => 0)],
    ['text', utf8('monthly price 49.10, '.repeat(20_000))]
  ])('%s', (_, bytes) => {
    const zip = writeZip({ 'a.bin': bytes, 'b.bin': utf8('b') })
    for (const parts of [readZip(zip, ['a.bin', 'b.bin']), unzip(zip)]) {
      expect(Buffer.compare(parts['a.bin'], bytes)).toBe(0)
      expect(parts['b.bin']).toEqual(utf8('b'))
    }
    expect(Buffer.compare(writeZip({ 'a.bin': bytes, 'b.bin': utf8('b') }), zip)).toBe(0)
  })

  test('text is packed to less', () => {
    const text = utf8('monthly price 49.10, '.repeat(20_000))
    expect(writeZip({ text }).length).toBeLessThan(text.length / 50)
  })
})

test('a file that was unpacked and packed again by another tool opens, with a comment or without', async () => {
  const entries = [rows, stored('workspace.sqlite', unzip(zipOf([database]))['workspace.sqlite']!), manifest]
  expect((await openContainer(zipOf(entries))).ok).toBe(true)
  expect((await openContainer(zipOf(entries, 'packed again'))).ok).toBe(true)
})

describe('[R2] a zip that is not quite one of ours', () => {
  const strange = (name: string) =>
    `The file has a part called "${name}", which does not belong there: choose the file as Sextant made it.`

  test.each(['notes.txt', '../workspace.sqlite', 'a/manifest.json', 'Manifest.json', '__proto__', 'empty/'])(
    'a part called %s',
    async (name) => {
      const extra = deflated(name, utf8('x'))
      expect(await sentence([manifest, database, rows, extra])).toBe(strange(name))
      expect(await sentence([manifest, extra, rows])).toBe(strange(name))
    }
  )

  test('a part twice, a part missing, no part at all', async () => {
    expect(await sentence([manifest, database, rows, rows])).toBe(
      'The file has workspace.json twice: choose the file as Sextant made it.'
    )
    const missing = (name: string) => `The file has no ${name}: choose the file as Sextant made it.`
    expect(await sentence([manifest, rows])).toBe(missing('workspace.sqlite'))
    // A zip of nothing has no part to begin with.
    expect(await sentence([])).toBe('The file is not one that Sextant made: choose one whose name ends in .sextant.')
  })

  test('more parts than anybody needs', async () => {
    const many = Array.from({ length: 17 }, (_, index) => deflated(`${index}`, utf8('x')))
    expect(await sentence(many)).toBe(
      'The file has 17 parts, and three are expected: choose the file as Sextant made it.'
    )
    expect(await sentence(many.slice(1))).toBe(strange('1'))
  })

  test('sums, sizes, names, methods and places that do not fit', async () => {
    const damaged = 'The file is damaged: choose another copy of it.'
    const changed = 'In the file workspace.sqlite is not as it was when it was made: choose another copy of the file.'
    const withDatabase = (more: Partial<Entry>) => sentence([manifest, { ...database, ...more }, rows])
    expect(await withDatabase({ crc: database.crc ^ 1 })).toBe(changed)
    expect(await withDatabase({ size: database.size - 1 })).toBe(changed)
    expect(await withDatabase({ size: database.size + 1 })).toBe(changed)
    expect(await withDatabase({ method: 0 })).toBe(changed)
    expect(await withDatabase({ method: 9 })).toBe(damaged)
    expect(await withDatabase({ localName: 'workspace.other_' })).toBe(damaged)
    expect(await withDatabase({ packed: database.packed.slice(0, -3) })).toBe(damaged)
    expect(await withDatabase({ packed: new Uint8Array([7]) })).toBe(damaged)
    expect(await withDatabase({ packedSize: 100_000 })).toBe(damaged)
    const zip = zipOf([manifest, database, rows])
    const third = (magic: number[]) => Buffer.from(zip).lastIndexOf(Buffer.from(magic))
    const strange = [
      [0x50, 0x4b, 3, 4, ...zip],
      [...zip.slice(0, -22), 0, ...zip.slice(-22)],
      zip.with(third([0x50, 0x4b, 1, 2]), 7),
      zip.with(third([0x50, 0x4b, 3, 4]), 7)
    ]
    for (const bytes of strange)
      expect(await openContainer(new Uint8Array(bytes))).toMatchObject({ ok: false, error: { text: damaged } })
  })
})
