// A file of the whole workspace, made and handed to the person.
import { download } from './download.ts'
import type { Workspace } from './workspace.svelte.ts'

/** Without a passphrase everybody can read it. @returns what is wrong, or null */
export async function makeFile(workspace: Workspace, passphrase = ''): Promise<string | null> {
  const made = await workspace.makeFile(passphrase)
  if (!made.ok) return made.error.text
  download(made.value)
  workspace.notify(`Made ${made.value.name}`)
  await workspace.keeping.madeFile()
  return null
}
