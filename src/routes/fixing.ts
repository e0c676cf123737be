// Puts right what a check says, from beside its cells or from the light: one edit, told with a way back.
import type { Workspace } from '#lib/client/workspace.svelte.ts'
import type { Fix } from '#lib/edit/fixes.ts'
import * as texts from '#lib/texts/client.ts'

export async function applyFix(workspace: Workspace, { label, table, edits, removes }: Fix): Promise<void> {
  const problem =
    removes.length > 0 ? await workspace.removeRows(table, removes) : await workspace.setCells(edits, label)
  if (problem === null)
    workspace.notify(texts.done(label), false, { label: texts.undo, run: () => void workspace.undo() })
}
