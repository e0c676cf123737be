// The check: rules over what was typed, what the lines of the model say must hold, and whether cash is what flowed.
import type { CheckRow } from '#lib/edit/messages.ts'
import { issuesOf, type Issue } from '#lib/edit/rules.ts'
import type { ExactRun } from '#lib/model/run.ts'
import { surroundingsOf } from '#lib/model/surroundings.ts'
import { Evaluator } from '#lib/model/targets/evaluate.ts'
import { metricSections } from '#lib/model/statements.ts'
import { idOf, say } from '#lib/model/targets/fold.ts'
import type { Arithmetic } from '#lib/model/targets/arithmetic.ts'
import { rowKey } from '#lib/model/targets/tape.ts'
import { labelFor } from '#lib/model/view.ts'
import * as texts from '#lib/texts/checks.ts'
import type { Decimal } from 'decimal.js'
import type { Computed } from './computing.ts'

const typedRules: readonly { rule: Issue['rule']; holds: string }[] = [
  { rule: 'mix', holds: texts.mixHolds },
  { rule: 'tranches', holds: texts.tranchesHold },
  { rule: 'overlap', holds: texts.overlapHolds },
  { rule: 'duplicate', holds: texts.duplicateHolds },
  { rule: 'cap-table', holds: texts.capTableHolds }
]

/** Checks of the typed tables and own lines, which need no figures; a rule that holds is said once. */
export function typedChecks({ inputs, ownProblems }: Computed): CheckRow[] {
  const issues = issuesOf(inputs.tables)
  const rules = typedRules.flatMap(({ rule, holds }): CheckRow[] => {
    const broken = issues.filter((issue) => issue.rule === rule)
    if (broken.length === 0) return [{ rule, ok: true, where: null, sentence: holds }]
    return broken.map(({ where, sentence }) => ({ rule, ok: false, where, sentence }))
  })
  const own = [...ownProblems].map(([name, { text }]): CheckRow => {
    const rows = (inputs.tables['custom_lines'] ?? []).flatMap((row) => (row['name'] === name ? (row['id'] ?? []) : []))
    return {
      rule: 'own-line',
      ok: false,
      where: { table: 'custom_lines', rows },
      sentence: texts.ownLineLeftOut(name, text)
    }
  })
  const fine: CheckRow = { rule: 'own-line', ok: true, where: null, sentence: texts.ownLinesHold }
  return [...rules, ...(own.length > 0 ? own : [fine])]
}

/** What exact figures have to fulfil, to 20 decimal places, and which of the metrics say nothing. */
export const figureChecks = (computed: Computed, run: ExactRun): CheckRow[] => [
  ...modelChecks(computed, run),
  cashTie(computed, run),
  undefinedMetrics(computed, run)
]

/** What the model's own lines say must hold. */
function modelChecks({ compiled, inputs }: Computed, { values, arithmetic }: ExactRun): CheckRow[] {
  const { model, shape, tape } = compiled
  const rounded: Arithmetic<Decimal> = {
    ...arithmetic,
    equal: (a, b) => a.toDP(20).eq(b.toDP(20)),
    less: (a, b) => a.toDP(20).lt(b.toDP(20))
  }
  return tape.rows.monthly.flatMap((cell): CheckRow[] => {
    const { must } = cell.line
    if (!must) return []
    const rule = cell.line.name
    for (let month = 0; month <= tape.months; month++) {
      const evaluator = new Evaluator(surroundingsOf(compiled, values, inputs, arithmetic, month), rounded)
      if (say(must, model, shape, evaluator, { axis: cell.line.by, member: cell.member }) === true) continue
      const isComputed = values.monthly[tape.rowOf.get(rowKey(cell))! * (tape.months + 1) + month]!.isFinite()
      const sentence = isComputed ? texts.doesNotHold(cell.line.label, month) : texts.tooLarge(month)
      return [{ rule, ok: false, where: { line: idOf(cell), month }, sentence }]
    }
    return [{ rule, ok: true, where: { line: idOf(cell), month: null }, sentence: texts.balances }]
  })
}

const flows = ['operating_cash_flow', 'investing_cash_flow', 'financing_cash_flow']

/** The bank balance against the three parts of the cash flow statement, added up anew from the start. */
function cashTie({ compiled: { tape } }: Computed, { values }: ExactRun): CheckRow {
  const columns = tape.months + 1
  const at = (line: string, month: number): Decimal =>
    values.monthly[tape.rowOf.get(`monthly ${line}`)! * columns + month]!
  let balance = at('cash', 0)
  for (let month = 1; month <= tape.months; month++) {
    balance = flows.reduce((sum, line) => sum.plus(at(line, month)), balance)
    // Of figures that are too large the check of the balance sheet speaks.
    if (!balance.isFinite() || at('cash', month).toDP(20).eq(balance.toDP(20))) continue
    return { rule: 'cash-tie', ok: false, where: { line: 'cash', month }, sentence: texts.cashDiffers(month) }
  }
  return { rule: 'cash-tie', ok: true, where: { line: 'cash', month: null }, sentence: texts.cashHolds }
}

/** A metric without a value in any month is no fault, but somebody should know. */
function undefinedMetrics({ compiled: { tape } }: Computed, { values }: ExactRun): CheckRow {
  const columns = tape.months + 1
  const blank = tape.rows.monthly.filter((cell, row) => {
    const { line } = cell
    if (line.working || !metricSections.includes(line.section)) return false
    const own = values.monthly.slice(row * columns, (row + 1) * columns)
    // What is asked of a longer plan is not missing.
    return tape.months >= longestLook && own.every((value) => !value.isFinite())
  })
  const rule = 'undefined'
  if (blank.length === 0) return { rule, ok: true, where: null, sentence: texts.metricsHaveValues }
  const [first, second] = blank.map(({ line, member }) => labelFor(line.label, member)) as [string, string?]
  const sentence =
    second === undefined
      ? texts.metricBlank(first)
      : blank.length === 2
        ? texts.metricsBlank(first, second)
        : texts.manyMetricsBlank(blank.length, first, second)
  return { rule, ok: true, where: { line: idOf(blank[0]!), month: tape.months }, sentence }
}

/** The rule of 40 needs two years. */
const longestLook = 24
