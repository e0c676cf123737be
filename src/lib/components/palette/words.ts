// What the palette says of a command's effect, and of how much was found.
import type { TrialChanges } from '#lib/edit/messages.ts'

const counted = (count: number, one: string): string => `${count} ${one}${count === 1 ? '' : 's'}`

/** "Changes 1 cell.", "Adds 2 rows, removes 1 row and changes 3 cells." */
export function countsOf({ added, removed, cells }: Pick<TrialChanges, 'added' | 'removed' | 'cells'>): string {
  const parts = [
    ...(added > 0 ? [`adds ${counted(added, 'row')}`] : []),
    ...(removed > 0 ? [`removes ${counted(removed, 'row')}`] : []),
    ...(cells > 0 ? [`changes ${counted(cells, 'cell')}`] : [])
  ]
  if (parts.length === 0) return 'Changes nothing.'
  const sentence = [parts.slice(0, -1).join(', '), parts.at(-1)!].filter(Boolean).join(' and ')
  return `${sentence[0]!.toUpperCase()}${sentence.slice(1)}.`
}

/** For those who hear the list. */
export const foundWords = (count: number): string =>
  count === 0 ? 'Nothing found' : count === 1 ? '1 found' : `${count} found`
