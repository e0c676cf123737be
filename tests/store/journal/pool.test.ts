// [D5] A file of the pool is taken only by whoever knows what it is for.
import { beforeEach, describe, expect, test } from 'vitest'
import { makePool, readPool, type PoolFile } from '#workers/store/journal/pool.ts'
import { FileDevice } from '../files.ts'

let device: FileDevice
const directory = async () => (await device.root()).getDirectoryHandle('sextant-test', { create: true })
const firstOf = async (): Promise<PoolFile> => (await readPool(await directory()))[0]!
const journal = { kind: 'journal', epoch: 1, part: 0, from: 1 } as const

beforeEach(async () => {
  device = new FileDevice()
  await makePool(await directory(), [])
})

describe('[D5] a file', () => {
  test('that somebody else holds is not taken', async () => {
    const [mine, other] = [await firstOf(), await firstOf()]
    const access = await other.take()
    expect(await mine.take()).toBeNull()
    access!.close()
    expect(await mine.take()).not.toBeNull()
  })

  test('that was used since it was looked at is not taken, and can be by whoever uses it', async () => {
    const [late, other] = [await firstOf(), await firstOf()]
    const access = (await other.take())!
    other.assign(access, journal)
    access.close()
    expect(await late.take()).toBeNull()
    expect(await other.take()).not.toBeNull()
  })

  test('whose use failed while it was said stays with whoever said it', async () => {
    for (const isWritten of [true, false]) {
      device = new FileDevice()
      await makePool(await directory(), [])
      const mine = await firstOf()
      const access = (await mine.take())!
      device.onFlush = () => {
        throw new DOMException('cut off', 'UnknownError')
      }
      if (!isWritten) device.limit = 0
      expect(() => {
        mine.assign(access, journal)
      }).toThrow(DOMException)
      device.limit = Infinity
      device.onFlush = () => {}
      access.close()
      expect([isWritten, (await firstOf()).role.kind]).toEqual([isWritten, isWritten ? 'journal' : 'free'])
      expect(await mine.take()).not.toBeNull()
    }
  })
})
