import fc from 'fast-check'
import { expect, test } from 'vitest'
import { undoStacks, type UndoEntry } from '#workers/store/undo.ts'

const reversals = (steps: readonly { reverses: string }[]) => steps.map(({ reverses }) => reverses)
const originals = (steps: readonly { original: UndoEntry }[]) => steps.map(({ original }) => original.id)

test('[E4] undo and redo go back and forth over the same edit', () => {
  const edits: UndoEntry[] = [
    { id: 'a', reverses: null },
    { id: 'b', reverses: null }
  ]
  expect(reversals(undoStacks(edits).undo)).toEqual(['a', 'b'])
  edits.push({ id: 'undo b', reverses: 'b' })
  expect(reversals(undoStacks(edits).undo)).toEqual(['a'])
  expect(reversals(undoStacks(edits).redo)).toEqual(['undo b'])
  edits.push({ id: 'redo b', reverses: 'undo b' })
  expect(reversals(undoStacks(edits).undo)).toEqual(['a', 'redo b'])
  expect(originals(undoStacks(edits).undo)).toEqual(['a', 'b'])
  edits.push({ id: 'undo b again', reverses: 'redo b' }, { id: 'c', reverses: null })
  expect(reversals(undoStacks(edits).undo)).toEqual(['a', 'c'])
  expect(undoStacks(edits).redo).toEqual([])
})

test('what reverses neither top is an edit like any other', () => {
  const edits = [
    { id: 'a', reverses: null },
    { id: 'b', reverses: null },
    { id: 'c', reverses: 'a' }
  ]
  expect(reversals(undoStacks(edits).undo)).toEqual(['a', 'b', 'c'])
})

// The model: a list of what was done and how far along it one stands.
test('[E4] the stacks are those of a list with a bookmark', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('edit', 'undo', 'redo'), { maxLength: 60 }), (actions) => {
      const edits: UndoEntry[] = []
      let list: string[] = []
      let bookmark = 0
      for (const [index, action] of actions.entries()) {
        const stacks = undoStacks(edits)
        const id = `${action} ${index}`
        if (action === 'edit') {
          list = [...list.slice(0, bookmark), id]
          bookmark++
          edits.push({ id, reverses: null })
        }
        const top = action === 'undo' ? stacks.undo.at(-1) : action === 'redo' ? stacks.redo.at(-1) : undefined
        if (!top) continue
        bookmark += action === 'undo' ? -1 : 1
        edits.push({ id, reverses: top.reverses })
      }
      const { undo, redo } = undoStacks(edits)
      expect(originals(undo)).toEqual(list.slice(0, bookmark))
      expect(originals(redo).reverse()).toEqual(list.slice(bookmark))
    }),
    { seed: 3, numRuns: 300 }
  )
})
