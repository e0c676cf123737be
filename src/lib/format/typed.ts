// What a person typed into a cell, as the exact value it stands for and as it will be shown.
import type { Cell } from '#lib/edit/edit.ts'
import { checkValue, emptyProblem, mayBeEmpty } from '#lib/edit/limits.ts'
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import { memberLabels, type Column } from '#lib/edit/schema.ts'
import { decimalText } from '#lib/model/decimal-text.ts'
import type { Fiscal } from '#lib/model/periods.ts'
import { readUnit } from '#lib/model/language/units.ts'
import { about } from '#lib/texts/numbers.ts'
import { plainSigns, readAmount } from './amounts.ts'
import { showDate } from './dates.ts'
import { monthLabel, showMonth } from './months.ts'
import { showNumber, usualSetting } from './numbers.ts'
import { Refusal } from './refusals.ts'
import { separatorsOf } from './separators.ts'
import { readDate } from './typed-dates.ts'
import { readMonth } from './typed-months.ts'

export interface TypedSetting {
  /** A language such as 'de-DE', or 'point' where a decimal point is a point whatever the language, as in commands. */
  locale: string
  /** What the cell holds now, for +10% and *1.05; left out in commands, which say the value itself. */
  now?: Cell
  currency?: string | undefined
  /** The plan's first day, an ISO date: with it, months can be written as in a calendar. */
  startDate?: string | undefined
  fiscal?: Fiscal | undefined
}

export interface Typed {
  value: Cell
  /** What was understood, as it will be shown; empty where the cell will be. */
  echo: string
}

/**
 * Reads what was typed. Nothing typed empties the cell where that is allowed; numbers and texts that cannot be empty
 * then take what stands there when nothing was typed, and the rest is refused.
 */
export function readTyped(text: string, column: Column, setting: TypedSetting): Result<Typed, Problem> {
  try {
    const { value, asPercent } =
      text.trim() === '' ? { value: emptyValue(column, setting), asPercent: false } : readValue(text, column, setting)
    const problem = checkValue(column, value, { decimal: separatorsOf(setting.locale).decimal, asPercent })
    return problem ? refused(problem) : ok({ value, echo: echoOf(value, column, setting) })
  } catch (error) {
    if (error instanceof Refusal) return refused(error.problem)
    throw error
  }
}

function emptyValue(column: Column, { locale }: TypedSetting): Cell {
  if (mayBeEmpty(column)) return null
  const takesMissing = column.kind === 'number' || column.kind === 'text' || column.kind === 'unit' || column.optional
  if (!takesMissing || column.missing === null) throw new Refusal(emptyProblem(column, separatorsOf(locale).decimal))
  return column.missing
}

interface Read {
  value: string
  asPercent: boolean
}

function readValue(text: string, column: Column, setting: TypedSetting): Read {
  const { locale, now, currency = usualSetting.currency } = setting
  const as = (value: string): Read => ({ value, asPercent: false })
  switch (column.kind) {
    case 'number': {
      const { text: value, asPercent } = readAmount(text, column, { locale, currency, now })
      return { value, asPercent }
    }
    case 'month':
      return as(
        /^[=+*/]/.test(plainSigns(text))
          ? readAmount(text, column, { locale, currency, now }).text
          : readMonth(text, column, setting)
      )
    case 'date':
      return as(readDate(text, locale))
    case 'place':
    case 'time':
      return as(text.trim())
    case 'choice':
      return as(readChoice(text, column, locale !== 'point'))
    case 'name':
      return as(text.trim().normalize('NFC'))
    case 'unit':
      return as(readUnit(text) ?? text.trim())
    case 'formula':
      return as(text.trim().replace(/^=\s*/, ''))
    case 'text':
      return as(text.trim())
  }
}

/** A choice by its own word or its label, in a cell by how one of them begins; what is neither is left to be refused. */
function readChoice(text: string, column: Column, mayBegin: boolean): string {
  const choices = column.choices ?? []
  const plain = (word: string) =>
    word
      .trim()
      .toLowerCase()
      .replace(/[\s_-]+/g, ' ')
  const goesBy = (fits: (word: string) => boolean) =>
    choices.filter((choice) => [choice, labelOf(choice)].some((word) => fits(plain(word))))
  const [whole] = goesBy((word) => word === plain(text))
  const begun = text.trim() === '' || !mayBegin ? [] : goesBy((word) => word.startsWith(plain(text)))
  return whole ?? (begun.length === 1 ? begun[0]! : text.trim())
}

const labelOf = (choice: string): string => memberLabels[choice] ?? choice

function echoOf(value: Cell, column: Column, setting: TypedSetting): string {
  if (value === null) return ''
  switch (column.kind) {
    case 'number':
      return echoNumber(value, column, setting)
    case 'month': {
      const label = monthLabel(Number(value))
      return setting.startDate === undefined
        ? label
        : `${label} · ${showMonth(setting.startDate, Number(value), 'long', setting.locale)}`
    }
    case 'date':
      return showDate(value, 'long', setting.locale)
    case 'choice':
      return labelOf(value)
    default:
      return value
  }
}

/** From a million on the digits are told besides the glance; where not every digit can be shown, it says "about". */
function echoNumber(
  value: string,
  { unit }: Column,
  { locale, currency = usualSetting.currency }: TypedSetting
): string {
  const show = (style: 'typed' | 'short', as = unit) => showNumber(value, as, style, { locale, currency })
  const shown = show('typed')
  const isAmount = unit === undefined || unit === 'money' || unit === 'customers' || unit === 'shares'
  const isLarge = isAmount && Math.abs(Number(value)) >= 1e6
  const fraction = decimalText(value)!.split('.')[1] ?? ''
  if (fraction.length > (unit === 'rate' ? 6 : 4)) return about(isLarge ? show('short') : shown)
  return isLarge ? `${showNumber(value, 'number', 'typed', { locale, currency })} → ${show('short')}` : shown
}
