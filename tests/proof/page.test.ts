import { readdirSync } from 'node:fs'
import { expect, test } from 'vitest'
import { page, told } from './page.ts'

const rowsOf = (text: string) => text.split('\n').filter((line) => line.startsWith('| '))

test('a figure is told with its claim, its day and the browser', () => {
  const kept = {
    'torn-file-lists': {
      measured: '2026-11-21',
      browser: 'Chromium 150.0.1',
      'lists torn': 10,
      acknowledged: 1400,
      lost: 0,
      'files lost': 2
    }
  }
  const row = rowsOf(page(kept)).find((line) => line.startsWith('| A torn list of files costs no file |'))
  expect(row).toContain('| 10 times, 1,400 edits, 0 lost, 2 files lost |')
  expect(row).toContain('| 2026-11-21, Chromium 150.0.1 |')
})

test('the largest and the smallest page are told in kilobytes', () => {
  const row = rowsOf(page({ size: { unit: 'bytes', '/': 181_335, '/console': 206_875, '/s/[id]': 155_981 } })).at(-1)
  expect(row).toContain('| 156 to 207 kB |')
})

test('what was not measured says so, and every row has as many cells as the heading', () => {
  const [heading, , ...rows] = page({}).split('\n').filter((line) => line.startsWith('|'))
  expect(rows).toHaveLength(told.length)
  for (const row of rows) {
    expect(row).toContain('| not measured yet |')
    expect(row.split('|')).toHaveLength(heading!.split('|').length)
  }
})

test('a figure of an earlier form of its test is not told as one of this', () => {
  const row = rowsOf(page({ 'killed-browser': { kills: 100, edits: 767, lost: 0 } }))[1]
  expect(row).toContain('| An edit that is called saved survives a killed browser | not measured yet |')
})

test('no figure is kept that the page does not tell', () => {
  const kept = readdirSync(import.meta.dirname).filter((name) => name.endsWith('.json'))
  expect(kept.map((name) => name.slice(0, -5)).filter((name) => !told.includes(name))).toEqual([])
})
