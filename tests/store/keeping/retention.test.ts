// Which kept states stay: worked out by hand for some histories, and what holds for every one.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Backup } from '#workers/store/journal/copy.ts'
import { isDue, superfluous } from '#workers/store/keeping/retention.ts'

const day = 24 * 60 * 60 * 1000
const at = (time: string): number => Date.parse(time)

const kept = (time: number, reason = 'daily', kind: Backup['kind'] = 'state'): Backup => ({
  id: `${new Date(time).toISOString()} ${reason}`,
  at: time,
  kind,
  reason,
  schema: 1,
  length: 0,
  sha256: new Uint8Array(32)
})
const staying = (backups: readonly Backup[], now: number): Backup[] => {
  const going = new Set(superfluous(backups, now))
  return backups.filter(({ id }) => !going.has(id))
}
const dates = (backups: readonly Backup[]): string[] =>
  backups.map((backup) => new Date(backup.at).toISOString().slice(0, 10)).sort()
const everyDay = (first: string, count: number, hour = 9): Backup[] =>
  Array.from({ length: count }, (_, place) => kept(at(first) + place * day + hour * 3600_000))

describe('of the states that are kept because a day has come', () => {
  test('the last of each of fourteen days, eight weeks and twelve months stay: 2025 and half of 2026 by the calendar', () => {
    // 2026-07-08 is a Wednesday; weeks end on Sundays.
    const backups = everyDay('2025-01-01', 554)
    const now = at('2026-07-08T09:00:00Z')
    expect(backups.at(-1)?.at).toBe(now)
    expect(dates(staying(backups, now))).toEqual([
      // the last of August 2025 to May 2026
      ...['2025-08-31', '2025-09-30', '2025-10-31', '2025-11-30', '2025-12-31'],
      ...['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30'],
      // five Sundays before the fourteen days, the last of May among them
      ...['2026-05-24', '2026-05-31', '2026-06-07', '2026-06-14', '2026-06-21'],
      // fourteen days; two Sundays and the last of June among them
      ...['2026-06-25', '2026-06-26', '2026-06-27', '2026-06-28', '2026-06-29', '2026-06-30', '2026-07-01'],
      ...['2026-07-02', '2026-07-03', '2026-07-04', '2026-07-05', '2026-07-06', '2026-07-07', '2026-07-08']
    ])
  })

  test('the week of a year that ends on a Thursday is one week with the days after it', () => {
    // 2026-12-31 is a Thursday: its week ends on 2027-01-03. Twenty days later only the last of the week and month stay.
    const backups = ['2026-12-29', '2026-12-30', '2026-12-31', '2027-01-01', '2027-01-02'].map((date) => kept(at(date)))
    const later = everyDay('2027-01-04', 20)
    expect(dates(staying([...backups, ...later], at('2027-01-24'))).slice(0, 2)).toEqual(['2026-12-31', '2027-01-02'])
  })

  test('a day without work takes no place: an old state stays for as long as no newer ones come', () => {
    const backups = [...everyDay('2024-03-01', 3), kept(at('2026-01-01'))]
    expect(superfluous(backups, at('2026-01-01T10:00:00Z'))).toEqual([])
  })

  test('of two of a day the last one stays', () => {
    const [morning, evening] = [kept(at('2026-01-01T08:00Z')), kept(at('2026-01-01T20:00Z'))]
    expect(superfluous([evening, morning], at('2026-01-02'))).toEqual([morning.id])
  })

  test('one that a clock ahead of time has dated is left alone, and takes no place', () => {
    const ahead = everyDay('2030-01-01', 30)
    const present = everyDay('2026-01-01', 14)
    expect(superfluous([...ahead, ...present], at('2026-01-14T10:00:00Z'))).toEqual([])
  })
})

