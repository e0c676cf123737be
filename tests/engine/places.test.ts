// The workspaces of a device: made, listed, locked, opened and deleted.
import 'fake-indexeddb/auto'
import { IDBFactory } from 'fake-indexeddb'
import load from 'sql.js'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { Places } from '#workers/engine/places.ts'
import { listWorkspaces } from '#workers/store/workspaces.ts'
import { IndexedDbCopy, loadSqlite, openStore, type Copy } from '#workers/store/store.ts'
import { connectionsTo } from './connections.ts'
import { Locks } from './locks.ts'

const sqlite = loadSqlite(load)
const clock = () => Date.now()
const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))

/** Folders alone: what lies in them is tested with the copies. */
class Folders {
  readonly names = new Set<string>()
  /** A file in one of them is open somewhere. */
  isHeld = false
  root = () =>
    Promise.resolve({
      getDirectoryHandle: () => Promise.reject(new DOMException('no files here', 'NotSupportedError')),
      removeEntry: (name: string) =>
        this.isHeld
          ? Promise.reject(new DOMException('held', 'NoModificationAllowedError'))
          : this.names.delete(name)
            ? Promise.resolve()
            : Promise.reject(new DOMException('none', 'NotFoundError')),
      values: () =>
        (async function* (names: Set<string>) {
          for (const name of names) yield await Promise.resolve({ kind: 'directory', name })
        })(this.names)
    } as unknown as FileSystemDirectoryHandle)
}

let places: Places
let folders: Folders
let locks: Locks
let indexedDB: IDBFactory

beforeEach(() => {
  folders = new Folders()
  locks = new Locks()
  indexedDB = new IDBFactory()
  places = new Places({ sqlite, locks: locks.of('a tab'), root: folders.root, indexedDB, clock, randomBytes })
})

async function scenariosIn(copy: Copy): Promise<string[]> {
  const opened = await openStore({ sqlite: await sqlite, copy, mode: 'reader', clock, randomBytes })
  if (!opened.ok) throw new Error(opened.error.text)
  const ids = opened.value.rows('scenarios').map(({ id }) => id)
  await opened.value.close()
  return ids
}

async function unlocked(name: string, passphrase: string | null = null) {
  const opened = await places.unlock(name, passphrase)
  if (!opened.ok) throw new Error(opened.error.text)
  return opened.value
}

test('a workspace that is made has a scenario to begin with, and is listed under its name', async () => {
  await places.create('Fonds & Töchter / 2', null)
  folders.names.add('sextant-Only%20in%20files')
  folders.names.add('something else')
  expect(await places.list()).toEqual(['Fonds & Töchter / 2', 'Only in files'])
  expect(await scenariosIn((await unlocked('Fonds & Töchter / 2')).copy())).toEqual(['base'])
  expect(await listWorkspaces({ root: () => Promise.reject(new Error('none')), indexedDB })).toEqual([
    'Fonds & Töchter / 2'
  ])
})

describe('[D13] one that is locked', () => {
  test('opens with its passphrase, and with no other', async () => {
    await places.create('secret', 'correct horse')
    expect(await places.isLocked('secret')).toBe(true)
    expect(await places.unlock('secret', null)).toEqual({
      ok: false,
      error: { type: 'locked', text: 'This workspace is locked: type its passphrase to open it.' }
    })
    expect(await places.unlock('secret', 'wrong')).toMatchObject({ ok: false, error: { type: 'wrong-passphrase' } })
    const opened = await unlocked('secret', 'correct horse')
    expect(opened.isLocked).toBe(true)
    expect(await scenariosIn(opened.copy())).toEqual(['base'])
  })

  test('is no reason to ask for a passphrase elsewhere', async () => {
    await places.create('secret', 'correct horse')
    await places.create('open', null)
    expect(await places.isLocked('open')).toBe(false)
    expect(await scenariosIn((await unlocked('open')).copy())).toEqual(['base'])
    // One that does not exist yet is not locked either.
    expect((await unlocked('new')).isLocked).toBe(false)
  })

  test('is not taken for one that is open to everybody while its lock cannot be read', async () => {
    await places.create('secret', 'correct horse')
    const broken = vi
      .spyOn(IndexedDbCopy.prototype, 'readBackup')
      .mockRejectedValue(new DOMException('cut', 'DataError'))
    expect(await places.unlock('secret', null)).toEqual({
      ok: false,
      error: {
        type: 'lock-unread',
        text: 'This workspace cannot be read at the moment, so nothing was opened: reload the page, or allow site data for it if the browser blocks that.'
      }
    })
    expect(await places.isLocked('secret')).toBe(true)
    broken.mockRestore()
    expect(await places.unlock('secret', null)).toMatchObject({ ok: false, error: { type: 'locked' } })
  })
})

test('a look at which workspaces are locked leaves no connection open, nor does a passphrase that is wrong', async () => {
  await places.create('secret', 'correct horse')
  await places.create('open', null)
  const connections = connectionsTo(indexedDB)
  await places.isLocked('secret')
  await places.isLocked('open')
  await places.unlock('secret', null)
  await places.unlock('secret', 'wrong')
  expect(connections.opened).toBeGreaterThanOrEqual(4)
  expect(connections.closed).toBe(connections.opened)
})

test('one that could not be deleted can be opened, and deleted, afterwards', async () => {
  await places.create('old', null)
  folders.isHeld = true
  folders.names.add('sextant-old')
  expect(await places.remove('old')).toEqual({
    ok: false,
    error: {
      type: 'workspace-not-deleted',
      text: 'The browser has not deleted everything of the workspace "old": close other tabs of this page, then delete it again.'
    }
  })
  folders.isHeld = false
  expect(await places.remove('old')).toEqual({ ok: true, value: null })
  expect(await places.list()).toEqual([])
})

test('one that a tab has open is not deleted; then it is, for good', async () => {
  await places.create('old', null)
  folders.names.add('sextant-old')
  let letGo = () => {}
  const held = locks
    .of('another tab')
    .request('sextant:old:writer', {}, () => new Promise<void>((done) => (letGo = done)))
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(await places.remove('old')).toEqual({
    ok: false,
    error: {
      type: 'workspace-in-use',
      text: 'The workspace "old" is open: open another one in every tab, then delete it.'
    }
  })
  letGo()
  await held
  expect(await places.remove('old')).toEqual({ ok: true, value: null })
  expect(await places.list()).toEqual([])
})
