// Reads one formula: tokens to a tree. The words of the language are all here, each in the place where it may stand.
import * as texts from '#lib/texts/formula-mistakes.ts'
import { misread } from './mistake.ts'
import type { BinaryOp, ClockWord, Comparison, Expr, Name, Place, WholeFold, WindowFold } from './syntax.ts'
import { tokensOf, type Token } from './tokens.ts'

type Parsed = Expr<Name>

const clockWords = new Set<string>(['month', 'year', 'months', 'years', 'year_number'])
const windowFolds = new Set<string>(['sum', 'average', 'product', 'lowest', 'highest'])
const mostInside = 100
const comparisons = new Set<string>(['<', '<=', '>', '>=', '='])

/** Words that mean something in a formula and so can name no line. */
export const reservedWords = new Set([
  ...clockWords,
  ...windowFolds,
  ...['prior', 'before', 'last', 'of', 'over', 'where', 'if', 'then', 'else', 'and', 'or', 'blank', 'min', 'max'],
  ...['total', 'final', 'first', 'latest', 'all', 'opens', 'is', 'must', 'from', 'to', 'the', 'end', 'days']
])

/** Reads tokens one after the other; every mistake names what was expected and where. */
export class FormulaReader {
  private at = 0
  private depth = 0

  constructor(
    private readonly tokens: Token[],
    private readonly place: Place
  ) {}

  static of(text: string, place: Place): FormulaReader {
    return new FormulaReader(tokensOf(text, place), place)
  }

  /** The whole of what is left is one formula. */
  whole(): Parsed {
    const formula = this.formula()
    this.finish()
    return formula
  }

  finish(): void {
    const rest = this.peek()
    if (rest.type === 'end') return
    const said = rest.type === 'index' ? `[${rest.members.join(', ')}]` : rest.text
    misread('unexpected', rest.place, texts.completeBefore(said))
  }

  isWord(text: string, ahead = 0): boolean {
    const token = this.peek(ahead)
    return token.type === 'word' && token.text === text
  }

  /** Takes the word if it comes next. */
  takes(text: string): boolean {
    if (!this.isWord(text)) return false
    this.at++
    return true
  }

  formula(): Parsed {
    if (this.takes('if')) {
      const when = this.either()
      this.expect('then')
      const then = this.formula()
      this.expect('else')
      return { kind: 'choose', when, then, otherwise: this.formula() }
    }
    return this.either()
  }

  private either(): Parsed {
    return this.joined('or', () => this.joined('and', () => this.compared()))
  }

  private joined(word: 'and' | 'or', part: () => Parsed): Parsed {
    let left = part()
    while (this.takes(word)) left = { kind: 'binary', op: word, left, right: part() }
    return left
  }

  /** a < b, and a <= b <= c for "b lies between". */
  private compared(): Parsed {
    const first = this.added()
    let left = first
    let all: Parsed | null = null
    for (;;) {
      const token = this.peek()
      if (token.type !== 'sign' || !comparisons.has(token.text)) return all ?? first
      this.at++
      const right = this.added()
      const one: Parsed = { kind: 'binary', op: token.text as Comparison, left, right }
      all = all === null ? one : { kind: 'binary', op: 'and', left: all, right: one }
      left = right
    }
  }

  private added(): Parsed {
    return this.chain(['+', '-'], () => this.multiplied())
  }

  private multiplied(): Parsed {
    return this.chain(['*', '/'], () => this.signed())
  }

  private chain(ops: string[], part: () => Parsed): Parsed {
    let left = part()
    for (;;) {
      const token = this.peek()
      if (token.type !== 'sign' || !ops.includes(token.text)) return left
      this.at++
      left = { kind: 'binary', op: token.text as BinaryOp, left, right: part() }
    }
  }

  /** Whatever stands inside something else passes here. */
  private signed(): Parsed {
    if (++this.depth > mostInside) misread('too-deep', this.peek().place, texts.tooDeep(mostInside))
    const signed = this.takesSign('-') ? ({ kind: 'minus', of: this.signed() } as const) : this.raised()
    this.depth--
    return signed
  }

  private raised(): Parsed {
    const base = this.single()
    return this.takesSign('^') ? { kind: 'binary', op: '^', left: base, right: this.signed() } : base
  }

  private single(): Parsed {
    const token = this.peek()
    if (token.type === 'sign' && token.text === '(') {
      this.at++
      const inside = this.formula()
      this.expectSign(')')
      return inside
    }
    if (token.type === 'number') {
      this.at++
      return { kind: 'number', text: token.text, unit: this.takes('days') ? 'day' : null }
    }
    if (token.type === 'word') return this.phrase(token.text, token.place)
    if (token.type === 'end') misread('incomplete', token.place, texts.stopsEarly)
    return outOfPlace(token.type === 'index' ? '[' : token.text, token.place)
  }

