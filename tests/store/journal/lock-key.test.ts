// [D13] The lock of a workspace: what opens it, what does not, and that every copy has it.
import { createDecipheriv, pbkdf2Sync, webcrypto } from 'node:crypto'
import { expect, test } from 'vitest'
import { describeBackup } from '#workers/store/backups.ts'
import type { Bytes } from '#workers/store/journal/bytes.ts'
import type { Copy } from '#workers/store/journal/copy.ts'
import { findLock } from '#workers/store/journal/find-lock.ts'
import { keepLock, makeLock, openLock, seal, unseal } from '#workers/store/journal/lock-key.ts'
import { OpfsCopy } from '#workers/store/journal/opfs.ts'
import { Pair } from '#workers/store/journal/pair.ts'
import { FileDevice } from '../files.ts'
import { copyOn, IDBFactory } from '../world.ts'

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const passphrase = 'correct horse battery staple'
const { key, lock } = await makeLock(passphrase, randomBytes)

const text = (words: string): Bytes => new Uint8Array(new TextEncoder().encode(words))
const opens = async (opener: CryptoKey | null) =>
  opener && new TextDecoder().decode((await unseal(opener, text('it'), await sealed)) ?? new Uint8Array(0))
const sealed = seal(key, text('it'), text('what somebody typed'), randomBytes)

test('[D13] its passphrase opens it, any other gives nothing', async () => {
  expect(await opens(await openLock(lock, passphrase))).toBe('what somebody typed')
  for (const other of ['', 'correct horse battery stapl', 'Correct horse battery staple', `${passphrase} `])
    expect(await openLock(lock, other)).toBeNull()
})

test('[D13] a passphrase is the same however its letters were put together', async () => {
  const composed = await makeLock('caf\u00e9 \ufb01n \u2460', randomBytes)
  expect(await openLock(composed.lock, 'cafe\u0301 fin 1')).not.toBeNull()
  expect(await openLock(composed.lock, 'cafe fin 1')).toBeNull()
})

test('[D13] a lock is laid out byte by byte, and opens by other means', async () => {
  const bytes = Buffer.from(lock)
  expect([bytes.length, bytes[0], bytes.readUInt32BE(1)]).toEqual([1 + 4 + 16 + 12 + 32 + 16, 1, 600_000])
  const wrapping = pbkdf2Sync(passphrase, bytes.subarray(5, 21), 600_000, 32, 'sha256')
  const cipher = createDecipheriv('aes-256-gcm', wrapping, bytes.subarray(21, 33))
  cipher.setAAD(bytes.subarray(0, 21))
  cipher.setAuthTag(bytes.subarray(65))
  const raw = Buffer.concat([cipher.update(bytes.subarray(33, 65)), cipher.final()])
  expect(await opens(await webcrypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt']))).toBe(
    'what somebody typed'
  )
})

test('[D13] a lock with any part changed, cut short or made longer opens by nothing', async () => {
  for (const at of [0, 5, 20, 21, 33, 64, 65, lock.length - 1]) {
    const changed = lock.slice()
    changed[at]! ^= 1
    expect(await openLock(changed, passphrase)).toBeNull()
  }
  for (const wrong of [new Uint8Array(0), lock.slice(0, 33), lock.slice(0, -1), new Uint8Array([...lock, 0])])
    expect(await openLock(wrong, passphrase)).toBeNull()
})

test('[D13] a lock that asks for hours of work is refused at once', async () => {
  const changed = lock.slice()
  changed.fill(0xff, 1, 5)
  expect(await openLock(changed, passphrase)).toBeNull()
  expect(await openLock(changed.fill(0, 1, 5), passphrase)).toBeNull()
})

test('[D13] no two locks of one passphrase have anything in common, and the key does not leave', async () => {
  const other = await makeLock(passphrase, randomBytes)
  expect(await opens(other.key)).toBe('')
  expect(Buffer.from(other.lock.slice(5)).equals(Buffer.from(lock.slice(5)))).toBe(false)
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
})

test('[D13] what is sealed opens as what it is, and not when a bit of it has changed', async () => {
  const bytes = await sealed
  expect(await unseal(key, text('another'), bytes)).toBeNull()
  for (let at = 0; at < bytes.length; at++) {
    const changed = bytes.slice()
    changed[at]! ^= 1 << (at % 8)
    expect(await unseal(key, text('it'), changed)).toBeNull()
  }
  expect(await unseal(key, text('it'), new Uint8Array(0))).toBeNull()
})

test('[D13] the same bytes are never sealed into the same', async () => {
  const again = await seal(key, text('it'), text('what somebody typed'), randomBytes)
  expect(Buffer.from(again).equals(Buffer.from(await sealed))).toBe(false)
})

const copies: readonly [string, () => Copy][] = [
  ['files', () => new OpfsCopy(new FileDevice().root, 'test')],
  ['database', () => copyOn(new IDBFactory())]
]

test.each(copies)('[D13] a lock is written once, found again, and newer than a spoilt one: %s', async (_, begin) => {
  let now = 1000
  const options = { clock: () => ++now, randomBytes }
  const copy = begin()
  expect(await findLock(copy)).toBeNull()
  await copy.claim(1, (await copy.candidates())[0]!.contents, 0)
  const spoilt = await describeBackup({ ...options, copy }, 'lock', 'passphrase', 0, lock)
  await copy.writeBackup(
    spoilt,
    lock.map((byte) => byte ^ 1)
  )
  await expect(findLock(copy)).rejects.toThrow('the lock cannot be read')
  for (let time = 0; time < 3; time++) await keepLock(copy, lock, options)
  expect(await copy.listBackups()).toHaveLength(2)
  expect(await findLock(copy)).toEqual(lock)
  const next = (await makeLock('another', randomBytes)).lock
  await keepLock(copy, next, options)
  expect(await findLock(copy)).toEqual(next)
})

test('[D13] a lock is found in a pair of copies that has it in one of them', async () => {
  const options = { clock: Date.now, randomBytes }
  const [files, database] = [copies[0]![1](), copies[1]![1]()]
  await database.claim(1, (await database.candidates())[0]!.contents, 0)
  await keepLock(database, lock, options)
  expect(await findLock(new Pair({ files, database }))).toEqual(lock)
  await files.claim(1, (await files.candidates())[0]!.contents, 0)
  await keepLock(files, lock, options)
  files.readBackup = () => Promise.reject(new DOMException('not now', 'NotReadableError'))
  expect(await findLock(new Pair({ files, database }))).toEqual(lock)
})
