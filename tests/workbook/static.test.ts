import { writeFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { runCommand } from '#workers/engine/running.ts'
import { openEngine } from '../engine.ts'
test('try', async () => {
  const { engine } = await openEngine()
  const t = performance.now()
  const a = await runCommand(engine, 'build base --format xlsx')
  if (!a.ok) throw new Error(a.problem.text)
  console.log(a.text, a.files[0]!.bytes.length, performance.now() - t)
  writeFileSync('/tmp/h/c/base.xlsx', a.files[0]!.bytes)
  const c = await runCommand(engine, 'build base --format csv')
  if (c.ok) console.log(c.text, new TextDecoder().decode(c.files[1]!.bytes).slice(0, 400))
  expect(1).toBe(1)
})
