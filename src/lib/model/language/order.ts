// In which order lines can be computed, so that each finds what it needs; and which lines chase each other.
import * as texts from '#lib/texts/model-mistakes.ts'
import { misread } from './mistake.ts'
import type { CheckedLine, Formula } from './syntax.ts'
import { walk } from './walk.ts'

/** The lines a formula needs in the very month (or year, or run) it is computed for. */
function neededNow(formula: Formula): string[] {
  const needed: string[] = []
  for (const part of walk(formula)) {
    if (part.kind === 'cell') {
      if (part.back === 0) needed.push(part.line)
      if (part.pick?.by === 'position') needed.push(part.pick.line)
    } else if (part.kind === 'input') {
      for (const pick of part.picks) if (pick.by === 'position') needed.push(pick.line)
    }
  }
  return needed
}

/**
 * Line keys in an order in which each comes after what it needs.
 * @throws Misread naming the circle
 */
export function orderOf(lines: readonly CheckedLine[], clause: 'is' | 'opens'): string[] {
  const byKey = new Map(lines.map((line) => [line.key, line]))
  const done = new Set<string>()
  const open: string[] = []
  const order: string[] = []
  const visit = (key: string): void => {
    const line = byKey.get(key)
    if (!line || done.has(key)) return
    if (open.includes(key)) circle(line, open.slice(open.indexOf(key)), byKey, clause)
    open.push(key)
    const formula = line[clause]
    if (formula) for (const needed of neededNow(formula)) visit(needed)
    open.pop()
    done.add(key)
    order.push(key)
  }
  for (const line of lines) visit(line.key)
  return order
}

function circle(line: CheckedLine, keys: string[], byKey: Map<string, CheckedLine>, clause: 'is' | 'opens'): never {
  const names = [...keys, line.key].map((key) => byKey.get(key)!.name)
  const say = keys.length === 1 ? texts.needsItself : texts.needEachOther
  return misread(
    'circle',
    line.place,
    say(names, clause, names.at(-2)!),
    keys.map((key) => byKey.get(key)!.place)
  )
}
