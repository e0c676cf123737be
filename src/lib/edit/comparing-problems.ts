// Why a difference between scenarios cannot be explained; the sentences stand in the catalogue of texts.
import * as texts from '#lib/texts/comparing.ts'
import { needsValue } from './problems.ts'
import { problem, type Problem } from './result.ts'

export const monthNeeded = (line: string): Problem => needsValue('--month M24', texts.eachMonth(line))

export const yearsApart = (line: string): Problem => problem('years-apart', texts.yearsApart(line))

export const noCommonMonth = (a: string, b: string): Problem => problem('no-common-month', texts.noCommonMonth(a, b))

/** @param first of the months that both have, up to `last` */
export const monthOutside = (month: number, name: string, first: number, last: number): Problem =>
  problem('month-outside', texts.monthOutside(month, name, first, last))

export const blankFigure = (figure: string, name: string, isOnce: boolean): Problem =>
  problem('blank-figure', (isOnce ? texts.blankOnce : texts.blankFigure)(figure, name))
