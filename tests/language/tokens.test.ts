// Formulas cut into words, numbers and signs, each at its place in what was typed.
import { expect, test } from 'vitest'
import { tokensOf } from '#lib/model/language/tokens.ts'

const place = { file: '', line: 1, text: '' }
const read = (text: string) =>
  tokensOf(text, place).map((token) => [
    'text' in token ? token.text : token.members.join('|'),
    text.slice(token.place.from, token.place.to)
  ])

test('[L1] signs that people write for others mean the same, and stand where they were typed', () => {
  expect(read('a ≤ 1 – b × c ÷ 2e−3')).toEqual([
    ['a', 'a'],
    ['<=', '≤'],
    ['1', '1'],
    ['-', '–'],
    ['b', 'b'],
    ['*', '×'],
    ['c', 'c'],
    ['/', '÷'],
    ['0.002', '2e−3']
  ])
})

test('[L1] a member in brackets is taken as it stands', () => {
  expect(read('price[A – B] ≥ 1')).toEqual([
    ['price', 'price'],
    ['A – B', '[A – B]'],
    ['>=', '≥'],
    ['1', '1']
  ])
})
