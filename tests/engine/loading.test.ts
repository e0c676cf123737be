import { expect, test, vi } from 'vitest'
import { loaded } from '#workers/engine/loading.ts'

test('[W5] what could not be loaded is tried once more: the tab that served it may have crashed', async () => {
  const load = vi.fn().mockRejectedValueOnce(new TypeError('Failed to fetch')).mockResolvedValueOnce('part')
  expect(await loaded(load)).toBe('part')
  const never = vi.fn().mockRejectedValue(new TypeError('Failed to fetch'))
  await expect(loaded(never)).rejects.toThrow('Failed to fetch')
  expect(never).toHaveBeenCalledTimes(2)
})
