import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type * as Offline from '#lib/client/offline.ts'

vi.mock('$app/environment', () => ({ dev: false }))

/** As much of a browser's service workers as a page sees. */
class Registration extends EventTarget {
  installing: FakeWorker | null = null
  waiting: FakeWorker | null = null
  active: FakeWorker | null = null
  update = vi.fn(() => Promise.resolve())
}
class FakeWorker extends EventTarget {
  postMessage = vi.fn()
}

let registration: Registration
let container: EventTarget & { register: () => Promise<Registration>; ready: Promise<unknown> }
let page: EventTarget & { visibilityState: string; readyState: string }
let reload: () => void
let offline: typeof Offline

beforeEach(async () => {
  vi.useFakeTimers()
  registration = new Registration()
  container = Object.assign(new EventTarget(), {
    register: () => Promise.resolve(registration),
    ready: Promise.resolve()
  })
  page = Object.assign(new EventTarget(), { visibilityState: 'visible', readyState: 'complete' })
  reload = vi.fn()
  vi.stubGlobal('window', new EventTarget())
  vi.stubGlobal('document', page)
  vi.stubGlobal('location', { reload })
  vi.stubGlobal('navigator', { serviceWorker: container })
  vi.resetModules()
  offline = await import('#lib/client/offline.ts')
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const keep = async (onUpdate = () => {}) => {
  const kept = offline.keepOffline(onUpdate)
  await vi.advanceTimersByTimeAsync(1000)
  return kept
}
const install = (worker: FakeWorker) => {
  registration.installing = worker
  registration.dispatchEvent(new Event('updatefound'))
  registration.installing = null
  registration.waiting = worker
  worker.dispatchEvent(new Event('statechange'))
}

describe('keeping the app on the device', () => {
  it('waits for the page to be loaded', async () => {
    page.readyState = 'interactive'
    const register = vi.spyOn(container, 'register')
    void offline.keepOffline(() => {})
    await vi.advanceTimersByTimeAsync(5000)
    expect(register).not.toHaveBeenCalled()
    window.dispatchEvent(new Event('load'))
    await vi.advanceTimersByTimeAsync(1000)
    expect(register).toHaveBeenCalledWith('/service-worker.js', { updateViaCache: 'none' })
  })

  it('says whether it could', async () => {
    expect(await keep()).toBe(true)
    container.register = () => Promise.reject(new Error('storage is off'))
    expect(await keep()).toBe(false)
    vi.stubGlobal('navigator', {})
    expect(await keep()).toBe(false)
  })
})

describe('updates', () => {
  it('are told when one waits already', async () => {
    const onUpdate = vi.fn()
    Object.assign(registration, { waiting: new FakeWorker(), active: new FakeWorker() })
    await keep(onUpdate)
    expect(onUpdate).toHaveBeenCalledTimes(1)
  })

  it('are told when one arrives, but the first version of all is none', async () => {
    const onUpdate = vi.fn()
    await keep(onUpdate)
    install(new FakeWorker())
    expect(onUpdate).not.toHaveBeenCalled()
    registration.active = registration.waiting
    install(new FakeWorker())
    expect(onUpdate).toHaveBeenCalledTimes(1)
  })

  it('are used only when asked for, and the page reloads once they are', async () => {
    registration.active = new FakeWorker()
    await keep()
    const arrived = new FakeWorker()
    install(arrived)
    container.dispatchEvent(new Event('controllerchange'))
    expect([arrived.postMessage.mock.calls, vi.mocked(reload).mock.calls]).toEqual([[], []])

    offline.applyUpdate()
    expect(arrived.postMessage.mock.calls).toEqual([['activate']])
    expect(reload).not.toHaveBeenCalled()
    container.dispatchEvent(new Event('controllerchange'))
    container.dispatchEvent(new Event('controllerchange'))
    expect(reload).toHaveBeenCalledTimes(1)
  })

  it('are asked for on coming back and while the page stays open, at most hourly', async () => {
    await keep()
    const come = (after: number) => {
      vi.advanceTimersByTime(after * 60_000)
      window.dispatchEvent(new Event('focus'))
      return registration.update.mock.calls.length
    }
    expect([come(0), come(30), come(29), come(1), come(0), come(59), come(60)]).toEqual([0, 0, 0, 1, 1, 1, 2])
  })

  it('are not asked for by a page that nobody looks at', async () => {
    await keep()
    page.visibilityState = 'hidden'
    vi.advanceTimersByTime(5 * 3_600_000)
    expect(registration.update).not.toHaveBeenCalled()
    page.visibilityState = 'visible'
    page.dispatchEvent(new Event('visibilitychange'))
    expect(registration.update).toHaveBeenCalledTimes(1)
  })
})
