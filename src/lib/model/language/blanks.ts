// Which lines may have no value. A quotient is blank where its denominator is not positive, and so is everything
// computed from a blank, except that a comparison with a blank does not hold. A guard such as "if x > 0 then y / x"
// keeps the line whole.
import type { CheckedLine, Formula, Given } from './syntax.ts'

/** Sets `mayBeBlank` on every line. Lines can need each other through time, so it goes round until nothing changes. */
export function markBlanks(lines: CheckedLine[], givens: Record<string, Given>): void {
  const byKey = new Map(lines.map((line) => [line.key, line]))
  for (let changed = true; changed;) {
    changed = false
    for (const line of lines) {
      if (line.mayBeBlank || !(line.from > 0 || mayBeBlank(line.is, byKey, givens, new Set()))) continue
      line.mayBeBlank = true
      changed = true
    }
  }
}

function mayBeBlank(
  formula: Formula,
  lines: Map<string, CheckedLine>,
  givens: Record<string, Given>,
  positive: ReadonlySet<string>
): boolean {
  const any = (...parts: Formula[]) => parts.some((part) => mayBeBlank(part, lines, givens, positive))
  const lineBlank = (of: Formula) => of.kind === 'cell' && lines.get(of.line)!.mayBeBlank
  switch (formula.kind) {
    case 'blank':
    case 'first':
      return true
    case 'number':
    case 'clock':
    case 'column':
    case 'isMember':
      return false
    case 'input':
      return givens[formula.given]!.procedure !== null
    case 'cell':
      return lineBlank(formula)
    case 'minus':
      return any(formula.of)
    case 'binary':
      return any(formula.left, formula.right) || (formula.op === '/' && !isPositive(formula.right, positive))
    case 'extreme':
      return any(...formula.of)
    case 'choose': {
      const guarded = new Set(positive)
      for (const known of positiveIf(formula.when)) guarded.add(known)
      return any(formula.otherwise) || mayBeBlank(formula.then, lines, givens, guarded)
    }
    case 'window':
      return lineBlank(formula.of) || any(formula.length)
    case 'yearSum':
      return lineBlank(formula.of)
    case 'whole': {
      const line = formula.of.kind === 'cell' ? lines.get(formula.of.line)! : null
      return line!.mayBeBlank || (line!.grain === 'yearly' && formula.fold !== 'sum')
    }
    case 'over':
      return any(formula.of)
  }
}

const isPositive = (formula: Formula, positive: ReadonlySet<string>): boolean =>
  (formula.kind === 'number' && formula.text !== '0') || positive.has(JSON.stringify(formula))

/** What is known to be positive where the condition holds. */
function positiveIf(when: Formula): string[] {
  if (when.kind !== 'binary') return []
  if (when.op === 'and') return [...positiveIf(when.left), ...positiveIf(when.right)]
  const isZero = (part: Formula) => part.kind === 'number' && part.text === '0'
  if (when.op === '>' && isZero(when.right)) return [JSON.stringify(when.left)]
  if (when.op === '<' && isZero(when.left)) return [JSON.stringify(when.right)]
  return []
}
