// The automation interface: window.sextant runs commands for programs as the console does for people.
import type { CommandAnswer } from '#lib/edit/messages.ts'
import type { Workspace } from './workspace.svelte.ts'

export interface Automation {
  /** Resolves when the store is open. */
  ready: Promise<void>
  /** Resolves when everything acknowledged so far is on the device. */
  saved(): Promise<void>
  /** Runs a command; never throws for a person's mistake. */
  run(line: string, options?: { files?: Record<string, Uint8Array> }): Promise<CommandAnswer>
}

declare global {
  interface Window {
    sextant?: Automation
  }
}

export function offerAutomation(workspace: Workspace): void {
  window.sextant = {
    ready: workspace.ready,
    saved: () => workspace.saved(),
    run: (line, options = {}) => workspace.run(String(line), options.files ?? {})
  }
}
