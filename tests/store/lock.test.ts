import { expect, test } from 'vitest'
import { claimWriter, stealWriter, witness } from '#workers/store/lock.ts'
import { Locks } from '../engine/locks.ts'

test('the first tab writes; the next one hears that it is taken, and gets its turn when the first lets go', async () => {
  const locks = new Locks().of('tab')
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
  const locks = new Locks().of('tab')
  expect((await claimWriter(locks, 'acme')).taken).toBe(false)
  expect((await claimWriter(locks, 'other')).taken).toBe(false)
})

test('a lock that cannot be had at all is no silent reader', async () => {
  const request = () => Promise.reject(new DOMException('no locks here', 'SecurityError'))
  await expect(claimWriter({ request } as unknown as LockManager, 'acme')).rejects.toThrow('no locks here')
})

test('[W5] a tab that lost the lock before it looked knows its turn when it comes again', async () => {
  const locks = new Locks()
  const [one, two] = [locks.of('one'), locks.of('two')]
  await claimWriter(one, 'acme')
  const { isOurs } = witness(one, 'acme', 'one')
  const stolen = await stealWriter(two, 'acme')
  expect(await isOurs()).toBe(false)
  stolen.release()
  await new Promise(setImmediate)
  expect((await claimWriter(one, 'acme')).taken).toBe(false)
  expect(await isOurs()).toBe(true)
})

test('[W5] a tab whose own lock comes late does not take the turn of another one for its own', async () => {
  const locks = new Locks()
  const [one, two] = [locks.of('one'), locks.of('two')]
  let grant = () => {}
  const granted = new Promise<void>((resolve) => (grant = resolve))
  const request = (...given: unknown[]) => granted.then(() => (one.request as (...all: unknown[]) => unknown)(...given))
  const late = { request, query: () => one.query() } as unknown as LockManager
  await claimWriter(two, 'acme')
  const answer = witness(late, 'acme', 'one').isOurs()
  grant()
  expect(await answer).toBe(false)
})
