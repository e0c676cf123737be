// What this browser remembers beside its workspaces: which one is open, that there was something in it, and until when a
// reminder is put off. Where it remembers nothing, every answer is that of a first visit.

/** The workspace that is there without anybody making it. */
export const usualWorkspace = 'main'

const key = 'sextant:workspace'

/** The workspace of this tab; of the tab before it where it is new. */
export const workspaceToOpen = (): string => read('sessionStorage', key) ?? read('localStorage', key) ?? usualWorkspace

export function rememberWorkspace(name: string): void {
  write('sessionStorage', key, name)
  write('localStorage', key, name)
}

/** Something was saved in the workspace; or that was so, and it was not there any more when it was opened. */
export type Trace = 'saved' | 'gone'

export const traceOf = (workspace: string): Trace | null => read('localStorage', `${key}:${workspace}`) as Trace | null

export const leaveTrace = (workspace: string, trace: Trace | null): void =>
  write('localStorage', `${key}:${workspace}`, trace)

/** Whether something was saved in more than one workspace: what is there is known to the engine, and takes long to ask. */
export const hasManyTraces = (): boolean =>
  keysOf('localStorage').filter((name) => name.startsWith(`${key}:`)).length > 1

const later = 'sextant:remind-after'

/** Milliseconds since 1970; 0 where no reminder was put off. */
export const remindAfter = (): number => Number(read('localStorage', later) ?? 0)

export const putOffReminder = (until: number): void => write('localStorage', later, String(until))

type Storage = 'localStorage' | 'sessionStorage'

export function read(storage: Storage, key: string): string | null {
  try {
    return window[storage].getItem(key)
  } catch {
    return null
  }
}

function keysOf(storage: Storage): string[] {
  try {
    return Object.keys(window[storage])
  } catch {
    return []
  }
}

export function write(storage: Storage, key: string, value: string | null): void {
  try {
    if (value === null) window[storage].removeItem(key)
    else window[storage].setItem(key, value)
  } catch {
    // It is asked again the next time, as on a first visit.
  }
}