describe('a state with a reason of its own', () => {
  const imports = (count: number, firstAge: number) => (now: number) =>
    Array.from({ length: count }, (_, place) => kept(now - (firstAge + place) * day, 'before an import'))
  const now = at('2026-06-30T12:00:00Z')

  test('stays while there are no more than twenty', () => {
    expect(superfluous(imports(20, 400)(now), now)).toEqual([])
  })

  test('goes oldest first where there are more', () => {
    const backups = imports(23, 10)(now)
    expect(superfluous(backups, now).sort()).toEqual(
      backups
        .slice(20)
        .map(({ id }) => id)
        .sort()
    )
  })

  test('stays for seven days however many there are', () => {
    const hour = 3600_000
    const many = Array.from({ length: 100 }, (_, place) => kept(now - place * 2 * hour, `before import ${place}`))
    const going = many.filter(({ at: time }) => now - time >= 7 * day)
    // 84 of them are younger than 168 hours.
    expect(going).toHaveLength(16)
    expect(superfluous(many, now).sort()).toEqual(going.map(({ id }) => id).sort())
  })

  test('that is a remnant stays for thirty days, and a lock for ever', () => {
    const remnant = (age: number) => kept(now - age * day, `unreadable ${age}`, 'remnant')
    const old = [remnant(29), remnant(30), kept(now - 900 * day, 'passphrase', 'lock')]
    expect(superfluous([...imports(20, 1)(now), ...old], now)).toEqual([remnant(30).id])
  })

  test('[D14] goes for another one at once where a file was made, and takes no place of those with a reason', () => {
    const hour = 3600_000
    const files = Array.from({ length: 60 }, (_, place) => kept(now - place * 2 * hour, 'made into a file'))
    const restores = Array.from({ length: 20 }, (_, place) => kept(now - (8 + place) * day, 'before a restore'))
    expect(staying([...restores, ...files], now)).toEqual([...restores, files[0]])
  })

  test('takes no place of a day, and a day none of its', () => {
    const backups = [...everyDay('2026-06-01', 30), ...imports(20, 100)(now)]
    const going = superfluous(backups, now)
    expect(going.every((id) => id.endsWith('daily'))).toBe(true)
  })
})

test('a state is due when the day, in UTC, has no other: one for a reason of its own does not count', () => {
  const backups = [kept(at('2026-01-01T23:59:59Z')), kept(at('2026-01-02T00:00:01Z'), 'before an import')]
  expect(isDue(backups, at('2026-01-01T00:00Z'))).toBe(false)
  expect(isDue(backups, at('2026-01-02T12:00Z'))).toBe(true)
  expect(isDue([], 0)).toBe(true)
})

/** Last moments of the newest periods, found by walking the calendar backwards. */
function lastDays(now: number): Set<string> {
  const ends = { days: new Set<string>(), weeks: new Set<string>(), months: new Set<string>() }
  for (let time = now; ends.months.size < 12; time -= day) {
    const [date, tomorrow] = [new Date(time), new Date(time + day)]
    const text = date.toISOString().slice(0, 10)
    const isNewest = time === now
    if (ends.days.size < 14) ends.days.add(text)
    if (ends.weeks.size < 8 && (isNewest || date.getUTCDay() === 0)) ends.weeks.add(text)
    if (isNewest || date.getUTCMonth() !== tomorrow.getUTCMonth()) ends.months.add(text)
  }
  return new Set([...ends.days, ...ends.weeks, ...ends.months])
}

test('run every day for two years it keeps fourteen days, eight weeks and twelve months, and nothing else', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: 0, max: day - 1 }), (start, moment) => {
      let backups: Backup[] = []
      let now = 0
      for (let place = 0; place < 730; place++) {
        now = (start + place) * day + moment
        expect(isDue(backups, now)).toBe(true)
        backups.push(kept(now))
        expect(isDue(backups, now)).toBe(false)
        backups = staying(backups, now)
      }
      expect(dates(backups)).toEqual([...lastDays(now)].sort())
    }),
    { numRuns: 20 }
  )
})

const anything = fc.record({
  now: fc.integer({ min: 1_000 * day, max: 20_000 * day }),
  history: fc.array(
    fc.record({
      age: fc.integer({ min: -3 * day, max: 400 * day }),
      what: fc.constantFrom('daily', 'before schema 2', 'before an import', 'unreadable record', 'passphrase')
    }),
    { maxLength: 120 }
  )
})

test('whatever was kept, nothing that is pinned goes, and what stays is enough', () => {
  fc.assert(
    fc.property(anything, ({ now, history }) => {
      const backups = history.map(({ age, what }, place) => {
        const kind = what === 'unreadable record' ? 'remnant' : what === 'passphrase' ? 'lock' : 'state'
        return { ...kept(now - age, what, kind), id: `${place}` }
      })
      const going = new Set(superfluous(backups, now))
      const gone = backups.filter(({ id }) => going.has(id))
      const left = backups.filter(({ id }) => !going.has(id))
      const own = (backup: Backup) => backup.reason !== 'daily'
      for (const backup of gone) {
        expect(backup.kind).not.toBe('lock')
        if (own(backup)) expect(now - backup.at).toBeGreaterThanOrEqual((backup.kind === 'remnant' ? 30 : 7) * day)
        // Something newer of its kind stays for the same purpose.
        else expect(left.some((other) => !own(other) && other.at >= backup.at)).toBe(true)
      }
      if (gone.some(own))
        expect(left.filter((one) => own(one) && one.kind !== 'lock').length).toBeGreaterThanOrEqual(20)
      expect(left.filter((one) => !own(one) && one.at <= now).length).toBeLessThanOrEqual(14 + 8 + 12)
      // Once is enough.
      expect(superfluous(left, now)).toEqual([])
    })
  )
})
