// Numbered edits without an end, and the proof that of those that were called saved none is gone: for tests that kill.
import type { Page } from '@playwright/test'
import base from '../golden/base-scenario.json' with { type: 'json' }
import { expect } from './app.ts'
import { run } from './person.ts'

/** Edits from a number on; those that are on the device are told. Every eighth replaces all rows at once. */
export async function keepEditing(page: Page, from: number): Promise<void> {
  await page.evaluate(async (from) => {
    const { sextant, tell } = window as unknown as Required<Window> & { tell: (number: number) => void }
    const exported = await sextant.run('export base')
    const plan = (exported as unknown as { data: { assumptions: object } }).data
    const edit = async (number: number) => {
      if (number % 8 !== 0) return sextant.run(`assume set base opening_cash ${number}`)
      const changed = JSON.stringify({ ...plan, assumptions: { ...plan.assumptions, opening_cash: number } })
      const name = `plan-${number}.json`
      return sextant.run(`import base ${name}`, { files: { [name]: new TextEncoder().encode(changed) } })
    }
    const goOn = async () => {
      for (let number = from; ; number++) {
        await edit(number)
        const told = sextant.saved().then(() => tell(number))
        if (number % 3 === 0) await told
      }
    }
    void goOn()
  }, from)
}

/** The last of the newest numbered edits, once it is certain that none before it is missing, or there twice. */
export async function lastEdit(page: Page, rows = 1000): Promise<number> {
  const history = await run<{ edit_id: string; why: string }[]>(page, `history base --limit ${rows}`)
  const edits = new Map(history.map(({ edit_id, why }) => [edit_id, why]))
  const numbers = [...edits.values()].flatMap((why) => {
    const found = /^(?:assume set base opening_cash |import base plan-)(\d+)/.exec(why)
    return found ? [Number(found[1])] : []
  })
  const last = numbers[0] ?? 0
  expect(numbers).toEqual(numbers.map((_, i) => last - i))
  if (history.length < rows) expect(numbers).toHaveLength(last)
  return last
}

/** Every edit there ever was is there, and the plan is what they come to. */
export async function expectWhole(page: Page, last: number): Promise<void> {
  expect(await lastEdit(page, 100_000)).toBe(last)
  expect(await run(page, 'export base')).toEqual({
    ...base,
    assumptions: { ...base.assumptions, opening_cash: last === 0 ? 500_000 : last }
  })
}
