// Looking again at what was saved, without doing nothing else.
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { atMostEvery } from '#lib/components/storage/pace.ts'

beforeEach(() => {
  vi.useFakeTimers({ now: 0 })
})
afterEach(() => {
  vi.useRealTimers()
})

test('what is asked for often is done at once, then no more than every so often, and a last time', () => {
  const times: number[] = []
  const ask = atMostEvery(1000, () => times.push(Date.now()))
  let takeBack = () => {}
  for (let time = 0; time < 2500; time += 100) {
    takeBack()
    takeBack = ask()
    vi.advanceTimersByTime(100)
  }
  vi.advanceTimersByTime(10_000)
  expect(times).toEqual([0, 1000, 2000, 3000])
})

test('what was taken back is not done', () => {
  const work = vi.fn()
  atMostEvery(1000, work)()()
  vi.advanceTimersByTime(10_000)
  expect(work).not.toHaveBeenCalled()
})
