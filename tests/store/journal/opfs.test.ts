// A copy in files: what is read back, after a cut at any byte, a full disk, a frozen tab, a loss of power.
import { beforeEach, describe, expect, test } from 'vitest'
import type { Contents, Snapshot, StoredRecord } from '#workers/store/journal/copy.ts'
import { OpfsCopy } from '#workers/store/journal/opfs.ts'
import { readPool } from '#workers/store/journal/pool.ts'
import { encodeRecord, noCommand, noHash } from '#workers/store/journal/record.ts'
import { FileDevice } from '../files.ts'
import { dice } from '../workload.ts'

let device: FileDevice
beforeEach(() => {
  device = new FileDevice()
})

const bytes = (length: number) => Uint8Array.from({ length }, (_, index) => index % 251)
const record = (seq: number, length = 40, epoch = 1): StoredRecord => ({
  seq,
  bytes: encodeRecord({
    kind: 'TXN',
    seq,
    epoch,
    schema: 1,
    previous: noHash,
    hlc: BigInt(seq),
    command: noCommand,
    payload: bytes(length)
  })
})
const snapshot = (generation: number, covers: number, length: number): Snapshot => ({
  generation,
  covers,
  chain: bytes(32),
  schema: 1,
  at: 7,
  length,
  sha256: bytes(32),
  state: bytes(32)
})
const nothingOld = { belowGeneration: 0, upToSeq: 0 }
const copyOn = () => new OpfsCopy(device.root, 'test')

async function claimed(end = 0): Promise<OpfsCopy> {
  const copy = copyOn()
  const seen = await copy.read()
  expect(await copy.claim(seen.epoch + 1, seen, end)).toBe(true)
  return copy
}
const seqs = ({ journal }: Contents) => journal.map(({ seq }) => seq)
const read = () => copyOn().read()

test('reading makes nothing', async () => {
  expect(await read()).toEqual({ epoch: 0, begun: false, snapshots: [], journal: [], backups: [] })
  expect(device.names).toEqual([])
})

test('[D9] when the disk is full the ballast is given up first, and what was typed is still taken', async () => {
  const first = await claimed()
  await first.append([record(1)])
  await first.complete()
  first.close()
  // The next start finds the ballast and holds it.
  const copy = await claimed(1)
  const used = device.names.reduce((sum, name) => sum + device.content(name).length, 0)
  expect(used).toBeGreaterThan(4 * 1024 * 1024)
  device.limit = used
  await copy.append([record(2, 5000)])
  expect(seqs(await read())).toEqual([1, 2])
  await expect(copy.append([record(3, 5_000_000)])).rejects.toMatchObject({ name: 'QuotaExceededError' })
  await copy.append([record(3)])
  expect(seqs(await read())).toEqual([1, 2, 3])
})

test('[D1] records are read back in order, with the bytes alone', async () => {
  const copy = await claimed()
  await copy.append([record(1), record(2, 3)])
  await copy.append([record(3, 500)])
  expect((await read()).journal).toEqual([record(1), record(2, 3), record(3, 500)])
})

test('files are made once, and none is made, renamed or removed later', async () => {
  await claimed()
  const names = device.names
  expect(names).toHaveLength(64)
  for (let turn = 1; turn <= 3; turn++) {
    device.kill()
    const copy = await claimed()
    await copy.append([record(1, 20, turn + 1)])
    await copy.writeSnapshot(snapshot(turn, 1, 300), bytes(300), { belowGeneration: turn, upToSeq: 1 })
    await copy.writeBackup(
      { id: `b${turn}`, at: 1, kind: 'state', reason: '', schema: 1, length: 3, sha256: bytes(3) },
      bytes(3)
    )
  }
  expect([device.names, device.made]).toEqual([names, 64])
})

