// One writer for each workspace, by a lock that the browser takes back when the tab is gone.

export interface Held {
  release(): void
  /** Resolves when another tab has taken the lock away. */
  lost: Promise<void>
}

const lockName = (workspace: string): string => `sextant:${workspace}:writer`

export type Claim = { held: Held; taken: false } | { taken: true; obtained: Promise<Held>; withdraw: () => void }

/** Takes the lock where it is free; else says so, and when it came to us after all. */
export async function claimWriter(locks: LockManager, workspace: string): Promise<Claim> {
  const name = lockName(workspace)
  const held = await hold(locks, name, { ifAvailable: true })
  if (held) return { held, taken: false }
  const waiting = new AbortController()
  const obtained = hold(locks, name, { signal: waiting.signal }) as Promise<Held>
  return {
    taken: true,
    obtained,
    withdraw: () => {
      obtained.catch(() => undefined)
      waiting.abort()
    }
  }
}

/** Takes the lock from a tab that has it and does not answer. What it still writes is refused by the copies. */
export const stealWriter = (locks: LockManager, workspace: string): Promise<Held> =>
  hold(locks, lockName(workspace), { steal: true }) as Promise<Held>

export interface Witness {
  /** Whether this tab has the lock of the workspace at this moment, by what the browser says. */
  isOurs(): Promise<boolean>
  release(): void
}

/**
 * A lock that nobody else asks for shows what the browser calls this tab. Who has the lock of the workspace would not: that
 * may change while one asks.
 */
export function witness(locks: LockManager, workspace: string, id: string): Witness {
  const own = `sextant:tab:${id}`
  const held = hold(locks, own, {}).catch(() => null)
  return {
    async isOurs() {
      await held
      const { held: all = [] } = await locks.query()
      const holderOf = (wanted: string) => all.find(({ name }) => name === wanted)?.clientId
      const us = holderOf(own)
      return us === undefined || holderOf(lockName(workspace)) === us
    },
    release: () => void held.then((lock) => lock?.release())
  }
}

function hold(locks: LockManager, name: string, options: LockOptions): Promise<Held | null> {
  return new Promise((resolve, reject) => {
    let lose = () => {}
    const lost = new Promise<void>((gone) => (lose = gone))
    const request = locks.request(name, { mode: 'exclusive', ...options }, (lock) => {
      if (!lock) {
        resolve(null)
        return
      }
      return new Promise<void>((release) => {
        resolve({ release, lost })
      })
    })
    request.catch((error: unknown) => {
      lose()
      reject(error instanceof Error ? error : new Error(String(error)))
    })
  })
}
