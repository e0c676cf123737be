import { createCipheriv, createDecipheriv, pbkdf2Sync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { isSealed, openContainer, packContainer } from '#workers/store/file/container.ts'
import { Refused } from '#workers/store/file/problems.ts'
import { seal, unseal } from '#workers/store/file/sealed-file.ts'
import type { Bytes } from '#workers/store/journal/bytes.ts'
import { described, goodEntries, json, sqlite, unzip, utf8, zipOf } from './zips.ts'

const passphrase = 'correct horse'
const salt = Buffer.from('00112233445566778899aabbccddeeff', 'hex')
const iv = Buffer.from('0102030405060708090a0b0c', 'hex')
const randomBytes = (count: number) => new Uint8Array(count === 16 ? salt : iv)

/** So few that thousands of files can be tried. */
const few = { least: 1, most: 5000 }
const sealQuickly = (bytes: Bytes, more: Partial<Parameters<typeof seal>[1]> = {}) =>
  seal(bytes, { passphrase, randomBytes, ...more }, 50)

/** The sentence of what was refused. */
async function sentence(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason
  )
  if (!(error instanceof Refused)) throw new Error(`not refused: ${String(error)}`)
  return error.problem.text
}

const wrong =
  'The passphrase is not the right one, or the file was changed: type it again, or choose another copy of the file.'
const empty = 'The passphrase is empty: type at least one character.'

/** By the layout that is documented, without the product. */
function sealByHand(plain: Uint8Array, phrase: string, rounds: number): Bytes {
  const head = Buffer.concat([Buffer.from('SEXTANT1'), Buffer.alloc(4), salt, iv])
  head.writeUInt32BE(rounds, 8)
  const cipher = createCipheriv('aes-256-gcm', pbkdf2Sync(phrase, salt, rounds, 32, 'sha256'), iv).setAAD(head)
  return new Uint8Array(Buffer.concat([head, cipher.update(plain), cipher.final(), cipher.getAuthTag()]))
}

test('a sealed file is decrypted by its documented layout alone', async () => {
  const packed = await packContainer({ sqlite, json, manifest: described }, { passphrase, randomBytes })
  if (!packed.ok) throw new Error(packed.error.text)
  const bytes = Buffer.from(packed.value)
  expect(bytes.toString('latin1', 0, 8)).toBe('SEXTANT1')
  expect(bytes.readUInt32BE(8)).toBe(600_000)
  expect(bytes.subarray(12, 28)).toEqual(salt)
  expect(bytes.subarray(28, 40)).toEqual(iv)

  const key = pbkdf2Sync(passphrase, salt, 600_000, 32, 'sha256')
  const decipher = createDecipheriv('aes-256-gcm', key, iv)
    .setAAD(bytes.subarray(0, 40))
    .setAuthTag(bytes.subarray(-16))
  const zip = Buffer.concat([decipher.update(bytes.subarray(40, -16)), decipher.final()])
  expect(unzip(zip)['workspace.sqlite']).toEqual(sqlite)

  expect(isSealed(packed.value)).toBe(true)
  const opened = await openContainer(packed.value, passphrase)
  expect(opened).toMatchObject({ ok: true, value: { sqlite, json, manifest: described } })
})

test('a file that was sealed by another tool opens', async () => {
  const zip = zipOf(goodEntries())
  expect(await openContainer(sealByHand(zip, passphrase, 100_000), passphrase)).toMatchObject({
    ok: true,
    value: { sqlite, json, manifest: described }
  })
})

test('what is sealed twice is not the same twice', async () => {
  let next = 0
  const counting = (count: number) => new Uint8Array(count).fill(++next)
  const [a, b] = [
    await sealQuickly(sqlite, { randomBytes: counting }),
    await sealQuickly(sqlite, { randomBytes: counting })
  ]
  expect(a.slice(12)).not.toEqual(b.slice(12))
  expect(await unseal(b, passphrase, few)).toEqual(sqlite)
})