describe('a file of the pool that is not there', () => {
  const backup = (place: number) =>
    ({ id: `b${place}`, at: place, kind: 'state', reason: 'daily', schema: 1, length: 5, sha256: bytes(32) }) as const

  test('is made again when that is asked for, and what is in the others stays', async () => {
    const copy = await claimed()
    await copy.append([record(1)])
    await copy.writeSnapshot(snapshot(1, 1, 300), bytes(300), nothingOld)
    await copy.writeBackup(backup(1), bytes(5))
    const names = device.names
    // An older pool had 24 files; two of those have vanished.
    const isEmpty = (name: string) => device.content(name).length < 8192
    const gone = [...names.slice(24), ...names.slice(0, 24).filter(isEmpty).slice(0, 2)]
    device.kill()
    for (const name of gone) device.remove(name)
    const next = await claimed(1)
    expect(device.names).toHaveLength(22)
    await next.complete()
    expect([device.names, device.made]).toEqual([names, 64 + gone.length])
    await next.complete()
    expect(device.made).toBe(64 + gone.length)
    // The new ones are used like the others, and nothing that was there has gone.
    for (let place = 2; place <= 40; place++) await next.writeBackup(backup(place), bytes(5))
    const contents = await read()
    expect([seqs(contents), contents.snapshots, contents.backups.length]).toEqual([[1], [snapshot(1, 1, 300)], 40])
  })

  test('is not made by a copy that only reads, or where nothing was ever stored', async () => {
    const copy = copyOn()
    await copy.read()
    await copy.complete()
    expect(device.names).toEqual([])
    await claimed()
    device.remove('pool-63')
    const reader = copyOn()
    await reader.read()
    await reader.complete()
    expect(device.names).toHaveLength(63)
  })

  test('is missed by no backup: there is room for every state that is kept, and twelve files for the rest', async () => {
    const copy = await claimed()
    // Fourteen days, six weeks and eleven months that are no such day, and twenty for reasons of their own.
    for (let place = 1; place <= 14 + 6 + 11 + 20; place++) await copy.writeBackup(backup(place), bytes(5))
    await copy.writeBackup(backup(52), bytes(5))
    await expect(copy.writeBackup(backup(53), bytes(5))).rejects.toMatchObject({ name: 'QuotaExceededError' })
    for (const generation of [1, 2, 3, 4, 5, 6]) {
      await copy.append([record(generation)])
      const superfluous = { belowGeneration: generation - 2, upToSeq: generation - 1 }
      await copy.writeSnapshot(snapshot(generation, generation, 10), bytes(10), superfluous)
    }
    expect((await read()).snapshots.map(({ generation }) => generation)).toEqual([4, 5, 6])
    await copy.deleteBackups(['b7'])
    await copy.writeBackup(backup(53), bytes(5))
    expect((await read()).backups).toHaveLength(52)
  })
})

describe('many turns that write little', () => {
  test('do not use up the files, and lose no record', async () => {
    for (let turn = 1; turn <= 100; turn++) {
      device.kill()
      const copy = await claimed(turn - 1)
      await copy.append([record(turn, 20, turn)])
      expect(seqs(await read())).toEqual(Array.from({ length: turn }, (_, i) => i + 1))
    }
    const journals = (await readPool(await (await device.root()).getDirectoryHandle('sextant-test'))).filter(
      ({ role }) => role.kind === 'journal'
    )
    expect(journals.length).toBeLessThanOrEqual(5)
  })

  test('[D5] are put together without what a frozen tab writes too late', async () => {
    const frozen = await claimed()
    await frozen.append([record(1), record(2)])
    for (let turn = 2; turn <= 6; turn++) {
      const copy = await claimed(turn)
      await copy.append([record(turn + 1, 30, turn)])
      copy.close()
    }
    await frozen.append([record(3, 11)])
    const { journal, epoch } = await read()
    expect([epoch, journal.map(({ seq, bytes: one }) => [seq, one.length])]).toEqual([
      6,
      [1, 2, 3, 4, 5, 6, 7].map((seq) => [seq, (seq < 3 ? record(seq) : record(seq, 30)).bytes.length])
    ])
  })

  test('are put together as far as they count: what a new turn stands in the place of is left out', async () => {
    for (let turn = 1; turn <= 5; turn++) {
      device.kill()
      await (await claimed(turn - 1)).append([record(turn, 20, turn)])
    }
    device.kill()
    const copy = await claimed(3)
    await copy.append([record(4, 77, 6)])
    expect((await read()).journal).toEqual([...[1, 2, 3].map((seq) => record(seq, 20, seq)), record(4, 77, 6)])
  })

  test('[D4] keep every record when the power goes while they are put together', async () => {
    for (let cutAt = 1; cutAt <= 16; cutAt++) {
      device = new FileDevice()
      for (let turn = 1; turn <= 5; turn++) {
        device.kill()
        await (await claimed(turn - 1)).append([record(turn, 20, turn)])
      }
      device.kill()
      let flushes = cutAt
      device.onFlush = () => {
        if (--flushes > 0) return
        device.guard = () => {
          throw new Error('no power')
        }
        device.guard()
      }
      await claimed(5).catch(() => undefined)
      device.guard = device.onFlush = () => {}
      device.cutPower(dice(cutAt))
      expect([cutAt, seqs(await read())]).toEqual([cutAt, [1, 2, 3, 4, 5]])
    }
  })

  test('are left as they are where one of their records is damaged', async () => {
    for (let turn = 1; turn <= 5; turn++) {
      device.kill()
      await (await claimed(turn - 1)).append([record(turn, 20, turn)])
    }
    device.kill()
    const [name] = device.names.filter((one) => device.content(one).length > 8192)
    device.tamper(name!, (content) => content.map((byte, place) => (place === 8300 ? byte ^ 1 : byte)))
    const before = await read()
    await claimed(5)
    expect((await read()).journal).toEqual(before.journal)
  })
})

