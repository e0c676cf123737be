// What the app has stored in either copy, seen and damaged behind its back: from a page of its host on which it does not
// run.
import type { Page } from '@playwright/test'

/** The picture names no icon for its own tab. */
export const noIcon = /404 .*favicon\.ico/

/** Leaves the app for a picture that lies beside it. */
export async function leaveApp(page: Page): Promise<void> {
  await page.goto('/icon.svg')
  await page.evaluate(() => {
    const settled = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error!)
      })
    const open = () => settled(indexedDB.open('sextant-main'))
    Object.assign(window, { settled, open })
  })
}

/** Every record of every table, by its key. */
export const everythingStored = (page: Page): Promise<Record<string, Record<string, string>>> =>
  page.evaluate(async () => {
    const { settled, open } = window as unknown as Tools
    const database = await open()
    const stored: Record<string, Record<string, string>> = {}
    for (const name of database.objectStoreNames) {
      const table = database.transaction(name).objectStore(name)
      const [keys, values] = await Promise.all([settled(table.getAllKeys()), settled(table.getAll())])
      stored[name] = Object.fromEntries(
        keys.map((key, i) => [JSON.stringify(key), JSON.stringify(Object.values(values[i] as object))])
      )
    }
    database.close()
    return stored
  })

export type Damage = 'a byte changed' | 'gone'

/** Damages the record of a table at a share of its keys: 0 is the first, 1 the last. */
export const damage = (page: Page, table: string, place: number, how: Damage): Promise<void> =>
  page.evaluate(
    async ([name, place, how]) => {
      const { settled, open } = window as unknown as Tools
      const database = await open()
      const table = database.transaction(name, 'readwrite').objectStore(name)
      const keys = await settled(table.getAllKeys())
      const key = keys[Math.round(place * (keys.length - 1))]!
      const bytes = await settled<Uint8Array>(table.get(key))
      bytes[bytes.length >> 1]! ^= 1
      if (how === 'gone') await settled(table.delete(key))
      else await settled(table.put(bytes, key))
      database.close()
    },
    [table, place, how] as const
  )

export const emptyTables = (page: Page, tables: readonly string[]): Promise<void> =>
  page.evaluate(async (names) => {
    const { settled, open } = window as unknown as Tools
    const database = await open()
    for (const name of names) await settled(database.transaction(name, 'readwrite').objectStore(name).clear())
    database.close()
  }, tables)

/** Changes a byte in the middle of every file that holds something, behind its head. */
export const damageFiles = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const folder = await root.getDirectoryHandle('sextant-main')
    for await (const handle of folder.values() as AsyncIterable<FileSystemFileHandle>) {
      const file = await handle.getFile()
      const bytes = new Uint8Array(await file.arrayBuffer())
      if (bytes.length <= 8192) continue
      bytes[8192 + ((bytes.length - 8192) >> 1)]! ^= 1
      const writable = await handle.createWritable()
      await writable.write(bytes)
      await writable.close()
    }
  })

/** Not there, too, where the browser finds its own files torn: it fails once, and has none from then on. */
export const isDatabaseThere = (page: Page): Promise<boolean> =>
  page.evaluate(async () => {
    const databases = await indexedDB.databases().catch(() => [])
    return databases.some(({ name }) => name === 'sextant-main')
  })

/** The hash of what is in each file, by name. */
export const filesStored = (page: Page): Promise<Record<string, string>> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const folder = await root.getDirectoryHandle('sextant-main')
    const stored: Record<string, string> = {}
    for await (const handle of folder.values() as AsyncIterable<FileSystemFileHandle>) {
      const bytes = await (await handle.getFile()).arrayBuffer()
      stored[handle.name] = [...new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))].join()
    }
    return stored
  })

/** None where there are no files. */
export const fileNames = (page: Page): Promise<string[]> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    const folder = await root.getDirectoryHandle('sextant-main').catch(() => null)
    const names: string[] = []
    if (folder) for await (const { name } of folder.values() as AsyncIterable<FileSystemFileHandle>) names.push(name)
    return names.sort()
  })

/** The app that was left holds its files until the browser has ended its worker. */
export const removeFiles = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const root = await navigator.storage.getDirectory()
    for (let tries = 1; ; tries++)
      try {
        return await root.removeEntry('sextant-main', { recursive: true })
      } catch (error) {
        if (tries === 100 || (error as DOMException).name !== 'NoModificationAllowedError') throw error
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
  })

export const removeDatabase = (page: Page): Promise<void> =>
  page.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('sextant-main')
        request.onsuccess = () => {
          resolve()
        }
        request.onerror = () => {
          reject(request.error!)
        }
      })
  )

interface Tools {
  settled<T>(request: IDBRequest<T>): Promise<T>
  open(): Promise<IDBDatabase>
}
