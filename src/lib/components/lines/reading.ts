// The lines of a written model as a page shows them: those that a search asks for, in sections, each with its figures.
import type { WrittenLine } from '#lib/edit/written.ts'
import { monthLabel, showYear } from '#lib/format/months.ts'
import { showNumber, type NumberSetting } from '#lib/format/numbers.ts'
import type { View } from '#lib/model/view.ts'
import * as texts from '#lib/texts/lines.ts'

const textOf = (words: readonly { text: string }[]): string => words.map(({ text }) => text).join('')

/** Lines that hold every word of the search: in their label, name, unit, formula or sentence. */
export function linesFound(lines: readonly WrittenLine[], search: string): readonly WrittenLine[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return lines
  return lines.filter((line) => {
    const { label, key, unit, note, clauses, problem } = line
    const formulas = clauses.map(({ word, words }) => `${word} ${textOf(words)}`)
    const all = [label, key, unit, note, ...formulas, problem ?? ''].join(' ').toLowerCase()
    return wanted.every((word) => all.includes(word))
  })
}

interface LineSection {
  title: string
  lines: WrittenLine[]
}

export function inSections(lines: readonly WrittenLine[]): LineSection[] {
  const sections: LineSection[] = []
  for (const line of lines)
    if (sections.at(-1)?.title === line.section) sections.at(-1)!.lines.push(line)
    else sections.push({ title: line.section, lines: [line] })
  return sections
}

/** How figures are shown, and for which month. */
export interface Shown {
  view: View
  month: number
  startDate: string
  setting: NumberSetting
}

/** One figure of a line: which, and the words beside it. */
export interface LineFigure {
  id: string
  member: string | null
  at: number
  text: string
  when: string
}

/** The figures of a line in the month, one for each member of its axis. A line by years takes the year of the month. */
export function figuresOf(
  { series, unit, grain }: WrittenLine,
  { view, month, startDate, setting }: Shown
): LineFigure[] {
  const year = Math.ceil(month / 12)
  const at = grain === 'once' ? 0 : grain === 'yearly' ? year : month
  const when =
    grain === 'once'
      ? texts.wholePlan
      : grain === 'monthly'
        ? monthLabel(month)
        : year === 0
          ? 'M0'
          : showYear(startDate, year)
  return series.map(({ id, member }) => {
    // The years of a line by years are counted from 1, and it has none before.
    const value = grain === 'yearly' ? (year === 0 ? null : view.at(id, year - 1)) : view.at(id, at)
    return { id, member, at, when, text: figureText(value, id, unit, grain, setting) }
  })
}

/** As it stands in the statements and metrics: the number of a month is its name. */
function figureText(
  value: number | null,
  id: string,
  unit: string,
  grain: WrittenLine['grain'],
  setting: NumberSetting
): string {
  if (grain === 'once' && unit === 'month' && value !== null && id.endsWith('_month')) return monthLabel(value)
  return showNumber(value, unit, 'column', setting)
}

export const memberText = (member: string): string => member.replaceAll('_', ' ')
