// The browser's locks as far as they are used: exclusive ones, first come first served, and theft.

type Grant = (lock: Lock | null) => unknown
interface Request {
  name: string
  client: string
  grant: (isGranted: boolean) => void
  fail: (error: Error) => void
}

export class Locks {
  readonly #holders = new Map<string, Request>()
  readonly #queue: Request[] = []
  readonly #dropped = new Set<string>()

  of(client: string): LockManager {
    const request = (name: string, options: LockOptions, grant: Grant) =>
      new Promise<unknown>((resolve, reject) => {
        // Nothing runs in a tab that is gone.
        if (this.#dropped.has(client)) return
        const own: Request = {
          name,
          client,
          grant: (isGranted) => {
            const done = Promise.resolve(grant(isGranted ? { name, mode: 'exclusive' } : null))
            void done.then((value) => {
              if (this.#holders.get(name) === own) this.#next(name, null)
              resolve(value)
            })
          },
          fail: reject
        }
        options.signal?.addEventListener('abort', () => {
          const place = this.#queue.indexOf(own)
          if (place >= 0) this.#queue.splice(place, 1)
          reject(new DOMException('withdrawn', 'AbortError'))
        })
        const holder = this.#holders.get(name)
        if (options.steal) {
          holder?.fail(new DOMException('stolen', 'AbortError'))
          this.#next(name, own)
        } else if (!holder) this.#next(name, own)
        else if (options.ifAvailable) own.grant(false)
        else this.#queue.push(own)
      })
    const query = () =>
      Promise.resolve({ held: [...this.#holders.values()].map(({ name, client: clientId }) => ({ name, clientId })) })
    return { request, query } as unknown as LockManager
  }

  /** What the browser does when a tab is gone. */
  drop(client: string): void {
    this.#dropped.add(client)
    for (const request of this.#queue.filter((one) => one.client === client))
      this.#queue.splice(this.#queue.indexOf(request), 1)
    for (const holder of [...this.#holders.values()]) if (holder.client === client) this.#next(holder.name, null)
  }

  #next(name: string, request: Request | null): void {
    const place = this.#queue.findIndex((one) => one.name === name)
    const holder = request ?? (place < 0 ? undefined : this.#queue.splice(place, 1)[0])
    if (!holder) return void this.#holders.delete(name)
    this.#holders.set(name, holder)
    queueMicrotask(() => this.#holders.get(name) === holder && holder.grant(true))
  }
}
