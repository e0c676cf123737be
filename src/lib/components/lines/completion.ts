// What may come next in a formula: names by what they are called, and the words of the language.
import type { NameToUse } from '#lib/edit/written.ts'
import * as texts from '#lib/texts/line-editor.ts'

export interface Suggestion {
  /** What is put in. */
  text: string
  label: string
  unit: string
}

const words: readonly Suggestion[] = Object.entries(texts.language).map(([text, label]) => ({ text, label, unit: '' }))

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
