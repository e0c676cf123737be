// A file of the whole workspace, as it is or as it was, made and handed to the person.
import type { FoundState } from '#lib/edit/keeping.ts'
import * as texts from '#lib/texts/client.ts'
import { download } from './download.ts'
import type { Keeping } from './keeping.svelte.ts'
import type { Workspace } from './workspace.svelte.ts'

/** Without a passphrase everybody can read it. @returns what is wrong, or null */
export async function makeFile(workspace: Workspace, passphrase = ''): Promise<string | null> {
  const made = await workspace.makeFile(passphrase)
  if (!made.ok) return made.error.text
  download(made.value)
  workspace.notify(texts.made(made.value.name))
  await workspace.keeping.madeFile()
  return null
}

/** @returns what is wrong, or null */
export async function downloadState(keeping: Keeping, { id }: FoundState): Promise<string | null> {
  const file = await keeping.stateFile(id)
  if (file.ok) download(file.value)
  return file.ok ? null : file.error.text
}
