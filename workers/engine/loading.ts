// Parts of the engine that are loaded when they are first needed.
import { waitFor } from '#workers/store/faults.ts'

/** Milliseconds until it is tried again: on a busy machine it may take a while until somebody else serves the files. */
const delays = [300, 600, 1200, 2400]

/** What serves the app's files offline runs in one of the tabs, and is gone for a moment when that one crashes. */
export async function loaded<T>(load: () => Promise<T>, wait = waitFor): Promise<T> {
  for (const delay of delays)
    try {
      return await load()
    } catch {
      await wait(delay)
    }
  return load()
}
