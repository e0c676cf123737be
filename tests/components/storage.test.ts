// The words of the storage page: how a workspace was opened, and what a restore brings back, in the time of this place.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { cellWords } from '#lib/components/storage/plan-words.ts'
import { bestFirst, foundWords, openedWords, sourceWords } from '#lib/components/storage/words.ts'
import type { FoundState } from '#lib/edit/keeping.ts'

describe('how a workspace was opened', () => {
  const opened = { wasClosed: true, replayed: 0, milliseconds: 0 }

  test('says how much of the journal was read again, one entry or several', () => {
    expect(openedWords(opened, 'en-US')).toBe('After an orderly end.')
    expect(openedWords({ ...opened, replayed: 1 }, 'en-US')).toBe(
      'After an orderly end. 1 entry of the journal was read again.'
    )
    expect(openedWords({ ...opened, replayed: 1204 }, 'de-DE')).toBe(
      'After an orderly end. 1.204 entries of the journal were read again.'
    )
  })

  test('says what a time that was cut off has cost', () => {
    expect(openedWords({ wasClosed: false, replayed: 2, milliseconds: 41.6 }, 'en-US')).toBe(
      'After a time that was cut off; nothing that was saved is lost. ' +
        '2 entries of the journal were read again. It took 42 ms.'
    )
  })
})

describe('[D14] what a restore brings back', () => {
  const at = Date.UTC(2026, 10, 21, 19, 3)

  beforeEach(() => {
    vi.stubEnv('TZ', 'America/New_York')
    vi.useFakeTimers({ now: Date.UTC(2026, 10, 22, 4) })
  })
  afterEach(() => {
    vi.unstubAllEnvs()
    vi.useRealTimers()
  })

  // In New York it is five hours earlier: 14:03, on the day that ends in an hour.
  test('is a state by the name that the page has for it, at the time of this place', () => {
    expect(sourceWords({ reason: 'daily', at }, 'en-US')).toBe('the state of the day, today 14:03')
    expect(sourceWords({ reason: 'before a restore', at }, 'en-US')).toBe('the state “before a restore”, today 14:03')
    expect(sourceWords({ reason: 'as it was', at }, 'en-US')).toBe('the workspace as it was, today 14:03')
    expect(sourceWords({ reason: 'daily', at: null }, 'en-US')).toBe('the state of the day')
  })

  test('is a file by its name, when it was made, and whether its figures are still the same', () => {
    const file = { file: 'main.sextant', workspace: 'main', at, isSame: true }
    expect(sourceWords(file, 'en-US')).toBe('the file main.sextant, made today 14:03')
    expect(sourceWords({ ...file, at: Date.UTC(2026, 9, 3, 12), isSame: false }, 'en-US')).toBe(
      'the file main.sextant, made 3 Oct, 8:00, whose figures come out differently in this version'
    )
  })
})

describe('[D4] what was found of a workspace that did not open', () => {
  const found = (id: string, at: number | null, fault: string | null = null): FoundState => ({
    ...{ id, at, fault, copies: ['files'], kind: 'snapshot', reason: '', bytes: 1 }
  })

  test('is in the order of how much of the work it holds, then of time; what does not open comes last', () => {
    const edits: Record<string, number | null> = { newer: 29, most: 30, same: 29, refused: null }
    const states = [
      found('broken', 90, 'its bytes have changed'),
      found('refused', 80),
      found('same', 40),
      found('newer', 41),
      found('most', 30)
    ]
    const order = bestFirst(states, ({ id }) => edits[id] ?? null)
    expect(order.map(({ id }) => id)).toEqual(['most', 'newer', 'same', 'refused', 'broken'])
  })

  test('is told by the copy where the copies differ in what is the newest', () => {
    const latest = { kind: 'latest' as const, reason: 'newest state' }
    expect(foundWords({ ...latest, copies: ['files'] })).toBe('Newest state in the files')
    expect(foundWords({ ...latest, copies: ['database'] })).toBe('Newest state in the database')
    expect(foundWords({ ...latest, copies: ['files', 'database'] })).toBe('Newest state · files and database')
    expect(foundWords({ kind: 'snapshot', reason: 'snapshot 7', copies: ['files'] })).toBe(
      'State saved along the way · files'
    )
  })
})

describe('[D14] a cell that a restore changes', () => {
  const setting = { locale: 'en-US', currency: 'USD' }
  const words = (table: string, row: Record<string, string>, column: string, was: string | null, now: string | null) =>
    Object.values(cellWords({ table, row, column, was, now }, setting))

  test('is named as on its sheet, with both values as the sheet shows them', () => {
    expect(words('pricing', { tier: 'team' }, 'monthly_price', '33', '77')).toEqual([
      'Pricing · team · Price / month',
      '$33',
      '$77'
    ])
    expect(words('pricing', { tier: 'team' }, 'annual_prepaid_share', '0.3', null)).toEqual([
      'Pricing · team · Prepaid yearly',
      '30 %',
      'empty'
    ])
    expect(words('assumptions', { parameter: 'opening_cash' }, 'value', '500000', '1')).toEqual([
      'General assumptions · Opening cash',
      '$500,000',
      '$1'
    ])
    expect(words('scenarios', { name: 'Base' }, 'start_date', '2026-01-01', '2026-02-01')).toEqual([
      'Starts on',
      '1 January 2026',
      '1 February 2026'
    ])
  })
})