test('the same characters are the same passphrase, however the keyboard says them', async () => {
  // One code point, two code points, and a ligature: NFKC of Unicode Standard Annex 15.
  const sealed = await sealQuickly(sqlite, { passphrase: 'Zo\u00eb \ufb01nance' })
  expect(await unseal(sealed, 'Zoe\u0308 finance', few)).toEqual(sqlite)
  expect(sealed).toEqual(sealByHand(sqlite, 'Zo\u00eb finance', 50))
  expect(await sentence(unseal(sealed, 'Zoe finance', few))).toBe(wrong)
})

describe('[R2] a sealed file that does not open has one sentence', () => {
  const opening = async (bytes: Bytes, phrase?: string) => {
    const opened = await openContainer(bytes, phrase)
    return opened.ok ? 'opened' : opened.error.text
  }

  test('no passphrase, an empty one, another one', async () => {
    const sealed = sealByHand(zipOf(goodEntries()), passphrase, 100_000)
    expect(await opening(sealed)).toBe('The file is sealed with a passphrase: type the one that it was made with.')
    expect(await opening(sealed, '')).toBe(empty)
    expect(await opening(sealed, 'Correct horse')).toBe(wrong)
    expect(await opening(sealed, `${passphrase} `)).toBe(wrong)
  })

  test('an empty passphrase seals nothing', async () => {
    expect(await packContainer({ sqlite, json, manifest: described }, { passphrase: '', randomBytes })).toEqual({
      ok: false,
      error: { type: 'empty-passphrase', text: empty }
    })
  })

  test('rounds that protect nobody, or take for ever', async () => {
    const asking = (rounds: string) =>
      `The file asks for ${rounds} rounds of its passphrase, and 100,000 to 10,000,000 are allowed: choose another copy of it.`
    expect(await opening(sealByHand(sqlite, passphrase, 99_999), passphrase)).toBe(asking('99,999'))
    const endless = sealByHand(sqlite, passphrase, 1)
    new DataView(endless.buffer).setUint32(8, 10_000_001)
    expect(await opening(endless, passphrase)).toBe(asking('10,000,001'))
    endless.fill(255, 8, 12)
    expect(await opening(endless, passphrase)).toBe(asking('4,294,967,295'))
  })

  test('sealed by a later version', async () => {
    expect(await opening(utf8('SEXTANT2 and what it may hold'), passphrase)).toBe(
      'The file was made by a newer Sextant: update Sextant, then open it again.'
    )
  })

  test('what is sealed is no zip, or a sealed file again', async () => {
    const once = sealByHand(zipOf(goodEntries()), passphrase, 100_000)
    const noZip = 'The file is not one that Sextant made: choose one whose name ends in .sextant.'
    expect(await opening(sealByHand(once, passphrase, 100_000), passphrase)).toBe(noZip)
  })
})

test('[R2] a sealed file cut or changed at any byte is refused', async () => {
  const sealed = await sealQuickly(sqlite)
  const cutShort = 'The file stops in the middle: copy or download it again, as its end is missing.'
  for (let length = 8; length < sealed.length; length++)
    expect(await sentence(unseal(sealed.slice(0, length), passphrase, few))).toBe(length < 56 ? cutShort : wrong)
  // What stands before the rounds decides whether it is a sealed file at all.
  for (let at = 0; at < sealed.length; at++)
    for (let bit = 0; bit < 8; bit++) {
      const flipped = sealed.slice()
      flipped[at]! ^= 1 << bit
      const rounds = new DataView(flipped.buffer).getUint32(8)
      const expected = rounds < 1 || rounds > 5000 ? /^The file asks for/ : wrong
      if (at < 8) expect((await openContainer(flipped, passphrase)).ok).toBe(false)
      expect(await sentence(unseal(flipped, passphrase, few))).toMatch(expected)
    }
})
