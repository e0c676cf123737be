/** What is typed while the part that is to take it is still on its way; until then nothing else hears a key. */
export async function withTypedAhead<T>(part: Promise<T>): Promise<{ part: T; typed: string }> {
  let typed = ''
  const hear = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    event.preventDefault()
    event.stopPropagation()
    if (event.key === 'Backspace') typed = typed.slice(0, -1)
    else if ([...event.key].length === 1) typed += event.key
  }
  addEventListener('keydown', hear, { capture: true })
  try {
    return { part: await part, typed }
  } finally {
    removeEventListener('keydown', hear, { capture: true })
  }
}