describe('a snapshot', () => {
  test('is read back, and begins another part of the journal', async () => {
    const copy = await claimed()
    await copy.append([record(1), record(2)])
    await copy.writeSnapshot(snapshot(1, 2, 9000), bytes(9000), nothingOld)
    await copy.append([record(3)])
    const contents = await read()
    expect([seqs(contents), contents.snapshots, contents.begun]).toEqual([[1, 2, 3], [snapshot(1, 2, 9000)], true])
    const other = copyOn()
    await other.read()
    expect(await other.readSnapshot(1)).toEqual(bytes(9000))
  })

  test('takes whole parts with it that it makes superfluous, and nothing that is still needed', async () => {
    const copy = await claimed()
    for (const generation of [1, 2, 3, 4]) {
      await copy.append([record(2 * generation - 1), record(2 * generation)])
      const superfluous = { belowGeneration: generation - 2, upToSeq: 2 * (generation - 1) }
      await copy.writeSnapshot(snapshot(generation, 2 * generation, 10), bytes(10), superfluous)
    }
    const contents = await read()
    expect(contents.snapshots.map(({ generation }) => generation)).toEqual([2, 3, 4])
    expect(seqs(contents)).toEqual([7, 8])
  })

  test('takes no part with it whose last record is further up, because one was asked for again', async () => {
    const copy = await claimed()
    for (const seq of [5, 6, 5]) await copy.append([record(seq)])
    copy.close()
    const next = await claimed(6)
    await next.writeSnapshot(snapshot(1, 5, 10), bytes(10), { belowGeneration: 1, upToSeq: 5 })
    expect(seqs(await read())).toEqual([5, 6, 5])
    await next.writeSnapshot(snapshot(2, 6, 10), bytes(10), { belowGeneration: 1, upToSeq: 6 })
    expect(seqs(await read())).toEqual([])
  })

  test('written while edits come keeps every one of them', async () => {
    const copy = await claimed()
    await copy.append([record(1)])
    const writing = copy.writeSnapshot(snapshot(1, 1, 100), bytes(100), { belowGeneration: 1, upToSeq: 1 })
    for (let seq = 2; seq <= 30; seq++) await copy.append([record(seq)])
    await writing
    await copy.append([record(31)])
    expect(seqs(await read()).slice(-30)).toEqual(Array.from({ length: 30 }, (_, i) => i + 2))
  })
})

describe('a file that is written while it is read', () => {
  test('keeps no snapshot from being taken, and nothing from being read', async () => {
    const copy = await claimed()
    await copy.append([record(1)])
    const open = device.names.find((name) => device.content(name).length > 2 * 4096)!
    device.isReadable = (name) => name !== open
    await copy.writeSnapshot(snapshot(1, 1, 9000), bytes(9000), nothingOld)
    const refused = new Map<string, number>()
    device.isReadable = (name) => {
      refused.set(name, (refused.get(name) ?? 0) + 1)
      return refused.get(name)! % 3 === 0
    }
    expect(seqs(await read())).toEqual([1])
    device.isReadable = () => true
    expect((await read()).snapshots.map(({ generation }) => generation)).toEqual([1])
  })
})

