// A formula cut into the pieces it is written in, whether or not it makes sense yet: for showing, completing and renaming.
import { reservedWords } from './formula.ts'
import { shapes } from './tokens.ts'

/** `word` belongs to the language, `name` may name a line, `member` is what stands in brackets. */
interface Piece {
  kind: 'space' | 'number' | 'word' | 'name' | 'member' | 'sign' | 'other'
  text: string
  from: number
}

const member = /^\[(?:"(?:[^"\\]|\\.)*"|[^\]"])*\]?/

export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = []
  for (let from = 0; from < text.length; from = pieces.at(-1)!.from + pieces.at(-1)!.text.length)
    pieces.push(nextPiece(text.slice(from), from))
  return pieces
}

function nextPiece(rest: string, from: number): Piece {
  const found = (shape: RegExp) => shape.exec(rest)?.[0]
  const word = found(shapes.word)
  if (word !== undefined) return { kind: reservedWords.has(word) ? 'word' : 'name', text: word, from }
  const kinds = [
    ['space', shapes.spaces],
    ['number', shapes.number],
    ['member', member],
    ['sign', shapes.sign]
  ] as const
  for (const [kind, shape] of kinds) {
    const text = found(shape)
    if (text !== undefined) return { kind, text, from }
  }
  return { kind: 'other', text: [...rest][0]!, from }
}

/** Whether the formula names that line. */
export const names = (formula: string, name: string): boolean =>
  piecesOf(formula).some(({ kind, text }) => kind === 'name' && text === name)

/** The formula with a line by its new name. */
export const renamed = (formula: string, from: string, to: string): string =>
  piecesOf(formula)
    .map(({ kind, text }) => (kind === 'name' && text === from ? to : text))
    .join('')

/** A member as it stands between brackets: in quotes where it would end them. */
export const inBrackets = (members: readonly string[]): string =>
  `[${members.map((one) => (/[\],"]|^\s|\s$/.test(one) ? `"${one.replace(/["\\]/g, '\\$&')}"` : one)).join(', ')}]`
