// The words of the storage page: how a workspace was opened, and what a restore brings back, in the time of this place.
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { openedWords, sourceWords } from '#lib/components/storage/words.ts'

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
    const file = { file: 'main.sextant', at, isSame: true }
    expect(sourceWords(file, 'en-US')).toBe('the file main.sextant, made today 14:03')
    expect(sourceWords({ ...file, at: Date.UTC(2026, 9, 3, 12), isSame: false }, 'en-US')).toBe(
      'the file main.sextant, made 3 Oct, 8:00, whose figures come out differently in this version'
    )
  })
})
