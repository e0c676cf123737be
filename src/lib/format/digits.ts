// Digits with decimal signs and thousands separators: one and the same "1,234" is a different number in another country, so
// what could be meant in two ways is refused with both readings.
import type { Problem } from '#lib/edit/result.ts'
import { spelled } from '#lib/model/decimal-text.ts'
import { otherSeparators, Refusal, twoReadings } from './refusals.ts'
import type { Separators } from './separators.ts'

/** Digits with separators; spaces and quotes count only where digits follow. */
export const digitsAtStart = /^(?:\d|[.,](?=\d))(?:[\d.,_]|[' ](?=\d))*/

/**
 * The exact decimal text of digits with separators.
 * @throws Refusal with the readings there are
 */
export function readDigits(digits: string, { decimal, group, byTwos }: Separators, unreadable: Problem): string {
  const [whole = '', fraction = '', ...more] = digits.split(decimal)
  const isPlain =
    more.length === 0 && /^\d*$/.test(fraction) && (/^\d*$/.test(whole) || isGrouped(whole, group, byTwos))
  if (isPlain && !(decimal === ',' && /^[1-9]\d{0,2},\d{3}$/.test(digits)))
    return `${whole.replace(/\D/g, '')}.${fraction}`
  const readings = [asWhole(digits), asFraction(digits, decimal)].filter((reading) => reading !== null)
  if (readings.length === 2) throw new Refusal(twoReadings(digits, readings[0]!, readings[1]!))
  throw new Refusal(readings.length === 1 ? otherSeparators(digits, readings[0]!) : unreadable)
}

function isGrouped(whole: string, group: string | null, byTwos: boolean): boolean {
  const [separator] = /\D/.exec(whole) ?? []
  if (separator === undefined || (/[.,]/.test(separator) && separator !== group)) return false
  const groups = whole.split(separator)
  const [first, last] = [groups[0]!, groups.at(-1)!]
  const hasFirst = /^[1-9]\d{0,2}$/.test(first) && last.length === 3
  const between = groups.slice(1, -1)
  const byThrees = between.every((part) => part.length === 3)
  const isByTwos = byTwos && first.length <= 2 && between.every((part) => part.length === 2)
  return hasFirst && (byThrees || isByTwos) && groups.every((part) => /^\d+$/.test(part))
}

/** All separators group: one, or several alike that group by threes. */
function asWhole(digits: string): string | null {
  const separators = [...new Set(digits.match(/\D/g))]
  if (separators.length !== 1 || digits.startsWith('0')) return null
  const groups = digits.split(separators[0]!)
  const isOne = groups.length === 2 && groups.every((part) => part !== '')
  return isOne || groups.slice(1).every((part) => part.length === 3) ? groups.join('') : null
}

/** The last separator is the decimal sign. */
function asFraction(digits: string, decimal: '.' | ','): string | null {
  const separators: readonly string[] = digits.match(/\D/g) ?? []
  const last = separators.at(-1)
  if ((last !== '.' && last !== ',') || separators.indexOf(last) !== separators.length - 1) return null
  const [whole = '', fraction = ''] = digits.split(last)
  if (fraction === '') return null
  return spelled(`${whole.replace(/\D/g, '').replace(/^0+(?=\d)/, '') || '0'}.${fraction}`, decimal)
}
