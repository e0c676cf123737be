// Going through a formula without caring what it says.
import type { Expr } from './syntax.ts'

/** The formulas directly inside a formula, in reading order. References have none. */
function partsOf<R extends { kind: string }>(formula: Expr<R>): Expr<R>[] {
  const expr = formula as Exclude<Expr<R>, R> | { kind: 'reference' }
  switch (expr.kind) {
    case 'minus':
      return [expr.of]
    case 'binary':
      return [expr.left, expr.right]
    case 'extreme':
      return expr.of
    case 'choose':
      return [expr.when, expr.then, expr.otherwise]
    case 'window':
      return [expr.length, expr.of]
    case 'whole':
    case 'yearSum':
      return [expr.of]
    case 'first':
      return [expr.of, expr.bound]
    case 'over':
      return expr.where ? [expr.of, expr.where] : [expr.of]
    default:
      return []
  }
}

/** Every formula inside a formula, itself first. */
export function* walk<R extends { kind: string }>(formula: Expr<R>): Generator<Expr<R>> {
  yield formula
  for (const part of partsOf(formula)) yield* walk(part)
}
