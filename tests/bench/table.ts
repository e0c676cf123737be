// Figures as people read them: a line each, beside its target and what it was when it was kept.
import type { Figure } from './figures.ts'

export function tableOf(figures: readonly Figure[], before: readonly Figure[]): string {
  const rows = figures.map((now) => {
    const then = before.find(({ figure }) => figure === now.figure)
    return [
      now.figure,
      now.unit,
      show(now.p50),
      now.p95 === undefined ? '' : show(now.p95),
      targetText(now),
      then ? show(now.p50 / then.p50) : '',
      growthText(now),
      isMissed(now) ? 'MISSED' : ''
    ]
  })
  const all = [['figure', 'unit', 'p50', 'p95', 'target', 'to kept', 'growth', ''], ...rows]
  const widths = all[0]!.map((_, column) => Math.max(...all.map((row) => row[column]!.length)))
  return all
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column]!))
        .join('  ')
        .trimEnd()
    )
    .join('\n')
}

export const isMissed = ({ p50, p95, target }: Figure): boolean =>
  p50 > (target?.p50 ?? Infinity) || (p95 ?? 0) > (target?.p95 ?? Infinity)

const targetText = ({ target }: Figure): string =>
  Object.entries(target ?? {})
    .map(([name, most]) => `${name} <= ${most}`)
    .join(', ')

const growthText = ({ growth }: Figure): string =>
  growth
    ? `${growth.sizes.map((size, i) => `${size}: ${show(growth.p50s[i]!)}`).join(', ')}; ` +
      (growth.bend === null ? 'flat' : `bend ${show(growth.bend)}`)
    : ''

/** Three digits say all that a measurement knows. */
const show = (value: number): string => String(Number(value.toPrecision(3)))
