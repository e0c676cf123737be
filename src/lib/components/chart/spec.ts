// A chart as data: what is drawn, with which marks. plot.ts finds the places, and chartjs.ts alone knows the library.

export type Tone = 'plain' | 'good' | 'bad'

export interface ChartSeries {
  /** The line of the model that it draws. */
  line: string
  label: string
  /** What stands at the end of its line, where the label is long. */
  short?: string
  /** One value for each label of the axis; NaN leaves a gap. */
  values: ArrayLike<number>
  /** A colour of the look: 1 to 6. */
  colour: 1 | 2 | 3 | 4 | 5 | 6
  fill?: boolean
  stepped?: boolean
  dashed?: boolean
}

/** Something that matters at a point: a tranche of a round, the low point, break-even. */
export interface ChartMark {
  at: number
  value: number
  label: string
  tone: Tone
  /** Where there is no room for all names, these give way. */
  isMinor?: boolean
}

/** A place on the axis: a month, a quarter or a year. */
export interface ChartPlace {
  /** M24, Q1 27, 2027. */
  label: string
  /** With its calendar month where the label has none: "M24, December 2027". */
  name: string
  /** "Dec 27" beside M24. */
  sub: string
  /** Its first day, as an ISO date; the opening has none. */
  date: string | null
}

export interface ChartSpec {
  kind: 'line' | 'bars'
  series: readonly ChartSeries[]
  places: readonly ChartPlace[]
  /** How many places make a year. */
  year: number
  /** Which places the axis names; the others stay bare. */
  named: (at: number) => boolean
  marks: readonly ChartMark[]
  /** The axis ends here at the latest, and what lies above is cut off: one month that stands out would flatten all others. */
  ceiling?: number
  /** Which numbers the axis counts in. */
  steps: 'tens' | 'whole' | 'months' | 'shares'
  /** At the axis, where the topmost says the unit. */
  showTick: (value: number, isTop: boolean) => string
  /** Read out, with its unit. */
  showExact: (value: number) => string
  /** In a table, as the statements have it. */
  showCell: (value: number) => string
  /** Of the figures in the table: "USD". */
  unit: string
}

/** Bars of one place stand on each other: what was lost below zero, all else above. */
export function stackOf(series: readonly ChartSeries[], at: number): { from: number; to: number }[] {
  const reach = { up: 0, down: 0 }
  return series.map(({ values }) => {
    const value = Number.isFinite(values[at]) ? values[at]! : 0
    const way = value < 0 ? 'down' : 'up'
    const from = reach[way]
    reach[way] += value
    return { from, to: reach[way] }
  })
}
