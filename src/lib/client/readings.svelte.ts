// How somebody chose to read quarters and years of lines. It changes how a scenario is looked at, and is kept beside it.
import { SvelteMap } from 'svelte/reactivity'
import { readings, type Reading } from '#lib/model/readings.ts'
import { keep, remembered, type Place } from './remembered.ts'

const chosen = new SvelteMap<string, Reading>()
/** Whose they are; what is not remembered holds as long as the page is open. */
let loaded: string | null = null

/** The ways of one scenario. */
export function readingsOf(place: Place, scenario: string) {
  if (loaded !== place.workspace) load(place)
  const keyOf = (line: string): string => JSON.stringify([scenario, line])
  return {
    of: (line: string): Reading | null => chosen.get(keyOf(line)) ?? null,
    /** @param reading null for the line's own way */
    choose(line: string, reading: Reading | null): void {
      const key = keyOf(line)
      if (reading === null) chosen.delete(key)
      else chosen.set(key, reading)
      // Another tab may have chosen for other lines.
      const others = remembered('readings', place).filter((text) => !text.startsWith(`${key} `))
      keep('readings', place, reading === null ? others : [...others, `${key} ${reading}`])
    }
  }
}

function load(place: Place): void {
  loaded = place.workspace
  chosen.clear()
  for (const text of remembered('readings', place)) {
    const reading = readings.find((one) => text.endsWith(` ${one}`))
    if (reading) chosen.set(text.slice(0, -reading.length - 1), reading)
  }
}
