import { expect, test, vi } from 'vitest'
import { loaded } from '#workers/engine/loading.ts'

test('[W5] what could not be loaded is tried again, up to four times: the tab that served it may have crashed', async () => {
  const waited: number[] = []
  const wait = (milliseconds: number) => {
    waited.push(milliseconds)
    return Promise.resolve()
  }
  const load = vi.fn().mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce('part')
  expect(await loaded(load, wait)).toBe('part')
  expect(waited).toEqual([300])
  const never = vi.fn().mockRejectedValue(new TypeError('Failed to fetch'))
  await expect(loaded(never, wait)).rejects.toThrow('Failed to fetch')
  expect(never).toHaveBeenCalledTimes(5)
  expect(waited).toEqual([300, 300, 600, 1200, 2400])
})
