// One writer for each workspace, by a lock that the browser takes back when the tab is gone.

export interface Held {
  release(): void
}

export type Claim = { held: Held; taken: false } | { taken: true; obtained: Promise<Held> }

/** Takes the lock where it is free; else says so, and when it came to us after all. */
export async function claimWriter(locks: LockManager, workspace: string): Promise<Claim> {
  const name = `sextant:${workspace}:writer`
  const held = await hold(locks, name, { ifAvailable: true })
  if (held) return { held, taken: false }
  return { taken: true, obtained: hold(locks, name, {}) as Promise<Held> }
}

function hold(locks: LockManager, name: string, options: LockOptions): Promise<Held | null> {
  return new Promise((resolve, reject) => {
    const request = locks.request(name, { mode: 'exclusive', ...options }, (lock) => {
      if (!lock) {
        resolve(null)
        return
      }
      return new Promise<void>((release) => {
        resolve({ release })
      })
    })
    request.catch(reject)
  })
}
