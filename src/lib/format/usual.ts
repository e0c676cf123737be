// Where most companies are with a value, in words, and whether one is elsewhere. It is a remark and no limit.
import type { Cell } from '#lib/edit/edit.ts'
import type { Column } from '#lib/edit/schema.ts'
import * as texts from '#lib/texts/numbers.ts'
import { showNumber, type NumberSetting } from './numbers.ts'

/** "Usually 20 % to 40 %."; empty where nothing is known. */
export function usualWords({ usual, unit }: Column, setting: NumberSetting): string {
  if (!usual) return ''
  const show = (text: string): string => showNumber(text, unit, 'typed', setting)
  return texts.usually(usual.map(({ from, to, among }) => texts.usualRange(show(from), show(to), among)))
}

/** Lower, or higher, than all that is usual. Zero is mostly something not filled in. */
export function unusually(value: Cell, { usual }: Column): 'lower' | 'higher' | null {
  if (!usual || value === null || Number(value) === 0) return null
  if (usual.every(({ from }) => Number(value) < Number(from))) return 'lower'
  return usual.every(({ to }) => Number(value) > Number(to)) ? 'higher' : null
}

/**
 * What to say beside a value that is not usual.
 * @param name what people call the cell
 */
export function unusualRemark(name: string, value: Cell, column: Column, setting: NumberSetting): string | null {
  const than = unusually(value, column)
  return than && texts.unusualRemark(name, than, usualWords(column, setting))
}
