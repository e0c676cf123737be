// [D4] [D13] Power cut at every named place in a locked workspace, one of its copies lost now and then: what is left opens, and
// nothing saved is lost.
import { expect, test } from 'vitest'
import type { Change } from '#lib/edit/edit.ts'
import { tables } from '#lib/edit/schema.ts'
import type { CrashPoint } from '#workers/store/faults.ts'
import type { Copy } from '#workers/store/journal/copy.ts'
import { IndexedDbCopy } from '#workers/store/journal/indexed-db.ts'
import { findLock } from '#workers/store/journal/find-lock.ts'
import { makeLock } from '#workers/store/journal/lock-key.ts'
import { OpfsCopy } from '#workers/store/journal/opfs.ts'
import { Pair } from '#workers/store/journal/pair.ts'
import { SealedCopy } from '#workers/store/journal/sealed.ts'
import { openStore, type Store } from '#workers/store/store.ts'
import { FileDevice } from './files.ts'
import { Power, PowerCut } from './power.ts'
import { after, dice, randomChanges, stateOf, type State } from './workload.ts'
import { edit, firstRows, IDBFactory, open, optionsOn, soon } from './world.ts'

const randomBytes = (count: number) => crypto.getRandomValues(new Uint8Array(count))
const made = await makeLock('correct horse battery staple', randomBytes)
const locked = { ...made, workspace: 'test', clock: Date.now, randomBytes }
const people = tables.filter(({ isCache }) => !isCache).map(({ name }) => name)

const points: CrashPoint[] = ['P3', 'P4', 'P5', 'P6', 'P7', 'P8', 'P10', 'P11', 'P12', 'P16']
const limits = { records: 12, bytes: 1e9, recordsAtRest: 5, recordsBetweenChecks: 8 }

/** A locked workspace whose power is cut again and again, and which loses one of its copies now and then. */
class LockedLife {
  done: { id: string; changes: readonly Change[] }[] = []
  saved = 0
  cuts = 0
  lost = 0
  readonly #files = new FileDevice()
  #database = new IDBFactory()
  readonly #roll: (sides: number) => number

  constructor(seed: number) {
    this.#roll = dice(seed)
  }

  async run(point: CrashPoint): Promise<void> {
    const time = point === 'P16' ? 1 : 1 + this.#roll(point.startsWith('P1') ? 3 : 12)
    const power = new Power({ point, time, lastWriteLands: this.#roll(2) === 0 })
    this.#files.guard = () => {
      if (!power.isOn) throw new PowerCut()
    }
    const copy = this.#pair((bare) => new SealedCopy(bare, locked), power)
    await this.#work(power, copy).catch((error: unknown) => {
      if (!(error instanceof PowerCut)) throw error
    })
    if (!power.isOn) this.cuts++
    power.cut()
    await soon()
    this.#files.cutPower(this.#roll)
    this.#files.guard = () => {}
    await this.#checkLocks()
    if (Object.values(copy.states()).every((state) => state === 'whole')) this.#lose(this.#roll(4))
  }

  #lose(which: number): void {
    if (which > 1) return
    if (which === 0) this.#files.wipe()
    else this.#database = new IDBFactory()
    this.lost++
  }

  #pair(seal: (bare: Copy) => Copy, power = new Power(null)): Pair {
    return new Pair({
      files: seal(new OpfsCopy(this.#files.root, 'test', power.faults)),
      database: seal(new IndexedDbCopy(power.feed(this.#database), 'test', power))
    })
  }

  async #work(power: Power, copy: Copy): Promise<void> {
    const { faults, wait } = power
    const opened = await Promise.race([openStore(optionsOn(this.#database, { copy, limits, faults, wait })), power.off])
    if (!opened) throw new PowerCut()
    if (!opened.ok) throw new Error(opened.error.text)
    this.#compare(opened.value)
    for (let left = 6 + this.#roll(20); left > 0; left--) {
      const given = edit(this.done.length === 0 ? firstRows : randomChanges(this.#roll, this.#stateAfter(1e6)))
      const taken = opened.value.receive(given)
      if (!taken.ok) throw new Error(taken.error.text)
      const number = this.done.push(given)
      const note = () => (this.saved = Math.max(this.saved, number))
      const durable = opened.value.durable(taken.value).then(note, () => {})
      if (this.#roll(3) === 0) await Promise.race([durable, power.off])
      if (!power.isOn) throw new PowerCut()
    }
  }

  #stateAfter(edits: number): State {
    return this.done.slice(0, edits).reduce<State>((state, { changes }) => after(state, changes), new Map())
  }

  /** What is found is what was done up to some edit, and nothing saved is missing. */
  #compare(store: Store): void {
    const rows = store.history({ limit: 1e6 }).reverse()
    const found = [...new Set(rows.map(({ edit_id }) => edit_id))]
    expect(found).toEqual(this.done.slice(0, found.length).map(({ id }) => id))
    expect(found.length).toBeGreaterThanOrEqual(this.saved)
    expect(stateOf((table) => store.rows(table), people)).toEqual(this.#stateAfter(found.length))
    this.done = this.done.slice(0, found.length)
  }

  /** Wherever there is anything to be opened, there is the lock. */
  async #checkLocks(): Promise<void> {
    for (const { copy, contents } of await this.#pair((bare) => bare).candidates())
      if (contents.snapshots.length + contents.journal.length > 0) expect(await findLock(copy)).toEqual(made.lock)
  }

  async check(): Promise<void> {
    const copy = this.#pair((bare) => new SealedCopy(bare, locked))
    const store = await open(this.#database, { copy, limits })
    this.#compare(store)
    await store.close()
  }
}

test.each(points)(
  '[D4] [D13] cut at %s, and one copy lost now and then: nothing saved is lost, and what is left opens',
  async (point) => {
    let [cuts, lost, edits] = [0, 0, 0]
    for (let seed = 1; seed <= 8; seed++) {
      const life = new LockedLife(seed * 1000 + points.indexOf(point))
      for (const next of [point, point, points[seed % points.length]!]) await life.run(next)
      await life.check()
      cuts += life.cuts
      lost += life.lost
      edits += life.done.length
    }
    expect(cuts).toBeGreaterThan(8)
    expect(lost).toBeGreaterThan(0)
    expect(edits).toBeGreaterThan(20)
  },
  60_000
)
