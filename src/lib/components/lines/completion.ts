// What may come next in a formula: names by what they are called, and the words of the language.
import type { NameToUse } from '#lib/edit/written.ts'

export interface Suggestion {
  /** What is put in. */
  text: string
  label: string
  unit: string
}

const word = (text: string, label: string): Suggestion => ({ text, label, unit: '' })

const words: readonly Suggestion[] = [
  word('prior ', 'last month’s value'),
  word('12 months before', 'after a name: a year earlier'),
  word('sum of last 12 ', 'added up over twelve months'),
  word('average of last 3 ', 'the average of three months'),
  word('lowest of last 12 ', 'the lowest of twelve months'),
  word('highest of last 12 ', 'the highest of twelve months'),
  word('product of last 12 ', 'multiplied over twelve months'),
  word('sum over tier of ', 'all tiers added up'),
  word('if ', 'if a < b then x else y'),
  word('then ', 'where it holds'),
  word('else ', 'where it does not'),
  word('and ', 'both hold'),
  word('or ', 'one of the two holds'),
  word('min(', 'the least of several'),
  word('max(', 'the most of several'),
  word('month', 'the number of the month'),
  word('year', 'the year, from 0'),
  word('blank', 'no value'),
  word('total ', 'the line without its axis'),
  word('opens ', 'the value at M0: opens 0 is prior x + 1'),
  word('is ', 'the value of each month')
]

const most = 40

interface Completion {
  /** Where the word that is being typed begins. */
  from: number
  typed: string
  suggestions: readonly Suggestion[]
}

/** @param isAsked everything may be shown where nothing is typed yet */
export function completionAt(text: string, caret: number, names: readonly NameToUse[], isAsked: boolean): Completion {
  const typed = /[a-zA-Z][a-zA-Z0-9_]*(?:\[[^\]]*)?$/.exec(text.slice(0, caret))?.[0] ?? ''
  const from = caret - typed.length
  if (typed === '') return { from, typed, suggestions: isAsked ? [...names, ...words].slice(0, 200) : [] }
  const wanted = typed.toLowerCase()
  const ranked = [...names, ...words]
    .map((suggestion, at) => ({ suggestion, at, rank: rankOf(suggestion, wanted) }))
    .filter(({ rank }) => rank < none)
    .sort((a, b) => a.rank - b.rank || isOfMember(a.suggestion) - isOfMember(b.suggestion) || a.at - b.at)
  return { from, typed, suggestions: ranked.slice(0, most).map(({ suggestion }) => suggestion) }
}

const isOfMember = ({ text }: Suggestion): number => (text.includes('[') ? 1 : 0)

const none = 5

/** The beginning of a name counts more than that of a label, and the beginning more than the middle. */
function rankOf({ text, label }: Suggestion, wanted: string): number {
  const [name, said] = [text.toLowerCase(), label.toLowerCase()]
  const tests = [
    name.trim() === wanted,
    name.startsWith(wanted),
    said.startsWith(wanted),
    name.includes(`_${wanted}`) || said.includes(` ${wanted}`),
    name.includes(wanted)
  ]
  const rank = tests.indexOf(true)
  return rank < 0 ? none : rank
}
