// Rows that hold for some months: growth and headcount. Setting part of a period splits it, as does removing part.
import * as texts from '#lib/texts/commands-periods.ts'
import type { Change, Row, Values } from '../edit.ts'
import * as problems from '../problems.ts'
import { refused } from '../result.ts'
import { rangeText } from '../rules.ts'
import { rangeColumns } from '../scenario-file.ts'
import { departments, memberLabels, tableNamed } from '../schema.ts'
import {
  changed,
  columnFlag,
  flag,
  insert,
  remove,
  scenarioArgument,
  scenarioMeant,
  several,
  text,
  update,
  type Command,
  type Given,
  type Read
} from './command.ts'

interface Period {
  start: number
  end: number
}

/** What is left of the rows when these months are cut out of them: shortened, split in two, or gone. */
function cutOut(read: Read, table: string, owner: string, rows: readonly Row[], cut: Period): Change[] {
  const [startColumn, endColumn] = rangeColumns(tableNamed(table)) as [string, string]
  return rows.flatMap((row): Change[] => {
    const [start, end] = [Number(row[startColumn]), Number(row[endColumn])]
    if (end < cut.start || start > cut.end) return []
    const before = start < cut.start
    const after = end > cut.end
    if (!before && !after) return [remove(table, row)]
    const kept = update(
      table,
      row,
      before ? { [endColumn]: String(cut.start - 1) } : { [startColumn]: String(cut.end + 1) }
    )!
    if (!before || !after) return [kept]
    const { id: _, ...values } = row
    return [kept, insert(read, table, owner, { ...values, [startColumn]: String(cut.end + 1) })]
  })
}

function periodOf(given: Given, name: string): Period {
  const [start, end] = several(given, name)!.map(Number)
  return { start: start!, end: end! }
}

/** The first month of a period that no row covers. */
function firstGap(rows: readonly Row[], table: string, { start, end }: Period): number | null {
  for (let month = start; month <= end; month++)
    if (!rows.some((row) => overlaps(row, table, { start: month, end: month }))) return month
  return null
}

/** Whether some month of a period has more than one row. */
function sharesMonths(rows: readonly Row[], table: string, { start, end }: Period): boolean {
  for (let month = start; month <= end; month++)
    if (rows.filter((row) => overlaps(row, table, { start: month, end: month })).length > 1) return true
  return false
}

const overlaps = (row: Row, table: string, { start, end }: Period): boolean => {
  const [startColumn, endColumn] = rangeColumns(tableNamed(table)) as [string, string]
  return Number(row[startColumn]) <= end && start <= Number(row[endColumn])
}

const named = ({ start, end }: Period): string => rangeText(String(start), String(end))

const rangeFlag = flag('range', { as: 'range' }, texts.range, true)
const periodFlag = flag('period', { as: 'range' }, texts.period, true)
const departmentFlag = flag('department', { as: 'choice', choices: departments }, texts.department(departments), true)

