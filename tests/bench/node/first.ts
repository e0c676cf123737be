// The first passes over the base scenario in a process, before anything is compiled or warm. Imported, it starts such
// processes; started, it is one.
import { execFileSync } from 'node:child_process'
import { spreadOf, type Figure } from '../figures.ts'
import { openModel } from './load.ts'
import type { FirstPasses } from './passes.ts'

const processes = 10

export function benchFirstPasses(): Figure[] {
  const all = Array.from(
    { length: processes },
    () =>
      JSON.parse(execFileSync(process.execPath, ['--import', 'tsx', import.meta.filename]).toString()) as FirstPasses
  )
  return [
    { figure: 'compile and first float pass', unit: 'ms', ...spreadOf(all.map(({ float }) => float)) },
    { figure: 'exact pass, first', unit: 'ms', ...spreadOf(all.map(({ exact }) => exact)) }
  ]
}

if (process.argv[1] === import.meta.filename) {
  const { passes, close } = await openModel()
  console.log(JSON.stringify((await passes()).firstPasses()))
  await close()
}
