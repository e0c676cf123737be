// [D4] Power cut at every named place, over random work: what is found afterwards is what was done, up to some edit,
// and every edit that was called saved is among it.
import { afterAll, expect, test, vi } from 'vitest'
import type { Database as SqlJsDatabase, SqlJsStatic } from 'sql.js'
import type { Change } from '#lib/edit/edit.ts'
import { tables } from '#lib/edit/schema.ts'
import type { CrashPoint } from '#workers/store/faults.ts'
import { hex, sha256 } from '#workers/store/journal/checksums.ts'
import type { Copy } from '#workers/store/journal/copy.ts'
import { IndexedDbCopy } from '#workers/store/journal/indexed-db.ts'
import { OpfsCopy } from '#workers/store/journal/opfs.ts'
import { Pair } from '#workers/store/journal/pair.ts'
import { openStore, type Store } from '#workers/store/store.ts'
import { keepFigures } from '../figures.ts'
import { FileDevice } from './files.ts'
import { Power, PowerCut } from './power.ts'
import { after, dice, randomChanges, stateOf, type State } from './workload.ts'
import { edit, emptyDatabase, firstRows, IDBFactory, open, optionsOn, soon, sqlite } from './world.ts'

const points: CrashPoint[] = ['P0', 'P1', 'P2', 'P6', 'P7', 'P8', 'P10', 'P11', 'P12', 'P16', 'P18']
const filePoints: CrashPoint[] = [...points, 'P3', 'P4', 'P5', 'P13', 'P15']
const limits = { records: 12, bytes: 1e9, recordsAtRest: 5, recordsBetweenChecks: 8 }
/** Where a run passes once, if at all. */
const once = new Set<CrashPoint>(['P15', 'P16'])
const typed = tables.filter(({ isCache }) => !isCache).map(({ name }) => name)

interface Done {
  id: string
  changes: readonly Change[]
}

/** Milliseconds: how busy this machine is has nothing to do with what is tried here. */
const anHour = 3_600_000

/** What a cut leaves waiting for an hour would keep its device in memory as long. */
const waiting = new Set<ReturnType<typeof setTimeout>>()
const { setTimeout: usual } = globalThis
vi.stubGlobal('setTimeout', (...given: Parameters<typeof usual>) => {
  const timer = usual(...given)
  if (given[1] === anHour) waiting.add(timer)
  return timer
})

function waitNoLonger(): void {
  for (const timer of waiting) clearTimeout(timer)
  waiting.clear()
}

/** What was done to a workspace in the life of a device, and how much of it was called saved. */
class Life {
  device = new IDBFactory()
  /** The second copy, where there is one. */
  readonly #files: FileDevice | null
  lost = 0
  done: Done[] = []
  saved = 0
  /** Edits that were called saved. */
  acknowledged = 0
  cuts = 0
  #days = 0
  readonly #roll: (sides: number) => number
  /** What a cut leaves open would fill the memory that all of them share. */
  readonly #made: SqlJsDatabase[] = []
  readonly #sqlite: SqlJsStatic

  constructor(seed: number, hasFiles = false) {
    this.#roll = dice(seed)
    this.#files = hasFiles ? new FileDevice() : null
    const made = this.#made
    class Noted extends sqlite.Database {
      constructor(bytes?: ArrayLike<number> | null) {
        super(bytes)
        made.push(this)
      }
    }
    this.#sqlite = { ...sqlite, Database: Noted }
  }

