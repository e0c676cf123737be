import { expect, test } from 'vitest'
import { claimWriter } from '#workers/store/lock.ts'

type Grant = (lock: Lock | null) => unknown

/** The browser's locks as far as they are used: exclusive ones, first come first served. */
function lockManager(): LockManager {
  const queues = new Map<string, Promise<unknown>>()
  const request = async (name: string, { ifAvailable, mode = 'exclusive' }: LockOptions, grant: Grant) => {
    const before = queues.get(name)
    if (before && ifAvailable) return grant(null)
    const held = (before ?? Promise.resolve()).then(() => grant({ name, mode }))
    queues.set(name, held)
    await held
    if (queues.get(name) === held) queues.delete(name)
  }
  return { request, query: () => Promise.resolve({}) } as LockManager
}

test('the first tab writes; the next one hears that it is taken, and gets its turn when the first lets go', async () => {
  const locks = lockManager()
  const first = await claimWriter(locks, 'acme')
  if (first.taken) throw new Error('taken')
  const second = await claimWriter(locks, 'acme')
  if (!second.taken) throw new Error('free')
  let isObtained = false
  void second.obtained.then(() => (isObtained = true))
  await new Promise(setImmediate)
  expect(isObtained).toBe(false)
  first.held.release()
  const held = await second.obtained
  expect((await claimWriter(locks, 'acme')).taken).toBe(true)
  held.release()
})

test('workspaces do not share a writer', async () => {
  const locks = lockManager()
  expect((await claimWriter(locks, 'acme')).taken).toBe(false)
  expect((await claimWriter(locks, 'other')).taken).toBe(false)
})

test('a lock that cannot be had at all is no silent reader', async () => {
  const request = () => Promise.reject(new DOMException('no locks here', 'SecurityError'))
  await expect(claimWriter({ request } as unknown as LockManager, 'acme')).rejects.toThrow('no locks here')
})