export const periodCommands: readonly Command[] = [
  {
    words: 'growth list',
    help: texts.listGrowth,
    example: 'growth list base',
    arguments: [scenarioArgument]
  },
  {
    words: 'growth set',
    help: texts.setGrowth,
    example: 'growth set base --range M1-M3 --rate 100%',
    arguments: [scenarioArgument, rangeFlag, columnFlag('rate', 'growth_rates', 'rate', true)],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const period = periodOf(given, 'range')
      if (period.start < 1) return refused(problems.growthFromM1())
      const values = { month_start: String(period.start), month_end: String(period.end), rate: text(given, 'rate')! }
      return setPeriod(
        read,
        'growth_rates',
        scenario.value.id,
        read.rows('growth_rates', scenario.value.id),
        period,
        values,
        texts.growthSet(named(period))
      )
    }
  },
  {
    words: 'growth remove',
    help: texts.removeGrowth,
    example: 'growth remove base --range M49-M60',
    arguments: [scenarioArgument, rangeFlag],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const period = periodOf(given, 'range')
      const rows = read.rows('growth_rates', scenario.value.id)
      const touched = rows.filter((row) => overlaps(row, 'growth_rates', period))
      if (touched.length === 0) return refused(problems.nothingInRange(texts.growth, named(period)))
      const changes = cutOut(read, 'growth_rates', scenario.value.id, touched, period)
      return changed(changes, texts.growthRemoved(named(period)), touched, 'growth_rates')
    }
  },
  {
    words: 'headcount list',
    help: texts.listHeadcount,
    example: 'headcount list base',
    arguments: [scenarioArgument]
  },
  {
    words: 'headcount set',
    help: texts.setHeadcount,
    example: 'headcount set base --department engineering --period M6-M17 --count 8 --salary 12000',
    arguments: [
      scenarioArgument,
      departmentFlag,
      periodFlag,
      columnFlag('count', 'headcount', 'count'),
      columnFlag('salary', 'headcount', 'avg_salary')
    ],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const [period, department] = [periodOf(given, 'period'), text(given, 'department')!]
      const rows = staff(read, scenario.value.id, department)
      const [count, salary] = [text(given, 'count'), text(given, 'salary')]
      const label = memberLabels[department]!
      if (count === undefined && salary === undefined) return refused(problems.nothingToSet(['--count', '--salary']))
      if (count === undefined || salary === undefined) {
        const gap = firstGap(rows, 'headcount', period)
        if (gap !== null)
          return refused(
            count === undefined
              ? problems.needsValue('--count', texts.nobodyIn(label, gap))
              : problems.needsValue('--salary', texts.noSalaryIn(label, gap))
          )
        const touched = rows.filter((row) => overlaps(row, 'headcount', period))
        if (sharesMonths(touched, 'headcount', period))
          return refused(problems.severalRows(texts.rowOf(label.toLowerCase()), named(period), ['--count', '--salary']))
        return changeWithin(
          read,
          'headcount',
          scenario.value.id,
          touched,
          period,
          count === undefined ? { avg_salary: salary! } : { count },
          texts.headcountSet(label, named(period))
        )
      }
      const values = {
        department,
        period_start: String(period.start),
        period_end: String(period.end),
        count,
        avg_salary: salary
      }
      return setPeriod(
        read,
        'headcount',
        scenario.value.id,
        rows,
        period,
        values,
        texts.headcountSet(label, named(period))
      )
    }
  },
  {
    words: 'headcount remove',
    help: texts.removeHeadcount,
    example: 'headcount remove base --department support --period M3-M17',
    arguments: [scenarioArgument, departmentFlag, periodFlag],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const [period, department] = [periodOf(given, 'period'), text(given, 'department')!]
      const rows = staff(read, scenario.value.id, department)
      const touched = rows.filter((row) => overlaps(row, 'headcount', period))
      const label = memberLabels[department]!.toLowerCase()
      if (touched.length === 0) return refused(problems.nothingInRange(texts.rowOf(label), named(period)))
      const changes = cutOut(read, 'headcount', scenario.value.id, touched, period)
      return changed(changes, texts.headcountRemoved(label, named(period)), touched, 'headcount')
    }
  }
]

const staff = (read: Read, scenario: string, department: string): Row[] =>
  read.rows('headcount', scenario).filter((row) => row['department'] === department)

/** What rows say within a period is changed; those that reach beyond it are split. @param rows all that overlap it */
function changeWithin(
  read: Read,
  table: string,
  owner: string,
  rows: readonly Row[],
  period: Period,
  values: Values,
  sentence: string
) {
  const [startColumn, endColumn] = rangeColumns(tableNamed(table)) as [string, string]
  const changes: (Change | null)[] = []
  const within = rows.map((row): Row => {
    const [start, end] = [Number(row[startColumn]), Number(row[endColumn])]
    if (period.start <= start && end <= period.end) {
      changes.push(update(table, row, values))
      return { ...row, ...values }
    }
    const { id: _, ...was } = row
    const part = {
      ...was,
      [startColumn]: String(Math.max(start, period.start)),
      [endColumn]: String(Math.min(end, period.end)),
      ...values
    }
    const added = insert(read, table, owner, part)
    changes.push(...cutOut(read, table, owner, [row], period), added)
    return { ...part, id: added.row }
  })
  return changed(changes, sentence, within, table)
}

/** One row for exactly this period; a row that had it already keeps its identity. */
function setPeriod(
  read: Read,
  table: string,
  owner: string,
  rows: readonly Row[],
  period: Period,
  values: Values,
  sentence: string
) {
  const [startColumn, endColumn] = rangeColumns(tableNamed(table)) as [string, string]
  const touched = rows.filter((row) => overlaps(row, table, period))
  const same = touched.find((row) => Number(row[startColumn]) === period.start && Number(row[endColumn]) === period.end)
  const others = touched.filter((row) => row !== same)
  const own = same ? update(table, same, values) : insert(read, table, owner, values)
  return changed(
    [...cutOut(read, table, owner, others, period), own],
    sentence,
    { id: same?.id ?? own!.row, ...values },
    table
  )
}
