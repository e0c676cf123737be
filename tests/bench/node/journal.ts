// How much longer a workspace takes to open with a long journal behind its snapshot than without one.
import { OpfsCopy } from '#workers/store/journal/opfs.ts'
import { FileDevice } from '../../store/files.ts'
import { firstRows, give, IDBFactory, noLimits, open, price } from '../../store/world.ts'
import { spreadOf, type Figure } from '../figures.ts'

const records = 5000
const rounds = 9

export async function benchJournal(): Promise<Figure[]> {
  const [short, long] = [await timesToOpen(0), await timesToOpen(records)]
  const more = long.map((time, round) => time - short[round]!)
  return [
    { figure: `opening with ${records} journal records, more`, unit: 'ms', ...spreadOf(more), target: { p50: 300 } }
  ]
}

async function timesToOpen(count: number): Promise<number[]> {
  const device = new FileDevice()
  const openIt = () => {
    device.kill()
    return open(new IDBFactory(), { copy: new OpfsCopy(device.root, 'bench'), limits: noLimits })
  }
  const store = await openIt()
  give(store, firstRows)
  for (let number = 1; number <= count; number++) give(store, [price(String(48 + number), String(49 + number))])
  await store.durable()
  await store.close()
  const times: number[] = []
  for (let round = 0; round < rounds; round++) {
    const began = performance.now()
    const opened = await openIt()
    times.push(performance.now() - began)
    await opened.close()
  }
  return times
}
