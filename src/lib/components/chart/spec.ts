// A chart as data: what is drawn, with which marks. chartjs.ts draws it, and nobody else knows the library.

export type Tone = 'plain' | 'good' | 'bad'

export interface ChartSeries {
  /** The line of the model that it draws. */
  line: string
  label: string
  /** One value for each label of the axis; NaN leaves a gap. */
  values: ArrayLike<number>
  /** A colour of the look: 1 to 6. */
  colour: 1 | 2 | 3 | 4 | 5 | 6
  fill?: boolean
  stepped?: boolean
  dashed?: boolean
}

/** Something that matters at a point: a round, the low point, break-even. */
export interface ChartMark {
  at: number
  value: number
  label: string
  tone: Tone
}

export interface ChartSpec {
  kind: 'line' | 'bars'
  series: readonly ChartSeries[]
  /** The name of each place on the axis: M0, Q1 26, 2027. */
  labels: readonly string[]
  /** Which places the axis names; the others stay bare. */
  named: (at: number) => boolean
  marks: readonly ChartMark[]
  /** Bars of one place stand on each other. */
  stacked?: boolean
  /** The axis ends here at the latest, and what lies above is cut off: one month that stands out would flatten all others. */
  ceiling?: number
  /** Written at the axis and read out. */
  show: (value: number) => string
  showExact: (value: number) => string
}
