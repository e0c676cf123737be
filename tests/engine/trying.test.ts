// A line of the console, tried: what it says it would do is what it does, and trying it does nothing.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { commands } from '#lib/edit/commands/index.ts'
import type { Trial, TrialChanges } from '#lib/edit/messages.ts'
import { canonicalHash } from '#workers/store/canonical.ts'
import type { Engine } from '#workers/engine/engine.ts'
import { tryCommand } from '#workers/engine/trying.ts'
import { answerOf, openEngine, run } from '../engine.ts'

const tried = (engine: Engine, line: string): Trial => tryCommand(engine, line, null)

function changesOf(engine: Engine, line: string): TrialChanges {
  const trial = tried(engine, line)
  if (!trial.ok || !trial.changes) throw new Error(`${line} changes nothing`)
  return trial.changes
}

/** Everything there is: every row, history included, what undo would take back, and how far the journal is. */
const everything = async ({ store, workspace }: Engine) => ({
  hash: await canonicalHash(store.database.connection, store.database.layout),
  history: store.history({ limit: 100_000 }),
  undo: workspace.undoLabels(),
  seq: store.seq
})

const words = fc.constantFrom(
  ...commands.flatMap(({ example }) => [example, ...example.split(' ')]),
  'base --rate 2',
  '--count 3',
  '290',
  'M1-M60',
  '"',
  'Base'
)
const anyLine = fc.array(words, { minLength: 1, maxLength: 4 }).map((parts) => parts.join(' '))

test('[D6] a thousand trials leave everything as it was, to the byte', async () => {
  const { engine } = await openEngine()
  run(engine, 'pricing set base --tier team --price 260')
  const before = await everything(engine)
  const seen = { changes: 0, refused: 0 }
  const look = (line: string) => {
    const trial = tried(engine, line)
    if (!trial.ok) seen.refused++
    else if (trial.changes) seen.changes++
  }
  for (let round = 0; round < 5; round++) for (const { example } of commands) look(example)
  fc.assert(fc.property(anyLine, look), { numRuns: 1000 })
  expect(seen.changes).toBeGreaterThan(100)
  expect(seen.refused).toBeGreaterThan(100)
  expect(await everything(engine)).toEqual(before)
})

test('[K9] what is asked about a moment of the past is understood, and changes nothing', async () => {
  const { engine } = await openEngine()
  for (const line of ['at 2026-11-20 summary base', 'sextant at "2026-11-20 10:15" show base --line cash'])
    expect(tried(engine, line), line).toEqual({ ok: true, changes: null })
  for (const line of ['at 2026-11-20 assume set base opening_cash 9', 'AT 2026-11-20 undo', 'at 2026-11-20 backup'])
    expect(tried(engine, line), line).toMatchObject({ ok: false, problem: { type: 'past' } })
})

/** What the examples speak of. */
const there = [
  'scenario clone base "Slow growth"',
  'company create Northwind',
  'line set base revenue_per_head "revenue / headcount" --unit "money per person"'
]

test('[E1] what a trial says is what the command does', async () => {
  const lines = commands.filter(({ change, words }) => change || words === 'undo').map(({ example }) => example)
  let made = 0
  for (const line of lines) {
    const { engine, close } = await openEngine()
    for (const before of there) if (!line.startsWith('line set') || !before.startsWith('line')) run(engine, before)
    const last = engine.store.history({ limit: 1 })[0]!.id
    const trial = tried(engine, line)
    const answer = line.startsWith('import') ? null : answerOf(engine, line)
    if (trial.ok && trial.changes && answer?.ok) {
      const rows = engine.store.history({ limit: 100_000 }).filter(({ id }) => id > last)
      const count = (operation: string) => rows.filter((row) => row.operation?.toUpperCase() === operation).length
      expect([trial.changes.added, trial.changes.removed], line).toEqual([count('INSERT'), count('DELETE')])
      made++
    } else if (answer) expect(trial, line).toEqual(answer)
    await close()
  }
  expect(made).toBeGreaterThan(18)
})

test('[W4] it names the cells with what they are and would be, and the figures that come of it', async () => {
  const { engine } = await openEngine()
  const { added, removed, cells, first, figures } = changesOf(engine, 'pricing set base --tier team --price 290')
  expect({ added, removed, cells }).toEqual({ added: 0, removed: 0, cells: 1 })
  expect(first).toEqual([{ place: 'team', changes: [{ label: 'Price / month', was: '$250', now: '$290' }] }])
  const arr = () => engine.cards()[0]!.summary['ending_arr']
  const [before, told] = [arr(), figures.find(({ line }) => line === 'ending_arr')!]
  expect(told.was).toBe(before)
  run(engine, 'pricing set base --tier team --price 290')
  expect(told.now).toBe(arr())
  expect(told.now).not.toBe(before)

  const back = changesOf(engine, 'undo')
  expect(back.step).toBe('Undoes: pricing set base --tier team --price 290')
  expect(back.first).toEqual([{ place: 'team', changes: [{ label: 'Price / month', was: '$290', now: '$250' }] }])
  expect(back.figures.find(({ line }) => line === 'ending_arr')).toMatchObject({ was: arr(), now: before })
})

test('[W4] a new scenario has figures and nothing before them; one that goes has none', async () => {
  const { engine } = await openEngine()
  const made = changesOf(engine, 'scenario clone base Lean')
  expect(made.first[0]!.place).toBe('New scenario: Lean')
  const arr = engine.cards()[0]!.summary['ending_arr']
  expect(made.figures[0]).toMatchObject({ line: 'ending_arr', was: undefined, now: arr })
  expect(changesOf(engine, 'scenario delete base').figures).toEqual([])
  expect(changesOf(engine, 'scenario rename base Lean')).toMatchObject({ cells: 1, figures: [] })
})

test('[R1] a trial is refused in the words of the command', async () => {
  const { engine } = await openEngine()
  for (const line of ['undo', 'redo', 'pricing remove base --tier teem', 'pricing set base --tier team', 'nonsense']) {
    const answer = answerOf(engine, line)
    expect(answer.ok).toBe(false)
    expect(tried(engine, line)).toEqual(answer)
  }
  const problem = { type: 'past', text: 'It is past.' }
  expect(tryCommand(null, 'undo', problem)).toEqual({ ok: false, problem })
  expect(tryCommand(null, 'summary base', problem)).toEqual({ ok: true, changes: null })
})
