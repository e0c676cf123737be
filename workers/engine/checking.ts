// The check: rules over what was typed, and what the lines of the model say must hold.
import type { CheckRow } from '#lib/edit/messages.ts'
import { issuesOf, type Issue } from '#lib/edit/rules.ts'
import type { ExactRun } from '#lib/model/run.ts'
import { surroundingsOf } from '#lib/model/surroundings.ts'
import { Evaluator } from '#lib/model/targets/evaluate.ts'
import { idOf, say } from '#lib/model/targets/fold.ts'
import type { Arithmetic } from '#lib/model/targets/arithmetic.ts'
import { rowKey } from '#lib/model/targets/tape.ts'
import type { Decimal } from 'decimal.js'
import type { Computed } from './computing.ts'

const typedRules: readonly { rule: Issue['rule']; holds: string }[] = [
  { rule: 'mix', holds: 'The mix of the tiers adds up to 100 %.' },
  { rule: 'tranches', holds: 'The tranches of every round add up to 100 %.' },
  { rule: 'overlap', holds: 'No two growth periods overlap.' },
  { rule: 'duplicate', holds: 'Every tier, round and expense is there once.' },
  { rule: 'cap-table', holds: 'Every priced round leaves a part to those before it.' }
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
      sentence: `Your line "${name}" is left out. ${text}`
    }
  })
  const fine: CheckRow = {
    rule: 'own-line',
    ok: true,
    where: null,
    sentence: 'Every line of your own can be computed.'
  }
  return [...rules, ...(own.length > 0 ? own : [fine])]
}

/** What the model's own lines say must hold, on exact figures to 20 decimal places. */
export function figureChecks({ compiled, inputs }: Computed, { values, arithmetic }: ExactRun): CheckRow[] {
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
      const sentence = isComputed
        ? `${cell.line.label} does not hold in M${month}. Please report it with an export of this scenario: it is our mistake, not yours.`
        : `From M${month} on the figures are too large to be computed: lower the growth.`
      return [{ rule, ok: false, where: { line: idOf(cell), month }, sentence }]
    }
    return [
      {
        rule,
        ok: true,
        where: { line: idOf(cell), month: null },
        sentence: 'Assets equal liabilities plus equity in every month.'
      }
    ]
  })
}