  private phrase(word: string, place: Place): Parsed {
    if (word === 'blank') return (this.at++, { kind: 'blank' })
    if (
      clockWords.has(word) &&
      !(word === 'month' && this.isWord('of', 1)) &&
      !(word === 'year' && this.isWord('sum', 1))
    )
      return (this.at++, { kind: 'clock', word: word as ClockWord })
    if (word === 'min' || word === 'max') return this.extreme(word)
    if (word === 'latest' || (word === 'sum' && this.isWord('over', 1))) return this.over(word)
    if (windowFolds.has(word) && this.isWord('of', 1) && this.isWord('last', 2)) return this.window(word as WindowFold)
    if (word === 'first') return this.first()
    if (word === 'year') {
      this.at++
      this.expect('sum')
      this.expect('of')
      return { kind: 'yearSum', of: this.name() }
    }
    const whole = this.wholeFold()
    if (whole) return { kind: 'whole', fold: whole, of: this.name() }
    if (reservedWords.has(word) && word !== 'prior' && word !== 'total') outOfPlace(word, place)
    return this.name()
  }

  /** final x, lowest x, highest x, month of lowest x, sum of all x: over the whole run. */
  private wholeFold(): WholeFold | null {
    if (this.takes('final')) return 'final'
    if (this.takes('lowest')) return 'lowest'
    if (this.takes('highest')) return 'highest'
    if (this.isWord('month')) {
      this.at++
      this.expect('of')
      this.expect('lowest')
      return 'month of lowest'
    }
    if (!this.takes('sum')) return null
    this.expect('of')
    if (this.takes('all')) return 'sum'
    return misread('sum', this.peek().place, texts.whichMonths)
  }

  private extreme(word: 'min' | 'max'): Parsed {
    this.at++
    this.expectSign('(')
    const of = [this.formula()]
    while (this.takesSign(',')) of.push(this.formula())
    this.expectSign(')')
    return { kind: 'extreme', word, of }
  }

  private over(fold: string): Parsed {
    this.at++
    this.expect('over')
    const over = this.word(texts.axisOrRows)
    this.expect('of')
    const of = this.added()
    const where = this.takes('where') ? this.either() : null
    return { kind: 'over', fold: fold as 'sum' | 'latest', over, of, where }
  }

  private window(fold: WindowFold): Parsed {
    this.at++
    this.expect('of')
    this.expect('last')
    const token = this.peek()
    const length: Parsed =
      token.type === 'number' ? (this.at++, { kind: 'number', text: token.text, unit: null }) : this.plainName()
    return { kind: 'window', fold, length, of: this.name() }
  }

  private first(): Parsed {
    this.at++
    this.expect('month')
    this.expect('where')
    const of = this.name()
    const op = this.peek()
    if (op.type !== 'sign' || !comparisons.has(op.text)) misread('comparison', op.place, texts.firstMonth)
    this.at++
    const bound = this.added()
    const toTheEnd = this.takes('to')
    if (toTheEnd) {
      this.expect('the')
      this.expect('end')
    }
    return { kind: 'first', of, op: op.text as Comparison, bound, toTheEnd }
  }

  /** prior x, total x, x[member], x 12 months before. */
  private name(): Name {
    if (this.takes('prior')) {
      const name = this.name()
      return { ...name, back: name.back + 1 }
    }
    if (this.takes('total')) return { ...this.name(), total: true }
    const name = this.plainName()
    const token = this.peek()
    if (token.type !== 'number' || !this.isWord('months', 1) || !this.isWord('before', 2)) return name
    if (!/^\d+$/.test(token.text)) misread('lag', token.place, texts.wholeMonths)
    this.at += 3
    return { ...name, back: Number(token.text) }
  }

  private plainName(): Name {
    const place = this.peek().place
    const name = this.word(texts.lineName)
    const index = this.peek()
    if (index.type !== 'index') return { kind: 'name', name, index: [], back: 0, total: false, place }
    this.at++
    return { kind: 'name', name, index: index.members, back: 0, total: false, place }
  }

  private word(wanted: string): string {
    const token = this.peek()
    if (token.type !== 'word' || reservedWords.has(token.text))
      misread('name', token.place, texts.hereBelongs(wanted, said(token)))
    this.at++
    return token.text
  }

  private expect(word: string): void {
    if (!this.takes(word))
      misread('expected', this.peek().place, texts.hereBelongs(texts.theWord(word), said(this.peek())))
  }

  private takesSign(text: string): boolean {
    const token = this.peek()
    if (token.type !== 'sign' || token.text !== text) return false
    this.at++
    return true
  }

  private expectSign(text: string): void {
    if (!this.takesSign(text))
      misread('expected', this.peek().place, texts.hereBelongs(texts.theSign(text), said(this.peek())))
  }

  private peek(ahead = 0): Token {
    const place = this.tokens.at(-1)?.place ?? this.place
    const { to } = place
    const end: Place = to === undefined ? place : { ...place, from: to }
    return this.tokens[this.at + ahead] ?? { type: 'end', text: '', place: end }
  }
}

const said = (token: Token): string => {
  if (token.type === 'end') return texts.formulaEnds
  return token.type === 'index' ? texts.notBracket : texts.notThat(token.text)
}

const outOfPlace = (text: string, place: Place): never => misread('word', place, texts.outOfPlace(text))
