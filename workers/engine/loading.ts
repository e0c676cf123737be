// Parts of the engine that are loaded when they are first needed.
import { waitFor } from '#workers/store/faults.ts'

/** Milliseconds until it is tried again. */
const before = 300

/** What serves the app's files offline runs in one of the tabs, and is gone for a moment when that one crashes: tried twice. */
export async function loaded<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load()
  } catch {
    await waitFor(before)
    return load()
  }
}
