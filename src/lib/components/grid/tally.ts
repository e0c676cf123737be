// What the cells of a selection come to, as a spreadsheet shows at its foot.
import { Decimal } from 'decimal.js'
import { showNumber } from '#lib/format/numbers.ts'
import * as texts from '#lib/texts/grid.ts'
import { rowsIn } from './block.ts'
import type { Range } from './selection.svelte.ts'
import type { Sheet, SheetCell } from './sheet.ts'

const Exact = Decimal.clone({ precision: 40 })

export interface Tally {
  count: number
  /** Figures need one unit for all; without it there is only how many there are. */
  figures: { label: string; text: string }[]
}

interface Known {
  value: string
  unit: string
}

/** Past this many cells they are not added up while somebody pulls a range over them. */
const most = 60_000

/** Null where there are not several numbers. */
export function tallyOf(sheet: Sheet, range: Range | null): Tally | null {
  if (!range || (range.bottom === range.top && range.right === range.left)) return null
  if ((range.bottom - range.top + 1) * (range.right - range.left + 1) > most) return null
  const numbers = rowsIn(sheet, range)
    .flat()
    .flatMap((cell) => numberOf(cell) ?? [])
  if (numbers.length < 2) return null
  const { unit } = numbers[0]!
  if (numbers.some((number) => number.unit !== unit)) return { count: numbers.length, figures: [] }
  let [sum, least, greatest] = [new Exact(0), new Exact(Infinity), new Exact(-Infinity)]
  for (const { value } of numbers) {
    const number = new Exact(value)
    sum = sum.plus(number)
    if (number.lt(least)) least = number
    if (number.gt(greatest)) greatest = number
  }
  const show = (value: Decimal) => showNumber(value.toDecimalPlaces(12).toFixed(), unit, 'column', sheet.setting)
  return {
    count: numbers.length,
    figures: [
      { label: texts.sum, text: show(sum) },
      { label: texts.average, text: show(sum.div(numbers.length)) },
      { label: texts.lowest, text: show(least) },
      { label: texts.highest, text: show(greatest) }
    ]
  }
}

function numberOf({ target, number }: SheetCell): Known | null {
  if (number) return { value: String(number.value), unit: number.unit }
  if (target?.declared.kind !== 'number' || target.now === null || target.now === '') return null
  return { value: target.now, unit: target.declared.unit ?? 'number' }
}
