// Single values: expenses by stage, days that bills stay open, general assumptions, comparable companies, own lines.
import * as texts from '#lib/texts/commands-values.ts'
import type { Cell, Change } from '../edit.ts'
import { ownLineProblem } from '../own-lines.ts'
import * as problems from '../problems.ts'
import { refused, type Result, type Problem, ok } from '../result.ts'
import { capitalParameters, categories, columnFor, parameters, stages, tableNamed } from '../schema.ts'
import {
  cellOf,
  changed,
  columnFlag,
  flag,
  insert,
  positional,
  remove,
  rowNamed,
  sameName,
  scenarioArgument,
  scenarioMeant,
  text,
  update,
  type Answer,
  type ArgumentKind,
  type Command,
  type Read
} from './command.ts'

const parameterNames = parameters.map(({ name }) => name)

/** Sets one value of a table that holds one named value a row; the row is made where it is missing. */
function setNamedValue(read: Read, table: string, scenario: string, parameter: string, value: string): Change | null {
  const row = read.rows(table, scenario).find((one) => one['parameter'] === parameter)
  return row ? update(table, row, { value }) : insert(read, table, scenario, { parameter, value })
}

/** The parameter as it is spelled in the table. */
function parameterMeant(read: Read, table: string, scenario: string, typed: string): Result<string, Problem> {
  const tiers = read.rows('pricing', scenario).map((row) => `dso_${row['tier']}`)
  const known =
    table === 'assumptions'
      ? parameterNames
      : [...tiers, ...capitalParameters.map(({ name }) => name).filter((name) => name !== 'dso')]
  const found =
    known.find((name) => name === typed) ??
    known.find((name) => sameName(name, typed)) ??
    known.find((name) => sameName(name, typed.replaceAll('-', '_')))
  if (found !== undefined) return ok(found)
  if (!typed.startsWith('dso_')) return refused(problems.unknownParameter(typed, known))
  return refused(
    problems.unknownRow(
      tableNamed('pricing').rowLabel,
      typed.slice(4),
      tiers.map((name) => name.slice(4))
    )
  )
}

