// The order in which people read a model: the statements, the metrics, the rest by the chapters of its text, and last the
// steps that nobody sees until they ask.
import { workingSteps } from '#lib/texts/sections.ts'
import type { CheckedLine } from './language/syntax.ts'
import { metricSections, ownSection, statements } from './statements.ts'

/** Lines of one name stand together. */
const statementOf: ReadonlyMap<string, { label: string; at: number }> = new Map(
  statements
    .flatMap(({ label, rows }) => rows.map(({ line }) => ({ label, name: line.replace(/\[.*/, '') })))
    .map(({ label, name }, at) => [name, { label, at }] as const)
    // Net income and cash stand in two statements: the first one explains them.
    .reverse()
)

export function sectionOf({ name, section, working, isOwn }: CheckedLine): string {
  if (isOwn) return ownSection
  return statementOf.get(name)?.label ?? (working ? workingSteps : section)
}

/** The lines by section, each section in the order of its statement or of the model's text. */
export function inReadingOrder(lines: readonly CheckedLine[]): CheckedLine[] {
  const chapters = [...new Set(lines.map(sectionOf))]
  const sections = [
    ...statements.map(({ label }) => label),
    ...metricSections,
    ownSection,
    ...chapters.filter((one) => one !== workingSteps),
    workingSteps
  ]
  const rank = (line: CheckedLine): readonly [number, number] => [
    sections.indexOf(sectionOf(line)),
    statementOf.get(line.name)?.at ?? 0
  ]
  return [...lines].sort((a, b) => {
    const [[sectionA, placeA], [sectionB, placeB]] = [rank(a), rank(b)]
    return sectionA - sectionB || placeA - placeB
  })
}
