// A workbook out of the console: completed, built, downloaded, and opened by another reader.
import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { linesOf, sheetsOf } from '../workbook/opened.ts'
import { expect, test } from './app.ts'
import { press, visit } from './person.ts'

const reference = JSON.parse(readFileSync(new URL('../golden/base-expected.json', import.meta.url), 'utf8')) as {
  lines: Record<string, (number | null)[]>
}

/** To nine digits; the balance of the reference is the error of its doubles, and here nothing. */
const isSame = (a: number | null, b: unknown): boolean =>
  a === null || typeof b !== 'number' ? a === b : Math.abs(a - b) / Math.max(1, Math.abs(a)) < 1e-9

test('[O1] the console completes, builds and hands over a workbook that has the figures of the reference', async ({
  page
}) => {
  await visit(page, '/console')
  const line = page.getByLabel('Command', { exact: true })
  await line.fill('build base --format x')
  await press(page, 'Tab')
  await expect(line).toHaveValue(/^build base --format xlsx ?$/)
  await press(page, 'Enter')
  const button = page.getByRole('button', { name: 'Download base.xlsx' })
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()])
  expect(download.suggestedFilename()).toBe('base.xlsx')
  const sheets = sheetsOf(await readFile(await download.path()))
  expect(sheets).toHaveLength(13)
  const lines = linesOf(sheets)
  const wrong = Object.entries(reference.lines).flatMap(([id, values]) =>
    values.flatMap((value, month) => {
      const shown = lines.get(id)?.[0]?.get(`M${month}`) ?? null
      return isSame(id === 'balance_check' ? 0 : value, shown) ? [] : [[id, month, value, shown]]
    })
  )
  expect(wrong).toEqual([])
})