describe('[D5] a turn', () => {
  test('stands in the place of what an earlier one writes too late', async () => {
    const frozen = await claimed()
    await frozen.append([record(1), record(2)])
    const next = await claimed(2)
    await frozen.append([record(3, 11)])
    await next.append([record(3, 22, 2)])
    expect((await read()).journal).toEqual([record(1), record(2), record(3, 22, 2)])
  })

  test('is not taken where something was written since the copy was read', async () => {
    const first = await claimed()
    const late = copyOn()
    const seen = await late.read()
    await first.append([record(1)])
    expect(await late.claim(seen.epoch + 1, seen, 0)).toBe(false)
  })

  test('that is over gives nothing back that is used for something else by now', async () => {
    const backup = { id: 'b', at: 1, kind: 'state', reason: '', schema: 1, length: 5, sha256: bytes(32) } as const
    const frozen = await claimed()
    await frozen.append([record(1)])
    await frozen.writeBackup(backup, bytes(5))
    const next = await claimed(1)
    await next.deleteBackups(['b'])
    await next.writeSnapshot(snapshot(1, 1, 300), bytes(300), nothingOld)
    await frozen.deleteBackups(['b'])
    expect((await read()).snapshots).toEqual([snapshot(1, 1, 300)])
    expect(await next.readSnapshot(1)).toEqual(bytes(300))
    await expect(frozen.writeBackup(backup, bytes(5))).rejects.toMatchObject({ name: 'Fenced' })
  })

  test('that was given up writes nothing more', async () => {
    const copy = await claimed()
    copy.close()
    await expect(copy.writeSnapshot(snapshot(1, 0, 300), bytes(300), nothingOld)).rejects.toThrow('not being written')
    expect((await read()).snapshots).toEqual([])
  })

  test('leaves alone what a frozen tab still holds', async () => {
    const frozen = await claimed()
    await frozen.append([record(1)])
    const next = await claimed(1)
    await next.writeSnapshot(snapshot(1, 1, 10), bytes(10), { belowGeneration: 1, upToSeq: 1 })
    expect(seqs(await read())).toEqual([1])
    frozen.close()
    await next.writeSnapshot(snapshot(2, 1, 10), bytes(10), { belowGeneration: 1, upToSeq: 1 })
    expect(seqs(await read())).toEqual([])
  })
})

describe('[D2] a journal that is not whole', () => {
  const names = () => device.names.filter((name) => device.content(name).length > 8192)

  test('cut at any byte is its exact prefix, and what is left of the last record', async () => {
    const copy = await claimed()
    const written = [1, 2, 3].map((seq) => record(seq, 10 * seq))
    for (const one of written) await copy.append([one])
    const [name] = names()
    const whole = device.content(name!).slice()
    const ends = written.map(
      (_, i) => 8192 + written.slice(0, i + 1).reduce((sum, one) => sum + 8 + one.bytes.length, 0)
    )
    for (let end = 8192; end <= whole.length; end++) {
      device.tamper(name!, () => whole.slice(0, end))
      const count = ends.filter((one) => one <= end).length
      const rest = count < 3 && end > (ends[count - 1] ?? 8192) ? [count + 1] : []
      const { journal } = await read()
      expect([end, journal.map(({ seq }) => seq)]).toEqual([
        end,
        [...written.slice(0, count).map(({ seq }) => seq), ...rest]
      ])
      expect(journal.slice(0, count)).toEqual(written.slice(0, count))
    }
  })

  test('with any byte changed keeps every other record under its own number', async () => {
    const copy = await claimed()
    const written = [1, 2, 3].map((seq) => record(seq, 10 * seq))
    for (const one of written) await copy.append([one])
    const [name] = names()
    const whole = device.content(name!).slice()
    let at = 8192
    for (const [place, { bytes: one }] of written.entries())
      for (const end = at + 8 + one.length; at < end; at++) {
        device.tamper(name!, () => whole.map((byte, i) => (i === at ? byte ^ 0x5a : byte)))
        const { journal } = await read()
        const others = written.filter((_, i) => i !== place)
        expect([at, journal.filter((kept) => others.some((other) => other.seq === kept.seq))]).toEqual([at, others])
        expect(journal.some((kept) => kept.seq === place + 1 && kept.bytes.length === one.length + 8)).toBe(true)
      }
  })
})

