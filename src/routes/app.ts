// What every page needs: the workspace, how things look on this device, the folder that gets files by itself, and what
// opens over every page.
import { getContext, setContext } from 'svelte'
import type { FolderKeeper } from '#lib/client/folder.svelte.ts'
import type { Settings } from '#lib/client/settings.svelte.ts'
import type { Workspace } from '#lib/client/workspace.svelte.ts'

export type Over = 'palette' | 'shortcuts'

export interface App {
  workspace: Workspace
  settings: Settings
  folder: FolderKeeper
  show: (what: Over) => void
}

const key = Symbol('app')

export const provideApp = (app: App): App => setContext(key, app)
export const useApp = (): App => getContext<App>(key)
