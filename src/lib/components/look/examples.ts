// What the specimens show: a small company that nobody has.
import type { StorageHealth } from '#lib/edit/keeping.ts'
import type { Asked, CheckRow, ExplainedNumber, Reason, SaveState } from '#lib/edit/messages.ts'
import type { HistoryEntry, PlannedLine } from '#lib/edit/past.ts'
import { showNumber, usualSetting } from '#lib/format/numbers.ts'
import * as figures from '#lib/texts/figure.ts'
import * as texts from '#lib/texts/look.ts'
import { placesOf } from '../chart/places.ts'
import type { ChartSpec } from '../chart/spec.ts'
import type { KeyFigure } from '../figure/key-figures.ts'

const months = 25
const curve = (at: (month: number) => number) => Float64Array.from({ length: months }, (_, month) => at(month))
/** Spent faster than it comes in until month 16, in which it is −16,800. */
const cash = curve((month) => 1_180_000 - 150_000 * month + 4_700 * month * month)
const recurring = curve((month) => 180_000 * 1.06 ** month)
export const curves = { cash, recurring, none: new Float64Array() }

const inShort = (value: number) => showNumber(value, 'money', 'short', usualSetting)
const inFull = (value: number) => showNumber(value, 'money', 'plain', usualSetting)

export const chart: ChartSpec = {
  kind: 'line',
  series: [
    { line: 'arr', label: texts.arr, values: recurring, colour: 1 },
    { line: 'cash', label: texts.cash, values: cash, colour: 3, fill: true }
  ],
  places: placesOf('2026-01-01', 'month', months, 'en-US'),
  year: 12,
  named: (at) => at % 6 === 0,
  marks: [{ at: 16, value: cash[16]!, label: texts.lowPoint, tone: 'plain' }],
  steps: 'tens',
  showTick: inShort,
  showExact: inFull,
  showCell: inFull,
  unit: 'USD'
}

export const bars: ChartSpec = {
  ...chart,
  kind: 'bars',
  series: [
    { line: 'new_mrr', label: texts.won, values: curve((month) => 9_000 + 300 * month), colour: 2 },
    { line: 'churned_mrr', label: texts.lost, values: curve((month) => -2_000 - 60 * month), colour: 4 }
  ],
  marks: []
}

const figure = (line: string, label: string, shown: string, change: string, tone: KeyFigure['tone']): KeyFigure => ({
  ...{ line: `shown-${line}`, at: 0, label, shown, change, tone },
  isBelowZero: shown.startsWith('−'),
  curve: line === 'arr' ? recurring : cash,
  colour: line === 'arr' ? 'var(--series-1)' : 'var(--series-3)'
})

export const keyFigures: readonly KeyFigure[] = [
  figure('arr', figures.arr('M24'), '$729k', '+$24k', 'good'),
  figure('low', figures.cashLowPoint('M16'), '−$17k', '−$60k', 'bad'),
  figure('end', figures.endingCash, '$287k', figures.noChange, 'same')
]

export const holding: readonly CheckRow[] = [{ rule: 'balance', ok: true, where: null, sentence: texts.balances }]
export const failing: readonly CheckRow[] = [
  {
    ...{ rule: 'mix', ok: false, where: { table: 'pricing', rows: [] } },
    sentence: texts.mixIsWrong
  },
  ...holding
]

export const health: StorageHealth = {
  ...{ workspace: 'default', isLocked: false, used: 2_400_000, quota: 900_000_000, isProtected: true },
  copies: [
    { name: 'files', state: 'whole' },
    { name: 'database', state: 'behind' }
  ],
  ...{ edits: 12, lastEdit: null, kept: 2, lastKept: null, lastFile: null, isFileDue: false },
  recovery: { wasClosed: true, replayed: 0, faults: [], milliseconds: 90 }
}

const at = Date.UTC(2026, 2, 12, 9, 15)
const noRoom = { type: 'device-full', text: texts.deviceIsFull }
export const saves: readonly { name: string; save: SaveState | null; isReader?: boolean }[] = [
  { name: texts.states.opening, save: null },
  { name: texts.states.saving, save: { state: 'saving', at, problem: null } },
  { name: texts.states.saved, save: { state: 'saved', at, problem: null } },
  { name: texts.states.oneCopy, save: { state: 'one copy', at, problem: null } },
  { name: texts.states.failing, save: { state: 'failing', at, problem: noRoom } },
  { name: texts.states.readingOnly, save: { state: 'saved', at, problem: null }, isReader: true }
]

const moment = '2026-03-12T09:15:00.000Z'
const reason = (id: string, label: string, shown: string, isTyped = false): Reason => ({
  ...{ id, label, month: isTyped ? null : 24, when: isTyped ? '' : 'M24', value: null, shown },
  period: 'month',
  typed: isTyped
    ? {
        table: 'pricing',
        row: 'team',
        column: id,
        at: moment,
        was: '$240',
        why: texts.newListPrice,
        author: texts.thisDevice
      }
    : null
})
const explained = (of: Reason, words: string, figures: string, because: Reason[]): ExplainedNumber => ({
  ...of,
  ...{ sentence: `${words}: ${figures}`, words, figures, because },
  note: of.typed ? '' : texts.priceNote,
  feeds: []
})
const customers = reason('customers', texts.customers, '243')
const price = reason('monthly_price', texts.price, '$250', true)
const revenue = reason('mrr', texts.mrr, '$60,750')
const known: readonly ExplainedNumber[] = [
  explained(revenue, texts.mrrWords, '243 × $250', [customers, price]),
  explained(customers, texts.customersWords, '236 + 12 − 5', [
    reason('won', texts.customersWon, '12'),
    reason('lost', texts.customersLost, '5')
  ])
]

/** Answers as the engine would; of the rest nothing more is known. */
export const explain = (asked: Asked): Promise<ExplainedNumber | null> => {
  const id = 'line' in asked ? asked.line : asked.cell.column
  const all = [revenue, customers, price, ...known.flatMap(({ because }) => because)]
  const of = all.find((one) => one.id === id)
  return Promise.resolve(known.find((one) => one.id === id) ?? (of ? explained(of, '', '', []) : null))
}

const edit = { kind: 'edit', at: moment, author: texts.thisDevice, origin: 'typed', isFirst: false } as const
export const entries: readonly HistoryEntry[] = [
  {
    ...{ ...edit, edit: 'edit-2', why: texts.dearer, count: 1 },
    rows: [
      {
        ...{ table: 'pricing', row: 'team', place: texts.tiers[0], isThere: true },
        changes: [{ column: 'monthly_price', label: texts.price, was: '$240', now: '$250' }]
      }
    ]
  },
  {
    kind: 'snapshot',
    id: 'snapshot-1',
    name: texts.budget,
    author: texts.thisDevice,
    named: moment,
    at: moment,
    after: 'edit-1'
  },
  {
    ...{ ...edit, edit: 'edit-1', why: texts.leftOut, origin: 'command', count: 1 },
    rows: [{ table: 'pricing', row: 'partner', place: texts.partner, isThere: false, changes: [] }]
  }
]

export const planned: readonly PlannedLine[] = [
  { kind: 'cell', table: 'pricing', place: texts.teamPrice, was: '$240', now: '$250', later: null },
  { kind: 'goes', table: 'pricing', place: texts.partner, was: '', now: '', later: null }
]
