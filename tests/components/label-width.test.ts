// How wide the column of names may be, and what the longest name takes.
import { expect, test } from 'vitest'
import { fittingWidth, leastWidth, mostWidth } from '#lib/components/statements/label-width.ts'
import type { Sheet, SheetRow } from '#lib/components/grid/sheet.ts'

test('[W6] names take at most two fifths of a page, and never so much that figures have no room', () => {
  expect([390, 820, 1440].map(mostWidth)).toEqual([156, 328, 480])
  expect(mostWidth(200)).toBe(leastWidth)
})

test('[W6] a column is as wide as its widest name, with what stands beside it', () => {
  const row = (weight: SheetRow['weight'], indent: 0 | 1): SheetRow => ({
    id: weight,
    weight,
    indent,
    removeLabel: null
  })
  const sheetOf = (aside?: string): Sheet => ({
    label: 'Cash',
    setting: { locale: 'en-US', currency: 'USD' },
    columns: [],
    rows: [row('plain', 1), row('total', 0)],
    cell: (at) => ({ text: at === 0 ? 'x'.repeat(40) : 'Cash', kind: 'label', ...(aside && at === 0 ? { aside } : {}) })
  })
  const tenEach = (text: string) => text.length * 10
  // 400 for the name, 12 and 15 before it, 4, 18 and 6 behind it.
  expect(fittingWidth(sheetOf(), tenEach)).toBe(455)
  expect(fittingWidth(sheetOf('average'), tenEach)).toBe(455 + 70 + 3)
  expect(fittingWidth({ ...sheetOf(), rows: [] }, tenEach)).toBe(leastWidth)
})