export const valueCommands: readonly Command[] = [
  {
    words: 'expense list',
    help: texts.listExpenses,
    example: 'expense list base',
    arguments: [scenarioArgument]
  },
  {
    words: 'expense set',
    help: texts.setExpense,
    example: 'expense set base --category marketing --stage growth --ratio 15% --minimum 5k',
    arguments: [
      scenarioArgument,
      flag('category', { as: 'choice', choices: categories }, texts.oneOf(categories), true),
      flag('stage', { as: 'choice', choices: stages }, texts.oneOf(stages), true),
      columnFlag('ratio', 'expense_ratios', 'ratio'),
      columnFlag('minimum', 'expense_ratios', 'minimum')
    ],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const [category, stage] = [text(given, 'category')!, text(given, 'stage')!]
      const values: Record<string, Cell> = {}
      for (const column of ['ratio', 'minimum'])
        if (text(given, column) !== undefined) values[column] = text(given, column)!
      if (Object.keys(values).length === 0) return refused(problems.nothingToSet(['--ratio', '--minimum']))
      const row = read
        .rows('expense_ratios', scenario.value.id)
        .find((one) => one['category'] === category && one['stage'] === stage)
      const change = row
        ? update('expense_ratios', row, values)
        : insert(read, 'expense_ratios', scenario.value.id, { category, stage, ...values })
      return changed(
        [change],
        texts.expenseSet(category, stage),
        { ...row, category, stage, ...values },
        'expense_ratios'
      )
    }
  },
  {
    words: 'capital list',
    help: texts.listCapital,
    example: 'capital list base',
    arguments: [scenarioArgument]
  },
  {
    words: 'capital set',
    help: texts.setCapital,
    example: 'capital set base --dso-team 45 --dpo 30',
    arguments: [
      scenarioArgument,
      flag('dpo', { as: 'parameter', table: 'working_capital' }, texts.dpo),
      flag('dio', { as: 'parameter', table: 'working_capital' }, texts.dio)
    ],
    freeFlags: { prefix: 'dso-', table: 'working_capital' },
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const changes: (Change | null)[] = []
      const data: Record<string, string> = {}
      for (const [name, value] of Object.entries(given)) {
        if (name === 'scenario' || value === undefined) continue
        const parameter = parameterMeant(read, 'working_capital', scenario.value.id, name.replace(/^dso-/, 'dso_'))
        if (!parameter.ok) return parameter
        data[parameter.value] = value as string
        changes.push(setNamedValue(read, 'working_capital', scenario.value.id, parameter.value, value as string))
      }
      if (changes.length === 0) return refused(problems.nothingToSet(['--dso-<tier>', '--dpo', '--dio']))
      return changed(
        changes,
        texts.capitalSet(Object.keys(data)),
        Object.entries(data).map(([parameter, value]) => ({ parameter, value })),
        'working_capital'
      )
    }
  },
  {
    words: 'assume list',
    help: texts.listAssumptions,
    example: 'assume list base',
    arguments: [scenarioArgument]
  },
  {
    words: 'assume set',
    help: texts.setAssumption,
    example: 'assume set base tax_rate 25%',
    arguments: [
      scenarioArgument,
      positional('parameter', { as: 'text', of: 'assumptions' }, texts.parameter),
      positional('value', { as: 'parameter', table: 'assumptions' }, texts.value)
    ],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const parameter = parameterMeant(read, 'assumptions', scenario.value.id, text(given, 'parameter')!)
      if (!parameter.ok) return parameter
      const value = text(given, 'value')!
      const { label } = columnFor('assumptions', 'value', parameter.value)!
      return changed(
        [setNamedValue(read, 'assumptions', scenario.value.id, parameter.value, value)],
        texts.assumptionSet(label),
        { parameter: parameter.value, value },
        'assumptions'
      )
    }
  },
  {
    words: 'comparables list',
    help: texts.listComparables,
    example: 'comparables list base',
    arguments: [scenarioArgument]
  },
  {
    words: 'comparables add',
    help: texts.addComparable,
    example:
      'comparables add base "Comparable F" --arr 90M --growth 40% --nrr 1.2 --margin 78% --rule40 0.5 --ev-revenue 9',
    arguments: [
      scenarioArgument,
      positional('name', cellOf('comparables', 'name'), texts.comparable),
      columnFlag('arr', 'comparables', 'arr'),
      columnFlag('growth', 'comparables', 'revenue_growth'),
      columnFlag('nrr', 'comparables', 'nrr'),
      columnFlag('margin', 'comparables', 'gross_margin'),
      columnFlag('rule40', 'comparables', 'rule_of_40'),
      columnFlag('ev-revenue', 'comparables', 'ev_revenue')
    ],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const name = text(given, 'name')!
      if (read.rows('comparables', scenario.value.id).some((row) => sameName(row['name'], name)))
        return refused(problems.nameTaken(tableNamed('comparables').rowLabel, name))
      const flags = {
        arr: 'arr',
        growth: 'revenue_growth',
        nrr: 'nrr',
        margin: 'gross_margin',
        rule40: 'rule_of_40',
        'ev-revenue': 'ev_revenue'
      }
      const values = Object.fromEntries(
        Object.entries(flags).map(([name, column]) => [column, text(given, name) ?? null])
      )
      const change = insert(read, 'comparables', scenario.value.id, { name, ...values })
      return changed([change], texts.comparableAdded(name), { id: change.row, ...change.now }, 'comparables')
    }
  },
  removal(
    'comparables',
    { as: 'text', of: 'comparables' },
    {
      words: 'comparables remove',
      help: texts.removeComparable,
      example: 'comparables remove base "Comparable A"'
    }
  ),
  { words: 'line list', help: texts.listLines, example: 'line list base', arguments: [scenarioArgument] },
  {
    words: 'line set',
    help: texts.setLine,
    example: 'line set base revenue_per_head "revenue / headcount" --unit "money per person"',
    arguments: [
      scenarioArgument,
      positional('name', { as: 'text', of: 'own lines' }, texts.lineName),
      positional('formula', cellOf('custom_lines', 'formula'), texts.lineFormula),
      columnFlag('unit', 'custom_lines', 'unit', true),
      columnFlag('note', 'custom_lines', 'note')
    ],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const [name, formula, unit] = [text(given, 'name')!, text(given, 'formula')!, text(given, 'unit')!]
      return setOwnLine(read, scenario.value.id, {
        name,
        formula,
        unit,
        ...(given['note'] === undefined ? {} : { note: text(given, 'note')! })
      })
    }
  },
  removal(
    'custom_lines',
    { as: 'text', of: 'own lines' },
    {
      words: 'line remove',
      help: texts.removeLine,
      example: 'line remove base revenue_per_head'
    }
  )
]

function setOwnLine(
  read: Read,
  scenario: string,
  values: { name: string; formula: string; unit: string; note?: string }
): Answer {
  const rows = read.rows('custom_lines', scenario)
  const row = rows.find((one) => one['name'] === values.name)
  const tiers = read.rows('pricing', scenario).map((one) => one['tier']!)
  const problem = ownLineProblem(values.name, [...rows.filter((one) => one !== row), values], tiers)
  if (problem) return refused(problem)
  const change = row ? update('custom_lines', row, values) : insert(read, 'custom_lines', scenario, values)
  const made = { note: '', ...row, ...values, id: row?.id ?? change!.row }
  return changed([change], (row ? texts.lineChanged : texts.lineAdded)(values.name), made, 'custom_lines')
}

/** A command that removes the row of a name. */
function removal(table: string, named: ArgumentKind, said: Pick<Command, 'words' | 'help' | 'example'>): Command {
  return {
    ...said,
    arguments: [scenarioArgument, positional('name', named, texts.name)],
    change(read, given) {
      const scenario = scenarioMeant(read, text(given, 'scenario')!)
      if (!scenario.ok) return scenario
      const row = rowNamed(read, table, scenario.value.id, 'name', text(given, 'name')!)
      if (!row.ok) return row
      return changed([remove(table, row.value)], texts.removed(row.value['name'] ?? ''), row.value, table)
    }
  }
}
