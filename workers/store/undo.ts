// What undo and redo would take back next, read from the order of the edits alone: nothing is kept beside history.

export interface UndoEntry {
  id: string
  reverses: string | null
}

/** One press of undo or redo: the edit to reverse, and the edit that a person made and would call it by. */
export interface UndoStep<E extends UndoEntry> {
  reverses: string
  original: E
}

/** Topmost last. */
export interface UndoStacks<E extends UndoEntry> {
  undo: UndoStep<E>[]
  redo: UndoStep<E>[]
}

export function undoStacks<E extends UndoEntry>(edits: readonly E[]): UndoStacks<E> {
  const stacks: UndoStacks<E> = { undo: [], redo: [] }
  for (const edit of edits) countEdit(stacks, edit)
  return stacks
}

/** Takes the next edit into account. What reverses neither top is an edit like any other. */
export function countEdit<E extends UndoEntry>({ undo, redo }: UndoStacks<E>, edit: E): void {
  if (moveTop(undo, redo, edit) || moveTop(redo, undo, edit)) return
  undo.push({ reverses: edit.id, original: edit })
  redo.length = 0
}

function moveTop<E extends UndoEntry>(from: UndoStep<E>[], to: UndoStep<E>[], edit: E): boolean {
  const top = from.at(-1)
  if (!top || top.reverses !== edit.reverses) return false
  from.pop()
  to.push({ reverses: edit.id, original: top.original })
  return true
}
