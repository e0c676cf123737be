// Reads a .lines file: axes, what people type, and the lines. Declarations start at the margin, what belongs to
// them is indented. The result is plain data.
import * as texts from '#lib/texts/formula-mistakes.ts'
import { ownLines } from '#lib/texts/sections.ts'
import { FormulaReader, reservedWords } from './formula.ts'
import { misread } from './mistake.ts'
import type { Axis, Clause, Expr, Given, Good, Grain, Line, Module, Name, Place, Rolls, Rows } from './syntax.ts'
import { ownLabel } from './syntax.ts'
import { tokensOf } from './tokens.ts'
import { readUnit, unitWords } from './units.ts'

const heading = /^(once |yearly )?\s*(working )?\s*([a-zA-Z]\w*)(?:\s+by\s+(\w+))?\s*:\s*([^"]+?)\s*(?:"([^"]*)")?$/
const axisShape = /^axis\s+(\w+)\s*(?::\s*(.+)|from\s+(\w+)\.(\w+))$/
const givenShape =
  /^given\s+(\w+)((?:\s+by\s+\w+)*)\s*:\s*(.+?)\s+from\s+(?:(\w+) of )?(\w+)(?:\.(\w+))?(?:\s+else\s+(\S+))?$/
const rowsShape = /^rows\s+(\w+)(?:\s+by\s+(\w+))?\s+from\s+(\w+)(?:,\s*in order of\s+(\w+))?$/
const columnShape = /^(\w+)\s*:\s*([\w ]+?)(?:\s+from\s+(\w+))?$/

/** @throws Misread with the place and what to write instead */
export function parseModule(text: string, file: string): Module {
  const module: Module = { file, text, axes: [], givens: [], rows: [], lines: [] }
  let section = ''
  for (const block of blocksOf(text, file)) {
    const head = block.head.text.trim()
    const takesBody = !/^(## |axis |given )/.test(head)
    if (!takesBody && block.body.length > 0) misread('margin', block.body[0]!, texts.startsAtMargin)
    if (head.startsWith('## ')) section = head.slice(3).trim()
    else if (head.startsWith('axis ')) module.axes.push(readAxis(block.head))
    else if (head.startsWith('given ')) module.givens.push(readGiven(block.head))
    else if (head.startsWith('rows ')) module.rows.push(readRows(block))
    else module.lines.push(readLine(block, section))
  }
  return module
}

/**
 * A line of somebody's own: `formula` is what follows "is", or "opens ... is ...".
 * @throws Misread
 */
export function parseOwnLine(own: { name: string; unit: string; formula: string; note: string }): Line<Name> {
  const place: Place = { file: own.name, line: 1, text: own.formula }
  const reader = FormulaReader.of(own.formula.replace(/^(\s*)=/, '$1 '), place)
  const opens = reader.takes('opens') ? reader.formula() : null
  if (opens !== null && !reader.isWord('is')) misread('own-line', place, texts.isAfterOpens)
  reader.takes('is')
  const is = reader.formula()
  reader.finish()
  return {
    ...emptyLine(own.name, place),
    unit: unitOf(own.unit, place),
    label: ownLabel(own.name),
    rolls: 'last',
    opens,
    is,
    said: { is: own.formula },
    note: own.note,
    section: ownLines
  }
}

interface Block {
  head: Place
  body: Place[]
}

function blocksOf(text: string, file: string): Block[] {
  const blocks: Block[] = []
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const place: Place = { file, line: index + 1, text: raw }
    const isComment = raw.trim() === '' || (raw.trimStart().startsWith('#') && !raw.startsWith('## '))
    if (isComment) continue
    if (!/^\s/.test(raw)) blocks.push({ head: place, body: [] })
    else if (blocks.length > 0) blocks.at(-1)!.body.push(place)
    else blocks.push({ head: { ...place, text: '## ' }, body: [place] })
  }
  return blocks
}

function readAxis(place: Place): Axis {
  const match = axisShape.exec(place.text.trim())
  if (!match) misread('axis', place, texts.axisReads)
  const [, name, members, table, column] = match
  return {
    name: name!,
    place,
    members: members?.split(',').map((member) => member.trim()) ?? null,
    from: table && column ? { table, column } : null
  }
}

function readGiven(place: Place): Given {
  const match = givenShape.exec(place.text.trim())
  if (!match) misread('given', place, texts.givenReads)
  const [, name, by, unit, procedure, table, column, otherwise] = match
  return {
    name: name!,
    place,
    by: by!.split(/\s+by\s+/).slice(1),
    unit: unitOf(unit!, place),
    from: { table: table!, column: column ?? name! },
    otherwise: otherwise ?? '0',
    procedure: procedure ?? null
  }
}

function readRows({ head, body }: Block): Rows {
  const match = rowsShape.exec(head.text.trim())
  if (!match) misread('rows', head, texts.rowsRead)
  const [, name, by, from, order] = match
  const columns = body.map((place) => {
    const column = columnShape.exec(place.text.trim())
    if (!column) misread('column', place, texts.columnReads)
    return { name: column[1]!, unit: unitOf(column[2]!, place), from: column[3] ?? column[1]! }
  })
  return { name: name!, place: head, by: by ?? null, from: from!, order: order ?? null, columns }
}

function readLine({ head, body }: Block, section: string): Line<Name> {
  const match = heading.exec(head.text.trim())
  if (!match) misread('heading', head, texts.lineReads)
  const [, grain, working, name, by, unit, label] = match
  if (reservedWords.has(name!)) misread('reserved', head, texts.reserved(name!))
  const line: Line<Name> = {
    ...emptyLine(name!, head),
    grain: (grain?.trim() ?? 'monthly') as Grain,
    working: working !== undefined,
    by: by ?? null,
    unit: unitOf(unit!, head),
    label: label ?? name!.replaceAll('_', ' '),
    section
  }
  const clauses = clausesOf(body)
  for (const { word, places } of clauses) {
    if (word === 'note') line.note = places.map((place) => place.text.trim().replace(/^"|"$/g, '')).join(' ')
    else if (word === 'traits') readTraits(line, places[0]!)
    else {
      line[word] = readFormula(word, places)
      line.said[word] = places
        .map(({ text }) => text.trim())
        .join('\n')
        .slice(word.length)
        .trim()
    }
  }
  if (!clauses.some(({ word }) => word === 'is')) misread('no-formula', head, texts.noFormula(name!))
  return line
}

type Part = Clause | 'traits' | 'note'

/** A formula or a note may go on over several physical lines; each clause keeps them together. */
function clausesOf(body: Place[]): { word: Part; places: Place[] }[] {
  const clauses: { word: Part; places: Place[] }[] = []
  for (const place of body) {
    const text = place.text.trim()
    const open = clauses.at(-1)
    const word = /^(opens|is|must)\b/.exec(text)?.[1] as Clause | undefined
    if (open?.word === 'note' && !open.places.at(-1)!.text.trimEnd().endsWith('"')) open.places.push(place)
    else if (word) clauses.push({ word, places: [place] })
    else if (text.startsWith('"')) clauses.push({ word: 'note', places: [place] })
    else if (/^(good|rolls|adds|from)\b/.test(text)) clauses.push({ word: 'traits', places: [place] })
    else if (open && open.word !== 'traits') open.places.push(place)
    else misread('clause', place, texts.clauses)
  }
  return clauses
}

function readFormula(word: string, places: Place[]): Expr<Name> {
  const tokens = places.flatMap((place, i) =>
    tokensOf(i === 0 ? place.text.trim().slice(word.length) : place.text, place)
  )
  return new FormulaReader(tokens, places[0]!).whole()
}

function readTraits(line: Line<Name>, place: Place): void {
  for (const trait of place.text.split(',').map((part) => part.trim())) {
    const good = /^good (up|down|neither)$/.exec(trait)
    const rolls = /^rolls (sum|last|recompute)$/.exec(trait)
    const from = /^from M(\d+)$/.exec(trait)
    if (good) line.good = good[1] as Good
    else if (rolls) line.rolls = rolls[1] as Rolls
    else if (from) line.from = Number(from[1])
    else if (trait === 'adds up') line.addsUp = true
    else misread('trait', place, texts.unknownTrait(trait))
  }
}

const emptyLine = (name: string, place: Place): Line<Name> => ({
  name,
  place,
  grain: 'monthly',
  working: false,
  by: null,
  addsUp: false,
  unit: 'number',
  label: name,
  good: 'neither',
  rolls: 'last',
  from: 0,
  opens: null,
  is: { kind: 'blank' },
  must: null,
  said: {},
  note: '',
  section: ''
})

function unitOf(text: string, place: Place): string {
  return readUnit(text) ?? misread('unit-name', place, texts.notUnit(text.trim(), unitWords))
}
