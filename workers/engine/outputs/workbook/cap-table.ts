// Who owns the company after each round, as rows: the terms of the round, and the part of every holder.
import { roundsOf, sharesOf } from '#lib/edit/rules.ts'
import { workbookFormat } from '#lib/format/number-formats.ts'
import { capTable, type RoundOutcome } from '#lib/model/captable.ts'
import * as texts from '#lib/texts/workbook.ts'
import type { OutputSource } from '../output.ts'
import { textCell, textRow, type BookCell, type BookRow } from './book.ts'
import { unitWords } from './units.ts'

type Figure = { toNumber(): number } | undefined

export function capTableRows({ tables, currency }: OutputSource): BookRow[] {
  const { founders, pool } = sharesOf(tables)
  const { rounds } = capTable(founders, pool, roundsOf(tables['funding_rounds'] ?? []))
  if (rounds.length === 0) return []
  const row = (id: string, label: string, unit: string, of: (round: RoundOutcome) => Figure): BookRow => ({
    id: `cap_table/${id}`,
    cells: [textCell(label), textCell(unitWords(unit, currency)), ...rounds.map((round) => figure(of(round), unit))]
  })
  const notes = [...new Set(rounds.flatMap(({ converted }) => Object.keys(converted)))]
  const holders = [...new Set(rounds.flatMap(({ ownership }) => Object.keys(ownership)))]
  return [
    textRow('', texts.capTable, 'heading'),
    {
      id: '#cap_table',
      cells: [
        textCell(texts.line, { weight: 'columns' }),
        textCell(texts.unit, { weight: 'columns' }),
        ...rounds.map(({ round }) => textCell(round, { weight: 'columns', isRight: true }))
      ]
    },
    row('post_money', texts.postMoney, 'money', ({ postMoney }) => postMoney),
    row('price', texts.price, 'money per share', ({ price }) => price),
    row('new_shares', texts.newShares, 'share', ({ newShares }) => newShares),
    row('pool_increase', texts.poolIncrease, 'share', ({ poolIncrease }) => poolIncrease),
    ...notes.map((note) =>
      row(`converted/${note}`, texts.converted(note), 'share', ({ converted }) => converted[note])
    ),
    ...holders.map((holder) =>
      row(`ownership/${holder}`, texts.ownership(holder), 'rate', ({ ownership }) => ownership[holder])
    )
  ]
}

const figure = (value: Figure, unit: string): BookCell | null =>
  value ? { value: value.toNumber(), look: { format: workbookFormat(unit) } } : null