  #copy(power: Power): Copy {
    const database = new IndexedDbCopy(power.feed(this.device), 'test', power)
    const files = this.#files
    if (!files) return database
    files.guard = () => {
      if (!power.isOn) throw new PowerCut()
    }
    const copies = { files: new OpfsCopy(files.root, 'test', power.faults), database }
    return new Pair(copies, { faults: power.faults, patience: anHour, lastPatience: anHour })
  }

  /** A power cut, and sometimes the loss of one of the copies: never of the only one that has everything. */
  #lose(copy: Copy | null): void {
    if (!this.#files) return
    this.#files.cutPower(this.#roll)
    this.#files.guard = () => {}
    const areWhole = copy !== null && Object.values(copy.states()).every((state) => state === 'whole')
    const which = this.#roll(4)
    if (!areWhole || which > 1) return
    if (which === 0) this.#files.wipe()
    else this.device = new IDBFactory()
    this.lost++
  }

  /** Runs the program until it ends, or until the power is cut at the point. */
  async run(point: CrashPoint, isCounted = true): Promise<void> {
    const time = once.has(point) ? 1 : 1 + this.#roll(point.startsWith('P1') && point !== 'P1' ? 3 : 12)
    const power = new Power({ point, time, lastWriteLands: this.#roll(2) === 0 })
    const copy = this.#copy(power)
    try {
      await this.#work(power, copy)
    } catch (error) {
      if (!(error instanceof PowerCut)) throw error
    }
    if (!power.isOn && isCounted) this.cuts++
    power.cut()
    await soon()
    this.#lose(copy)
  }

  async #work(power: Power, copy: Copy): Promise<void> {
    const opening = openStore(
      optionsOn(this.device, { ...this.#surroundings(copy), faults: power.faults, wait: power.wait })
    )
    const opened = await Promise.race([opening, power.off])
    if (!opened) throw new PowerCut()
    if (!opened.ok) throw new Error(opened.error.text)
    this.#compare(opened.value)
    for (let left = 6 + this.#roll(20); left > 0; left--) {
      this.#give(opened.value)
      await this.#pause(opened.value, power)
    }
    if (this.#roll(2) === 0) await Promise.race([opened.value.close(), power.off])
  }

  #give(store: Store): void {
    const changes = this.done.length === 0 ? firstRows : randomChanges(this.#roll, this.stateAfter(this.done.length))
    const given = edit(changes)
    const taken = store.receive(given)
    if (!taken.ok) throw new Error(taken.error.text)
    const number = this.done.push(given)
    const note = () => {
      this.acknowledged++
      this.saved = Math.max(this.saved, number)
    }
    store.durable(taken.value).then(note, () => {})
  }

  async #pause(store: Store, power: Power): Promise<void> {
    const choice = this.#roll(8)
    if (choice < 3) await soon()
    if (choice === 3) await Promise.race([store.durable().catch(() => {}), power.off])
    if (choice === 4) await Promise.race([store.rest(), power.off])
    if (choice === 5) void store.snapshot().catch(() => {})
    if (choice === 6) {
      this.#days += 1 + this.#roll(9)
      await Promise.race([store.keepDaily().catch(() => {}), power.off])
    }
    if (!power.isOn) throw new PowerCut()
  }

  stateAfter(edits: number): State {
    return this.done.slice(0, edits).reduce<State>((state, { changes }) => after(state, changes), new Map())
  }

  /** What is found is what was done up to some edit, nothing saved is missing; from there the work goes on. */
  #compare(store: Store): void {
    const rows = store.history({ limit: 1e6 }).reverse()
    const found = [...new Set(rows.map(({ edit_id }) => edit_id))]
    expect(found).toEqual(this.done.slice(0, found.length).map(({ id }) => id))
    expect(found.length).toBeGreaterThanOrEqual(this.saved)
    expect(stateOf((table) => store.rows(table), typed)).toEqual(this.stateAfter(found.length))
    this.done = this.done.slice(0, found.length)
  }

  #surroundings(copy: Copy) {
    return { sqlite: this.#sqlite, copy, limits, clock: () => Date.UTC(2026, 10, 20) + this.#days * 86_400_000 }
  }

  async check(): Promise<void> {
    const store = await open(this.device, this.#surroundings(this.#copy(new Power(null))))
    this.#compare(store)
    for (const { id, length } of await store.listBackups())
      expect((await store.readBackup(id)).length, `the state ${id}`).toBe(length)
    const fresh = emptyDatabase()
    for (const { id, changes } of this.done) fresh.apply({ ...edit(changes), id }, () => {})
    expect(hex(await store.stateHash())).toBe(hex(await sha256(fresh.canonicalDump())))
    if (!this.#files) expect(store.report.faults).toEqual([])
    await store.close()
    fresh.connection.close()
    for (const database of this.#made) database.close()
  }
}

test.each(points)(
  '[D4] cut at %s: nothing saved is lost, and nothing half done is found',
  async (point) => {
    let cuts = 0
    let edits = 0
    for (let seed = 1; seed <= 12; seed++) {
      const life = new Life(seed * 1000 + points.indexOf(point))
      // Twice at the same point, then somewhere else: a recovery may be cut off as well.
      for (const next of [point, point, points[seed % points.length]!]) await life.run(next)
      await life.check()
      cuts += life.cuts
      edits += life.done.length
    }
    expect(cuts).toBeGreaterThan(12)
    expect(edits).toBeGreaterThan(40)
  },
  60_000
)

/** How many lives there are for each point, cut there once, and as many cut there twice in a row. */
const workloads = process.env['PROOF'] ? 360 : 12
/** Lives that wait for their hashes together. */
const atOnce = 4
/** Here one copy has not got what the other has: losing the other would be losing the only one. */
const leavesOneBehind = new Set<CrashPoint>(['P6', 'P16'])
const total = { points: 0, runs: 0, cuts: 0, acknowledged: 0, copiesLost: 0 }

/** What came of a life: its devices would fill the memory. */
type Sum = Pick<Life, 'cuts' | 'lost' | 'acknowledged'>

async function live(point: CrashPoint, seed: number, times: number): Promise<Sum> {
  const life = new Life(seed * 1000 + 100 * times + filePoints.indexOf(point), true)
  // There is nothing to bring into step before something was lost.
  if (point === 'P15') while (life.lost === 0) await life.run('P8', false)
  for (let time = 0; time < times; time++) await life.run(point)
  await life.check()
  const { cuts, lost, acknowledged } = life
  return { cuts, lost, acknowledged }
}

test.each(filePoints)(
  '[D4] cut at %s once and twice in a row with two copies, one of them lost now and then: nothing saved is lost',
  async (point) => {
    const lives: Sum[] = []
    for (let seed = 1; seed <= workloads; seed += atOnce) {
      const seeds = Array.from({ length: atOnce }, (_, more) => seed + more)
      lives.push(...(await Promise.all(seeds.flatMap((one) => [live(point, one, 1), live(point, one, 2)]))))
      waitNoLonger()
    }
    const sum = (of: (life: Sum) => number) => lives.reduce((so, life) => so + of(life), 0)
    const [cuts, lost] = [sum((life) => life.cuts), sum((life) => life.lost)]
    expect(lives).toHaveLength(2 * workloads)
    expect(cuts).toBeGreaterThan(workloads)
    if (!leavesOneBehind.has(point)) expect(lost).toBeGreaterThan(1)
    total.points++
    total.runs += lives.length
    total.cuts += cuts
    total.acknowledged += sum((life) => life.acknowledged)
    total.copiesLost += lost
  },
  60_000 + 5000 * workloads
)

afterAll(() => {
  // Counted where it came to its end only: a point that failed, or was left out, leaves no figures at all.
  if (total.points < filePoints.length) return
  keepFigures('simulated-crashes', {
    points: total.points,
    runs: total.runs,
    'cut at the point itself': total.cuts,
    acknowledged: total.acknowledged,
    lost: 0,
    'copies lost on the way': total.copiesLost
  })
})
