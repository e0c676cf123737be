// Cuts a formula into words, numbers and signs. A member in brackets is taken as it stands, since people name
// their tiers as they like: customers[Team Plus], or customers["a, b"] where it holds a comma or a bracket.
import * as texts from '#lib/texts/formula-mistakes.ts'
import { decimalText, shiftPoint } from '../decimal-text.ts'
import { misread } from './mistake.ts'
import type { Place } from './syntax.ts'

export type Token =
  | { type: 'number'; text: string; place: Place }
  | { type: 'word'; text: string; place: Place }
  | { type: 'sign'; text: string; place: Place }
  | { type: 'index'; members: string[]; place: Place }
  | { type: 'end'; text: ''; place: Place }

const spaces = /^\s+/
const number = /^(\d+(?:\.\d*)?|\.\d+)(e[-+−–]?\d+)?(?:(%)|([kKmMbB])(?![a-zA-Z]))?/
const word = /^[a-zA-Z][a-zA-Z0-9_]*/
const sign = /^(<=|>=|[-+*/^(),<>=−–×·÷≤≥])/

/** What a formula is written in, each as it may begin a text. */
export const shapes = { spaces, number, word, sign }

/** Signs that people write for others. They are read where they stand: a name in brackets may hold them. */
const alike: Record<string, string> = { '−': '-', '–': '-', '×': '*', '·': '*', '÷': '/', '≤': '<=', '≥': '>=' }
const scale: Record<string, number> = { '%': -2, k: 3, m: 6, b: 9 }

export function tokensOf(text: string, whole: Place): Token[] {
  const tokens: Token[] = []
  let rest = text
  const take = (length: number) => {
    rest = rest.slice(length)
  }
  for (;;) {
    take(spaces.exec(rest)?.[0].length ?? 0)
    if (rest === '') return tokens
    const digits = number.exec(rest)
    const letters = word.exec(rest)
    const mark = sign.exec(rest)
    const from = text.length - rest.length
    const place = { ...whole, from, to: from + (digits ?? letters ?? mark ?? [rest[0]!])[0].length }
    if (digits) {
      const suffix = digits[3] ?? digits[4]?.toLowerCase()
      const plain = decimalText(digits[1]! + (digits[2] ?? '').replace(/[−–]/, '-'))
      if (plain === null || plain.length > 60) misread('number', place, texts.longNumber(digits[0]))
      tokens.push({ type: 'number', text: suffix ? shiftPoint(plain, scale[suffix]!) : plain, place })
      take(digits[0].length)
    } else if (letters) {
      tokens.push({ type: 'word', text: letters[0], place })
      take(letters[0].length)
    } else if (rest.startsWith('[')) {
      const { members, length } = readIndex(rest, { ...whole, from, to: text.length })
      tokens.push({ type: 'index', members, place: { ...whole, from, to: from + length } })
      take(length)
    } else if (mark) {
      tokens.push({ type: 'sign', text: alike[mark[0]] ?? mark[0], place })
      take(mark[0].length)
    } else {
      misread('character', place, texts.strangeCharacter([...rest][0]!))
    }
  }
}

function readIndex(text: string, place: Place): { members: string[]; length: number } {
  const members: string[] = []
  let at = 1
  for (;;) {
    const item = /^\s*(?:"((?:[^"\\]|\\.)*)"|([^\],"]*))\s*([\],])/.exec(text.slice(at))
    if (!item) misread('bracket', place, texts.openBracket)
    members.push(item[1] === undefined ? item[2]!.trim() : item[1].replace(/\\(.)/g, '$1'))
    at += item[0].length
    if (item[3] === ']') return { members, length: at }
  }
}
