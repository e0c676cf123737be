// From an edit to the word that it is on the device: a strict transaction of IndexedDB is complete.
import type { Page } from '@playwright/test'
import { spreadOf, type Figure, type Spread } from '../figures.ts'
import { newPerson, openScenario, type World } from './world.ts'

const warmUp = 10
const edits = 150

export async function benchSaving(world: World): Promise<Figure[]> {
  const page = await newPerson(world)
  await openScenario(page, 'assumptions')
  await timeEdits(page, warmUp)
  const { kept, told, bare } = await timeEdits(page, edits)
  await page.context().close()
  return [
    { figure: 'edit acknowledged', unit: 'ms', ...kept, target: { p50: 5, p95: 25 } },
    { figure: 'edit acknowledged, as the page hears of it', unit: 'ms', ...told },
    { figure: 'a strict transaction by itself', unit: 'ms', ...bare }
  ]
}

/** Milliseconds from a command until its transaction is complete, and until the page hears that; and a bare one. */
interface Acknowledged {
  kept: Spread
  told: Spread
  bare: Spread
}

/** Edits as programs make them, each once the exact figures of the one before are there. */
export async function timeEdits(page: Page, count: number, scenario = 'base'): Promise<Acknowledged> {
  await page.evaluate(bringIntoStep, scenario)
  const worker = page.workers()[0]!
  await worker.evaluate(noteTransactions)
  const { begun, told, bare } = await page.evaluate(makeEdits, [count, scenario] as const)
  const completed = await worker.evaluate(() => (self as unknown as Noting).completed)
  const kept = begun.map((time) => completed.find((complete) => complete > time)! - time)
  return { kept: spreadOf(kept), told: spreadOf(told), bare: spreadOf(bare) }
}

/** In the page: a copy that all the work before has left behind comes back with an edit. */
async function bringIntoStep(scenario: string): Promise<void> {
  const { run, saved } = window.sextant!
  for (;;) {
    const storage = await run('storage')
    const { copies } = (storage.ok ? storage.data : { copies: [] }) as { copies: { state: string }[] }
    if (copies.every(({ state }) => state === 'whole')) return
    await run(`pricing set ${scenario} --tier team --price 299`)
    await saved()
    await new Promise((resolve) => setTimeout(resolve, 1000))
  }
}

interface Noting {
  completed: number[]
}

/** In the worker: when each transaction that writes is complete, in milliseconds that page and worker share. */
function noteTransactions(): void {
  const noting = self as unknown as Noting
  noting.completed = []
  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (this: IDBDatabase, ...given: Parameters<typeof begin>) {
    const transaction = begin.apply(this, given)
    if (given[1] === 'readwrite')
      transaction.addEventListener('complete', () => noting.completed.push(performance.timeOrigin + performance.now()))
    return transaction
  }
}

/** In the page: edits, and transactions of a kilobyte between them, which tell what of it is the device's own. */
async function makeEdits([count, scenario]: readonly [number, string]) {
  const opening = indexedDB.open('bench', 1)
  const database = await new Promise<IDBDatabase>((resolve) => {
    opening.onupgradeneeded = () => void opening.result.createObjectStore('bench')
    opening.onsuccess = () => resolve(opening.result)
  })
  const [begun, told, bare]: [number[], number[], number[]] = [[], [], []]
  for (let i = 0; i < count; i++) {
    window.bench.begin()
    const edited = window.bench.begun
    void window.sextant!.run(`pricing set ${scenario} --tier team --price ${300 + (i % 100)}`)
    await window.sextant!.saved()
    begun.push(performance.timeOrigin + edited)
    told.push(performance.now() - edited)
    await window.bench.exact
    const start = performance.now()
    await new Promise((resolve) => {
      const transaction = database.transaction('bench', 'readwrite', { durability: 'strict' })
      transaction.objectStore('bench').put(new Uint8Array(1000), i)
      transaction.oncomplete = resolve
    })
    bare.push(performance.now() - start)
  }
  database.close()
  return { begun, told, bare }
}
