// What every page needs: the workspace, and how things look on this device.
import { getContext, setContext } from 'svelte'
import type { Settings } from '#lib/client/settings.svelte.ts'
import type { Workspace } from '#lib/client/workspace.svelte.ts'

export interface App {
  workspace: Workspace
  settings: Settings
}

const key = Symbol('app')

export const provideApp = (app: App): App => setContext(key, app)
export const useApp = (): App => getContext<App>(key)
