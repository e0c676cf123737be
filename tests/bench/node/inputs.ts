// What the model is computed from, for a scenario file of any size.
import { modelWith } from '#lib/edit/own-lines.ts'
import { readScenarioFile } from '#lib/edit/scenario-file.ts'
import type { Inputs } from '#lib/model/inputs.ts'
import type { Model } from '#lib/model/language/syntax.ts'
import { sizedScenario, type Size } from '../sized.ts'

export function inputsFor(size: Partial<Size> = {}): Inputs {
  const read = readScenarioFile(new TextEncoder().encode(JSON.stringify(sizedScenario('sized', size))))
  if (!read.ok) throw new Error(read.error.text)
  const { months, tables } = read.value
  const withIds = Object.entries(tables).map(([name, rows]) => [
    name,
    rows.map((row, i) => ({ ...row, id: String(i).padStart(6, '0') }))
  ])
  return { months: Number(months), tables: Object.fromEntries(withIds) as Inputs['tables'] }
}

/** The model with the own lines of these inputs. */
export function modelFor({ tables }: Inputs): Model {
  const tiers = (tables['pricing'] ?? []).map((row) => row['tier']!)
  const { model, problems } = modelWith(tables['custom_lines'] ?? [], tiers)
  for (const [name, problem] of problems) throw new Error(`${name}: ${problem.text}`)
  return model
}
