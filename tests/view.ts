// A scenario's figures as the pages get them, and figures that are not looked at.
import type { Inputs } from '#lib/model/inputs.ts'
import { catalogueOf, type FigureSet } from '#lib/model/series.ts'
import { View } from '#lib/model/view.ts'
import { Computing, figuresOf } from '#workers/engine/computing.ts'

const none = new Float64Array()
export const noFigures: FigureSet = {
  ...{ isExact: true, fiscal: null, months: none, quarters: none, years: none, toDate: none, yearly: none, once: none }
}

export function viewOf({ months, tables }: Inputs, startDate = '2026-01-01'): View {
  const typed = Object.fromEntries(
    Object.entries(tables).map(([name, rows]) => [name, rows.map((row, i) => ({ id: String(i), ...row }))])
  )
  const computed = new Computing().prepare({ id: 'base', months: String(months), start_date: startDate }, typed)
  return new View(catalogueOf(computed.compiled), figuresOf(computed), months)
}
