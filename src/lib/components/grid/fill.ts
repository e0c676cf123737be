// What stands in the cells over which a handle is pulled: values go on as they began.
import { Decimal } from 'decimal.js'
import type { Column } from '#lib/edit/schema.ts'
import { calendarMonth, planMonth } from '#lib/format/months.ts'

const Exact = Decimal.clone({ precision: 60 })

/** series: one after the other; copy: the same again; growth: each is the one before it times 1 + growth. */
export type FillMode = { by: 'series' } | { by: 'copy' } | { by: 'growth'; rate: string }

const decimals: Partial<Record<NonNullable<Column['unit']>, number>> = { money: 2, rate: 6, multiple: 4, factor: 6 }

/**
 * @param values what stands in the source, in the direction of the fill; null for an empty cell
 * @param step 1 to go on behind them, -1 before them: the first value is then the one next to the source
 * @returns as many values as wanted
 */
export function filled(
  values: readonly (string | null)[],
  { kind, unit, whole }: Column,
  wanted: number,
  mode: FillMode,
  step: 1 | -1 = 1
): (string | null)[] {
  const edge = step === 1 ? values.at(-1)! : values[0]!
  const copies = Array.from({ length: wanted }, (_, i) =>
    step === 1 ? values[i % values.length]! : values.at(-1 - (i % values.length))!
  )
  if (mode.by === 'copy' || values.includes(null)) return copies
  if (mode.by === 'growth') {
    if (kind !== 'number') return copies
    const factor = new Exact(mode.rate).plus(1)
    const places = whole ? 0 : (decimals[unit ?? 'factor'] ?? 0)
    return Array.from({ length: wanted }, (_, i) =>
      new Exact(edge)
        .times(factor.pow((i + 1) * step))
        .toDecimalPlaces(places)
        .toFixed()
    )
  }
  const known = values as readonly string[]
  if (kind === 'number' || kind === 'month') {
    const difference = evenStep(known) ?? (kind === 'month' && known.length === 1 ? new Exact(1) : null)
    if (!difference) return copies
    return Array.from({ length: wanted }, (_, i) => new Exact(edge).plus(difference.times((i + 1) * step)).toFixed())
  }
  if (kind === 'date') {
    const months = evenMonths(known)
    return months === null
      ? copies
      : Array.from({ length: wanted }, (_, i) => monthsLater(edge, months * (i + 1) * step))
  }
  if (kind === 'name') return Array.from({ length: wanted }, (_, i) => counted(edge, (i + 1) * step) ?? copies[i]!)
  return copies
}

/** The one difference between all neighbours, where there is one. */
function evenStep(values: readonly string[]): Decimal | null {
  if (values.length < 2) return null
  const steps = values.slice(1).map((value, i) => new Exact(value).minus(values[i]!))
  return steps.every((step) => step.eq(steps[0]!)) ? steps[0]! : null
}

function evenMonths(dates: readonly string[]): number | null {
  if (dates.length === 1) return 1
  const steps = dates.slice(1).map((date, i) => planMonth(dates[i]!, calendarMonth(date, 1)) - 1)
  const sameDay = dates.every((date) => date.slice(8) === dates[0]!.slice(8))
  return sameDay && steps.every((step) => step === steps[0]) ? steps[0]! : null
}

/** The same day of another month, or its last one. */
function monthsLater(date: string, months: number): string {
  const { year, month } = calendarMonth(date, months + 1)
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const day = Math.min(Number(date.slice(8)), last)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** "Series 1" goes on with "Series 2". */
function counted(name: string, more: number): string | null {
  const [, words = '', digits] = /^(.*?)(\d{1,9})$/.exec(name) ?? []
  if (digits === undefined || Number(digits) + more < 0) return null
  return words + String(Number(digits) + more).padStart(digits.length, '0')
}
