// What takes long and is asked for often.

/** Does the work at once, and again when it was asked for meanwhile, after that time. @returns how to ask, and not to after all */
export function atMostEvery(milliseconds: number, work: () => void): () => () => void {
  let last = -Infinity
  return () => {
    const asked = setTimeout(
      () => {
        last = Date.now()
        work()
      },
      Math.max(0, last + milliseconds - Date.now())
    )
    return () => {
      clearTimeout(asked)
    }
  }
}
