// What every page can find wrong as it is typed, besides the limits of a value: apart from all other mistakes, so that a
// page is not loaded with these.
import * as texts from '#lib/texts/typing-problems.ts'
import { problem, type Problem } from './result.ts'

export const rangeReversed = (start: string, end: string): Problem =>
  problem('range-reversed', texts.rangeReversed(start, end))

export const monthBeyond = (month: number, months: number): Problem =>
  problem('month-beyond', texts.monthBeyond(month, months))

export const formulaTooLong = (length: number): Problem => problem('formula-too-long', texts.formulaTooLong(length))
