// Where names find room: moved as little as possible, never over each other, never out of the drawing.

/** What a text is wide in pixels. */
export type Measure = (text: string) => number

/**
 * Places at least a gap apart, as near as can be to the wanted ones, from one end to another. They must have room there.
 * @returns in the order of what was wanted
 */
export function spread(wanted: readonly number[], gap: number, from: number, to: number): number[] {
  interface Run {
    members: number[]
    start: number
  }
  const startOf = (members: readonly number[]): number => {
    const mean = members.reduce((sum, member, i) => sum + wanted[member]! - i * gap, 0) / members.length
    return Math.min(Math.max(mean, from), to - (members.length - 1) * gap)
  }
  const runs: Run[] = []
  for (const member of wanted.map((_, i) => i).sort((a, b) => wanted[a]! - wanted[b]!)) {
    let run: Run = { members: [member], start: startOf([member]) }
    // Runs that would touch become one, which stands around the middle of what all of them wanted.
    for (let last = runs.at(-1); last && last.start + last.members.length * gap > run.start; last = runs.at(-1)) {
      runs.pop()
      const members = [...last.members, ...run.members]
      run = { members, start: startOf(members) }
    }
    runs.push(run)
  }
  const places = Array<number>(wanted.length)
  for (const { members, start } of runs) members.forEach((member, i) => (places[member] = start + i * gap))
  return places
}

/** As much of a name as has room; the readout and the description have all of it. */
export function fitted(text: string, room: number, measure: Measure): string {
  if (measure(text) <= room) return text
  const letters = [...text]
  while (letters.length > 1 && measure(`${letters.join('').trimEnd()}…`) > room) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

export interface Box {
  left: number
  right: number
  top: number
  bottom: number
}

export const overlap = (a: Box, b: Box): boolean =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom

const lineHeight = 16
const rows = [0, 1, 2, 3]
/** Over its point, or mostly to one side of it. */
const shifts = [0, 0.42, -0.42]

interface Named {
  x: number
  box: Box
  /** From the name down to the point. */
  stem: Box
}

/**
 * A box for each name over its point, higher or aside where other names or their stems stand in the way; null where it finds
 * no room. Those that come first choose first.
 */
export function placeNames(points: readonly { x: number; y: number; width: number }[], room: Box): (Box | null)[] {
  const taken: Named[] = []
  return points.map(({ x, y, width }) => {
    if (width > room.right - room.left) return null
    for (const row of rows)
      for (const shift of shifts) {
        const left = Math.min(Math.max(x - width / 2 + shift * width, room.left), room.right - width)
        const bottom = Math.max(y - 14 - row * lineHeight, room.top + lineHeight)
        const box = { left, right: left + width, top: bottom - lineHeight, bottom }
        const stem = { left: x - 3, right: x + 3, top: bottom, bottom: Math.max(y, bottom) }
        const padded = { ...box, left: left - 5, right: box.right + 5 }
        // What is of the same month shares a stem.
        const isInTheWay = (other: Named) =>
          overlap(padded, other.box) || (other.x !== x && (overlap(stem, other.box) || overlap(box, other.stem)))
        if (box.bottom > room.bottom || taken.some(isInTheWay)) continue
        taken.push({ x, box, stem })
        return box
      }
    return null
  })
}
