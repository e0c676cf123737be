// The workspaces in this browser. Their stores bear their names, so that no list of them can be lost.
const prefix = 'sextant-'

/** What stands in the names of stores: a name that every browser takes. */
export const keyOf = (name: string): string => encodeURIComponent(name.normalize('NFC'))

const nameOf = (store: string): string | null => {
  if (!store.startsWith(prefix)) return null
  try {
    return decodeURIComponent(store.slice(prefix.length))
  } catch {
    return null
  }
}

export interface Places {
  root: () => Promise<FileSystemDirectoryHandle>
  indexedDB: IDBFactory
}

/** By name, in the order of the alphabet. */
export async function listWorkspaces({ root, indexedDB }: Places): Promise<string[]> {
  const stores = (await indexedDB.databases()).map(({ name }) => name ?? '')
  const folders = await foldersIn(root).catch(() => [])
  const names = [...stores, ...folders].flatMap((store) => nameOf(store) ?? [])
  return [...new Set(names)].sort((a, b) => a.localeCompare(b, 'en'))
}

async function foldersIn(root: Places['root']): Promise<string[]> {
  const names: string[] = []
  for await (const handle of (await root()).values()) if (handle.kind === 'directory') names.push(handle.name)
  return names
}

/** Both copies, for good. Nobody may have it open. */
export async function deleteWorkspace({ root, indexedDB }: Places, name: string): Promise<void> {
  const store = prefix + keyOf(name)
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(store)
    request.onsuccess = () => {
      resolve()
    }
    request.onerror = () => {
      reject(request.error ?? new Error('not deleted'))
    }
  })
  try {
    await (await root()).removeEntry(store, { recursive: true })
  } catch (error) {
    if (!(error instanceof Error) || error.name !== 'NotFoundError') throw error
  }
}