describe('[D9] a full disk', () => {
  test('says so in a count, and leaves nothing of what it did not take', async () => {
    const copy = await claimed()
    await copy.append([record(1)])
    device.limit = [...device.names].reduce((sum, name) => sum + device.content(name).length, 0) + 150
    await expect(copy.append([record(2, 20), record(3, 200)])).rejects.toMatchObject({ name: 'QuotaExceededError' })
    expect(seqs(await read())).toEqual([1])
    device.limit = Infinity
    await copy.append([record(2, 20), record(3, 200)])
    expect(seqs(await read())).toEqual([1, 2, 3])
  })

  test('a snapshot that does not fit is none, and takes no room away', async () => {
    const used = () => [...device.names].reduce((sum, name) => sum + device.content(name).length, 0)
    const copy = await claimed()
    const before = used()
    device.limit = before + 500
    await expect(copy.writeSnapshot(snapshot(1, 0, 9000), bytes(9000), nothingOld)).rejects.toMatchObject({
      name: 'QuotaExceededError'
    })
    expect((await read()).snapshots).toEqual([])
    expect(used()).toBe(before)
    device.limit = Infinity
    await copy.append([record(1)])
    await copy.writeSnapshot(snapshot(1, 1, 9000), bytes(9000), nothingOld)
    expect((await read()).snapshots).toHaveLength(1)
  })
})

test('[D9] what was written of a write that failed does not stand behind the next', async () => {
  let isFailing = false
  const copy = new OpfsCopy(device.root, 'test', (point) => {
    if (point === 'P4' && isFailing) throw new DOMException('cut off', 'UnknownError')
  })
  const seen = await copy.read()
  await copy.claim(1, seen, 0)
  await copy.append([record(1)])
  isFailing = true
  await expect(copy.append([record(2, 900), record(3, 900)])).rejects.toThrow('cut off')
  isFailing = false
  await copy.append([record(2, 5)])
  expect((await read()).journal).toEqual([record(1), record(2, 5)])
})

test('[D4] a loss of power at any moment leaves everything that was acknowledged', async () => {
  let cuts = 0
  for (let seed = 1; seed <= (process.env['PROOF'] ? 3000 : 150); seed++) {
    device = new FileDevice()
    const roll = dice(seed)
    let [acknowledged, next, generation] = [0, 1, 1]
    for (let life = 0; life < 3; life++) {
      const found = await read()
      const pool = await readPool(await (await device.root()).getDirectoryHandle('sextant-test', { create: true }))
      const unusable = pool.filter(({ isDamaged }) => isDamaged).map(({ name }) => name)
      // The pool may be cut off while it is made.
      if (generation > 1) expect([seed, life, unusable]).toEqual([seed, life, []])
      const kept = seqs(found).filter((seq) => seq <= acknowledged)
      expect([seed, life, kept]).toEqual([seed, life, Array.from({ length: acknowledged }, (_, i) => i + 1)])
      for (const { generation: known, length } of found.snapshots) {
        const other = copyOn()
        await other.read()
        expect(await other.readSnapshot(known)).toEqual(bytes(length))
      }
      // Somewhere along the way the power goes in the middle of a flush.
      let flushes = (device.names.length === 0 ? 66 : 2) + roll(14)
      device.onFlush = () => {
        if (--flushes > 0) return
        device.guard = () => {
          throw new Error('no power')
        }
        device.guard()
      }
      const work = async () => {
        const copy = await claimed(acknowledged)
        next = acknowledged + 1
        for (let step = roll(8); step >= 0; step--) {
          if (roll(4) === 0) {
            const length = 50 + roll(500)
            const superfluous = { belowGeneration: generation - 1, upToSeq: 0 }
            await copy.writeSnapshot(snapshot(generation++, acknowledged, length), bytes(length), superfluous)
          } else {
            await copy.append([record(next, roll(90), life + 1)])
            acknowledged = next++
          }
        }
      }
      await work().catch((error: unknown) => {
        if (!(error instanceof Error && error.message === 'no power')) throw error
        cuts++
      })
      device.guard = device.onFlush = () => {}
      device.cutPower(roll)
    }
  }
  expect(cuts).toBeGreaterThan(50)
})
