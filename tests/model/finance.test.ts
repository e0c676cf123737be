// Quartiles by the inclusive method, beside the spreadsheet formula of the same name.
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { procedures } from '#lib/model/finance.ts'
import { agree } from '../scenarios.ts'
import { loadSpreadsheet, Sheet } from '../workbook/spreadsheet.ts'

beforeAll(() => loadSpreadsheet())

const quartiles = (values: string[]) =>
  ['low_quartile', 'median', 'high_quartile'].map((name) => procedures[name]!.value(values))

test('[M8] known quartiles', () => {
  // Source: the worked example of the inclusive method for 1 2 4 7 8 9 10 12 (3.5, 7.5 and 9.25).
  expect(quartiles(['12', '1', '8', '2', '10', '4', '9', '7'])).toEqual(['3.5', '7.5', '9.25'])
  expect(quartiles(['9.5', '6.2', '12.1', '4.4', '7.0'])).toEqual(['6.2', '7', '9.5'])
  expect(quartiles(['3'])).toEqual(['3', '3', '3'])
  expect(quartiles([])).toEqual([null, null, null])
})

test('[M8] the spreadsheet formula gives the same for any values', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.integer({ min: -9999, max: 99999 }).map((n) => String(n / 100)),
        { minLength: 1, maxLength: 12 }
      ),
      (values) => {
        const sheet = new Sheet(4, 14)
        values.forEach((value, i) => sheet.put(0, i, value))
        const names = ['low_quartile', 'median', 'high_quartile']
        names.forEach((name, i) => sheet.put(1, i, `=${procedures[name]!.excel('$A$1:$L$1')}`))
        sheet.evaluate()
        const found = names.map((_, i) => sheet.read(1, i) as number)
        expect(quartiles(values).map((value, i) => agree(Number(value), found[i]!))).toEqual([true, true, true])
      }
    ),
    { numRuns: 40, seed: 61 }
  )
})
