// What a valuation would be if two of its assumptions were other than typed: for each cell the model itself is run with
// them changed. Loaded when somebody looks at the value or asks for it in the console.
import { Decimal } from 'decimal.js'
import { ok, type Problem, type Result } from '#lib/edit/result.ts'
import { checkValue } from '#lib/edit/limits.ts'
import { writeNumber } from '#lib/edit/scenario-file.ts'
import { columnFor, type Column } from '#lib/edit/schema.ts'
import type { SensitivityTable, Steps } from '#lib/edit/valuing.ts'
import { showNumber } from '#lib/format/numbers.ts'
import { parameterText, type Inputs, type TableRow } from '#lib/model/inputs.ts'
import { runDoubles, type Compiled } from '#lib/model/run.ts'
import * as texts from '#lib/texts/valuation.ts'
import { onceValues, type Computed } from './computing.ts'
import type { Looking } from './looking.ts'

const Wide = Decimal.clone({ precision: 60 })

/** How far one step goes, in the unit that the assumption is typed in. */
const steps: Readonly<Record<string, string>> = {
  discount_rate: '0.01',
  terminal_growth: '0.005',
  exit_multiple: '1'
}
const mostSteps = 2

const rate = 'discount_rate'
const tables = [
  { line: 'gordon_enterprise_value', across: 'terminal_growth' },
  { line: 'exit_enterprise_value', across: 'exit_multiple' }
]

export function sensitivityOf(looking: Looking, id: string): Result<readonly SensitivityTable[], Problem> {
  const scenario = looking.workspace.scenarioById(id)
  return scenario.ok ? ok(sensitivity(looking.computed(scenario.value))) : scenario
}

export function sensitivity({ compiled, inputs }: Computed): SensitivityTable[] {
  return tables.map(({ line, across: parameter }) => {
    const [down, across] = [stepsOf(rate, compiled, inputs), stepsOf(parameter, compiled, inputs)]
    const valueAt = (first: string, second: string): number | null => {
      const changed = withAssumptions(inputs, { [rate]: first, [parameter]: second })
      return onceValues(compiled, runDoubles(compiled, changed).once)[line] ?? null
    }
    return { line, down, across, values: down.values.map((first) => across.values.map((next) => valueAt(first, next))) }
  })
}

/** As many steps to both sides as stay within the limits on both. */
function stepsOf(parameter: string, { tape }: Compiled, inputs: Inputs): Steps {
  const column = columnFor('assumptions', 'value', parameter)!
  const given = tape.parameters.find((one) => one.kind === 'input' && one.given.name === parameter)!
  const typed = parameterText(given, inputs) ?? '0'
  const at = (count: number): string =>
    count === 0 ? typed : new Wide(typed).plus(new Wide(steps[parameter]!).times(count)).toFixed()
  let reach = 0
  while (reach < mostSteps && isAllowed(column, at(reach + 1)) && isAllowed(column, at(-reach - 1))) reach++
  return { parameter, values: Array.from({ length: 2 * reach + 1 }, (_, i) => at(i - reach)) }
}

const isAllowed = (column: Column, value: string): boolean => checkValue(column, value) === null

/** What the model would be computed from if these were typed; where nothing was, a row of their own. */
function withAssumptions(inputs: Inputs, typed: Readonly<Record<string, string>>): Inputs {
  const rows = inputs.tables['assumptions'] ?? []
  const others = rows.filter(({ parameter }) => !Object.hasOwn(typed, parameter ?? ''))
  const changed = Object.entries(typed).map(([parameter, value]): TableRow => ({ id: parameter, parameter, value }))
  return { ...inputs, tables: { ...inputs.tables, assumptions: [...others, ...changed] } }
}

// In the console

/** By line, the steps by assumption, and the values by those down, then across. */
export const sensitivityOut = (found: readonly SensitivityTable[]): Record<string, unknown> =>
  Object.fromEntries(
    found.map(({ line, down, across, values }) => [
      line,
      {
        [down.parameter]: down.values.map(writeNumber),
        [across.parameter]: across.values.map(writeNumber),
        values
      }
    ])
  )

/** One table as rows of text under a title. */
export function sensitivityRows(
  { line, down, across, values }: SensitivityTable,
  { compiled }: Computed,
  { writing }: Looking
): { title: string; rows: Record<string, string>[] } {
  const [first, next] = [down, across].map(({ parameter }) => columnFor('assumptions', 'value', parameter)!)
  const { label, unit } = compiled.tape.rows.once.find((cell) => cell.line.name === line)!.line
  const heads = across.values.map((value) => showNumber(value, next!.unit, 'typed', writing))
  const rows = down.values.map((value, i) => ({
    [first!.label]: showNumber(value, first!.unit, 'typed', writing),
    ...Object.fromEntries(heads.map((head, j) => [head, showNumber(values[i]![j]!, unit, 'plain', writing)]))
  }))
  return { title: texts.byBoth(label, first!.label, next!.label), rows }
}
