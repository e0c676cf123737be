// Charts without a screen: axes, places of names, readouts, and what goes out as SVG and CSV.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { axisFor } from '#lib/components/chart/axis.ts'
import { csvOf } from '#lib/components/chart/csv.ts'
import { pictureOf, usualSize } from '#lib/components/chart/picture.ts'
import { fitted, overlap, placeNames, spread, type Box } from '#lib/components/chart/placement.ts'
import { placesOf } from '#lib/components/chart/places.ts'
import { plotOf } from '#lib/components/chart/plot.ts'
import { nearestPlace, nearestSeries, readoutOf, spokenReadout, stepped } from '#lib/components/chart/reading.ts'
import type { Palette } from '#lib/components/chart/shapes.ts'
import { stackOf, type ChartMark, type ChartSeries, type ChartSpec } from '#lib/components/chart/spec.ts'
import { svgOf, xmlOf } from '#lib/components/chart/svg.ts'
import { tablesOnPaper } from '#lib/components/statements/paper.ts'
import { showNumber } from '#lib/format/numbers.ts'

/** Letters of seven pixels each. */
const measure = (text: string) => text.length * 7

const palette: Palette = {
  ...{ ink: 'black', ink2: 'dimgray', ink3: 'gray', line: 'silver', strong: 'gray', sheet: 'white' },
  ...{ good: 'green', bad: 'red', series1: 'navy', series2: 'teal', series3: 'olive' },
  ...{ series4: 'maroon', series5: 'purple', series6: 'slategray' }
}

const seriesOf = (label: string, values: number[], more: Partial<ChartSeries> = {}): ChartSeries => ({
  ...{ line: label, label, values, colour: 1, ...more }
})

function specOf(series: ChartSeries[], more: Partial<ChartSpec> = {}): ChartSpec {
  const count = Math.max(...series.map(({ values }) => values.length), 1)
  return {
    kind: 'line',
    series,
    places: placesOf('2026-01-01', 'month', count, 'en-US'),
    year: 12,
    named: (at) => at % 12 === 0,
    marks: [],
    steps: 'tens',
    showTick: (value) => showNumber(value, 'money', 'short'),
    showExact: (value) => showNumber(value, 'money'),
    showCell: (value) => showNumber(value, 'money', 'statement'),
    unit: 'USD',
    ...more
  }
}

describe('[G1] an axis', () => {
  test.each([
    [0, 15_600_000, 'tens', undefined, [0, 4e6, 8e6, 12e6, 16e6]],
    [0, 9_730_000, 'tens', undefined, [0, 4e6, 8e6, 12e6]],
    [-230_000, 510_000, 'tens', undefined, [-4e5, 0, 4e5, 8e5]],
    [0, 0.78, 'tens', undefined, [0, 0.2, 0.4, 0.6, 0.8]],
    [0, 0.816, 'shares', undefined, [0, 0.25, 0.5, 0.75, 1]],
    [0, 0.3, 'tens', undefined, [0, 0.1, 0.2, 0.3]],
    [0, 3, 'whole', undefined, [0, 1, 2, 3]],
    [0, 0.4, 'whole', undefined, [0, 1]],
    [0, 900, 'months', 60, [0, 12, 24, 36, 48, 60]],
    [0, 900, 'months', 50, [0, 12, 24, 36, 50]],
    [0, 5, 'months', 60, [0, 1, 2, 3, 4, 5]],
    [0, 0, 'tens', undefined, [0]]
  ] as const)('from %d to %d in %s up to %s has lines at round numbers', (least, most, steps, ceiling, ticks) => {
    expect(axisFor(least, most, steps, ceiling).ticks).toEqual(ticks)
  })

  test('holds every value, zero among four or five lines, and no two labels are alike', () => {
    const amount = fc.double({ min: 1e-3, max: 1e13, noNaN: true })
    fc.assert(
      fc.property(amount, amount, fc.constantFrom(0, 1, -1), (a, b, sign) => {
        const [least, most] = sign === 0 ? [0, a] : sign === 1 ? [-a, b] : [-a, 0]
        const { low, high, ticks } = axisFor(least, most, 'tens')
        // Within what a picture can show.
        expect(low).toBeLessThanOrEqual(least * (1 - 1e-11))
        expect(high).toBeGreaterThanOrEqual(most * (1 - 1e-11))
        expect(ticks).toContain(0)
        expect(ticks.length).toBeGreaterThanOrEqual(sign === 1 ? 3 : 4)
        expect(ticks.length).toBeLessThanOrEqual(5)
        const big = ticks.map((tick) => showNumber(tick * 1e6, 'money', 'short'))
        expect(new Set(big).size).toBe(ticks.length)
      })
    )
  })

  test('says its unit: the currency with k and M and a true minus, per cent, months at the top', () => {
    const plot = plotOf(specOf([seriesOf('Cash', [-1_500_000, 2_000_000])]), 400, 200, measure)
    expect(plot.ticks.map(({ label }) => label)).toEqual(['−$2M', '−$1M', '0', '$1M', '$2M'])
    expect(plot.ticks.filter(({ isZero }) => isZero).map(({ y }) => y)).toEqual([plot.y(0)])
  })
})

describe('[G1] names', () => {
  test('spread apart as little as possible, stay inside and keep their order', () => {
    expect(spread([50, 52, 120], 15, 0, 200)).toEqual([43.5, 58.5, 120])
    expect(spread([0, 0, 0], 10, 0, 100)).toEqual([0, 10, 20])
    expect(spread([100, 99], 10, 0, 100)).toEqual([100, 90])
    const wanted = fc.array(fc.double({ min: -50, max: 250, noNaN: true }), { minLength: 1, maxLength: 13 })
    fc.assert(
      fc.property(wanted, (all) => {
        const placed = spread(all, 15, 0, 200)
        const sorted = [...placed].sort((a, b) => a - b)
        expect(sorted[0]).toBeGreaterThanOrEqual(-1e-9)
        expect(sorted.at(-1)).toBeLessThanOrEqual(200 + 1e-9)
        for (let i = 1; i < sorted.length; i++) expect(sorted[i]! - sorted[i - 1]!).toBeGreaterThanOrEqual(15 - 1e-9)
        all.forEach((one, i) =>
          all.forEach((other, j) => one < other && expect(placed[i]!).toBeLessThan(placed[j]! + 1e-9))
        )
      })
    )
  })

  test('are shortened where the room ends, never in the middle of a sign', () => {
    expect(fitted('Enterprise', 70, measure)).toBe('Enterprise')
    expect(fitted('Enterprise', 69, measure)).toBe('Enterpri…')
    expect(fitted('👩👩👩👩', 5 * 7, measure)).toBe('👩👩…')
  })

  test('of marks never overlap, and never leave the plot', () => {
    const point = fc.record({
      ...{ x: fc.integer({ min: 0, max: 400 }), y: fc.integer({ min: 34, max: 200 }) },
      width: fc.integer({ min: 20, max: 170 })
    })
    const room = { left: 40, right: 380, top: 0, bottom: 210 }
    fc.assert(
      fc.property(fc.array(point, { maxLength: 20 }), (points) => {
        const all = placeNames(points, room)
        const boxes = all.filter((box): box is Box => box !== null)
        for (const [i, box] of boxes.entries()) {
          expect(box.left).toBeGreaterThanOrEqual(room.left)
          expect(box.right).toBeLessThanOrEqual(room.right)
          expect(box.top).toBeGreaterThanOrEqual(room.top)
          expect(boxes.slice(i + 1).filter((other) => overlap(box, other))).toEqual([])
        }
        // The line down to a point runs through no other name, unless it stands over the same month.
        for (const [i, { x, y }] of points.entries())
          for (const [j, box] of all.entries())
            if (all[i] && box && points[j]!.x !== x)
              expect(overlap({ left: x - 1, right: x + 1, top: all[i].bottom, bottom: y }, box)).toBe(false)
        if (points.length > 0) expect(boxes.length).toBeGreaterThan(0)
      })
    )
  })

  test('at the ends of any lines, in any size, keep apart and stay on the drawing', () => {
    const value = fc.double({ min: -1e9, max: 1e9 })
    const one = fc.record({
      label: fc.string({ maxLength: 40 }),
      values: fc.array(value, { minLength: 2, maxLength: 61 })
    })
    const kind = fc.constantFrom('line' as const, 'bars' as const)
    const side = { min: 120, max: 900 }
    fc.assert(
      fc.property(
        fc.array(one, { minLength: 1, maxLength: 30 }),
        kind,
        fc.integer(side),
        fc.integer(side),
        (all, kindOf, width, height) => {
          const spec = specOf(
            all.map(({ label, values }) => seriesOf(label, values)),
            { kind: kindOf }
          )
          const { ends, ticks, named } = plotOf(spec, width, height, measure)
          const ys = ends.map(({ y }) => y).sort((a, b) => a - b)
          for (let i = 1; i < ys.length; i++) expect(ys[i]! - ys[i - 1]!).toBeGreaterThanOrEqual(15 - 1e-6)
          for (const { x, y, label } of ends) {
            expect(x + 10 + measure(label)).toBeLessThanOrEqual(width + 1e-6)
            expect(y).toBeGreaterThanOrEqual(6)
            expect(y).toBeLessThanOrEqual(height - 6)
          }
          for (const { y } of ticks) expect(y >= 0 && y <= height).toBe(true)
          for (const { x, label } of named) expect(x + measure(label) / 2).toBeLessThanOrEqual(width + 1e-6)
        }
      )
    )
  })

  test('that have no room are counted', () => {
    const many = Array.from({ length: 12 }, (_, i) => seriesOf(`tier ${i}`, [0, i + 1]))
    const { ends } = plotOf(specOf(many), 400, 134, measure)
    // A hundred pixels hold six names of fifteen; the smallest give way.
    expect(ends.map(({ label }) => label)).toEqual(['tier 7', 'tier 8', 'tier 9', 'tier 10', 'tier 11', '7 more'])
  })
})

describe('[G1] marks', () => {
  const mark = (at: number, value: number, label: string, isMinor = false): ChartMark => ({
    ...{ at, value, label, tone: 'plain', isMinor }
  })

  test('stand at their points, and small ones give way', () => {
    const values = Array.from({ length: 61 }, () => 100)
    const marks = Array.from({ length: 7 }, (_, i) => mark(30, 100, `payment ${i}`, i !== 6))
    const plot = plotOf(specOf([seriesOf('Cash', values)], { marks }), 400, 200, measure)
    expect(plot.marks.map(({ x, y }) => [x, y])).toEqual(marks.map(() => [plot.x(30), plot.y(100)]))
    expect(plot.marks.filter(({ named }) => named !== null).map(({ label }) => label)).toContain('payment 6')
  })
})

describe('[G1] a readout', () => {
  const spec = specOf(
    [seriesOf('Revenue', [0, 1000, 120_000]), seriesOf('Costs', [-5, NaN, 90_000.4], { colour: 2 })],
    { marks: [{ at: 2, value: 0, label: 'Break-even', tone: 'good' }] }
  )

  test('has all series of a month in figures and in words', () => {
    expect(readoutOf(spec, 2, 0).figures.map(({ text }) => text)).toEqual(['$120,000', '$90,000'])
    expect(spokenReadout(spec, 2, 1)).toBe('M2, February 2026. Costs $90,000; Revenue $120,000. Break-even.')
    expect(spokenReadout(spec, 1, 0)).toBe('M1, January 2026. Revenue $1,000; Costs –.')
  })

  test('of many series has those around the chosen one', () => {
    const many = specOf(Array.from({ length: 11 }, (_, i) => seriesOf(`tier ${i}`, [i])))
    expect(readoutOf(many, 0, 0).figures.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5, 6, 7])
    expect(readoutOf(many, 0, 10).figures.map(({ index }) => index)).toEqual([3, 4, 5, 6, 7, 8, 9, 10])
    expect(readoutOf(many, 0, 10).others).toBe(3)
  })

  test('is of the nearest month and the nearest line, and of the bar under the pointer', () => {
    const plot = plotOf(spec, 400, 200, measure)
    expect([plot.x(0) - 50, plot.x(1) + 3, plot.x(2) + 50].map((x) => nearestPlace(plot, spec, x))).toEqual([0, 1, 2])
    expect(nearestSeries(plot, spec, 2, plot.y(95_000))).toBe(1)
    expect(nearestSeries(plot, spec, 1, plot.y(95_000))).toBe(0)
    const bars = specOf([seriesOf('New', [50, 50]), seriesOf('Churn', [-20, -20]), seriesOf('More', [30, 30])], {
      kind: 'bars'
    })
    const drawn = plotOf(bars, 400, 200, measure)
    expect(stackOf(bars.series, 1)).toEqual([
      { from: 0, to: 50 },
      { from: 0, to: -20 },
      { from: 50, to: 80 }
    ])
    expect([60, 10, -5].map((value) => nearestSeries(drawn, bars, 1, drawn.y(value)))).toEqual([2, 0, 1])
  })

  test('moves by month and by year, and stops at the ends', () => {
    const key = (name: string, shiftKey = false) => ({ key: name, shiftKey })
    expect(stepped(key('ArrowRight'), 24, null, 60, 12)).toBe(25)
    expect(stepped(key('ArrowLeft', true), 24, null, 60, 12)).toBe(12)
    expect(stepped(key('PageDown'), 55, null, 60, 12)).toBe(60)
    expect(stepped(key('Home'), null, null, 60, 12)).toBe(0)
    expect(stepped(key('ArrowLeft'), null, 7, 60, 12)).toBe(7)
    expect(stepped(key('x'), 24, null, 60, 12)).toBeNull()
  })
})

/** A reader of XML that is as strict as it has to be: every element closed, nothing but known entities. */
function readXml(text: string): { elements: string[]; texts: string[] } {
  const elements: string[] = []
  const texts: string[] = []
  const open: string[] = []
  const unescaped = (raw: string) => {
    expect(raw.replace(/&(?:amp|lt|gt|quot);/g, '')).not.toMatch(/[&<>]/)
    const signs: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
    return raw.replace(/&(amp|lt|gt|quot);/g, (_, name: string) => signs[name]!)
  }
  let rest = text.replace(/^<\?xml version="1\.0" encoding="UTF-8"\?>\n/, '').trimEnd()
  while (rest !== '') {
    const tag = /^<(\/?)([\w]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/.exec(rest)
    if (tag) {
      const [whole, closes, name, attributes, isEmpty] = tag
      unescaped(attributes!)
      if (closes) expect(open.pop()).toBe(name)
      else elements.push(name!)
      if (!closes && !isEmpty) open.push(name!)
      rest = rest.slice(whole.length)
    } else {
      const [raw] = /^[^<]+/.exec(rest)!
      expect(open).not.toEqual([])
      if (open.at(-1) === 'text') texts.push(unescaped(raw))
      rest = rest.slice(raw.length)
    }
  }
  expect(open).toEqual([])
  return { elements, texts }
}

describe('[G2] SVG', () => {
  const written = (spec: ChartSpec, title = 'Base: Cash') =>
    xmlOf(svgOf(pictureOf(spec, { title, figure: '' }, usualSize, measure), palette, title))

  test('is well-formed whatever the names are, and has them as text', () => {
    const { texts } = readXml(written(specOf([seriesOf('A<b> & "c"', [1, 2])]), `</svg><script>'x'</script>&amp;`))
    expect(texts).toContain('A<b> & "c"')
    expect(texts).toContain(`</svg><script>'x'</script>&amp;`)
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (name) => {
        expect(readXml(written(specOf([seriesOf(name, [1, NaN, 3])]), name)).elements).not.toContain('script')
      })
    )
  })

  test('leaves out what XML forbids', () => {
    expect(readXml(written(specOf([seriesOf('a\u0000b\u0008c\ud800d\uffffe', [1, 2])]))).texts).toContain('abcde')
  })

  test('draws each point, a gap where there is none, and bars on each other', () => {
    const line = written(specOf([seriesOf('Cash', [0, 1, NaN, 3, 4])]))
    const curves = [...line.matchAll(/<polyline points="([^"]+)" fill="none" stroke="navy"/g)].map(([, points]) =>
      points!.split(' ').map((pair) => pair.split(',').map(Number))
    )
    expect(curves.map((points) => points.length)).toEqual([2, 2])
    // Three quarters of the axis from 0 to 4, and all of it: y goes down from the top.
    const [[, [, one]], [[, three], [, four]]] = curves as [[number[], number[]], [number[], number[]]]
    expect((one! - four!) / (one! - three!)).toBeCloseTo(1.5, 2)
    const bars = written(specOf([seriesOf('New', [5, 5]), seriesOf('Lost', [-5, 0])], { kind: 'bars' }))
    expect(bars.match(/<polygon /g)).toHaveLength(3)
  })
})

describe('[G2] CSV', () => {
  test('has every digit, months as dates, and no formulas', () => {
    const values = [0.1 + 0.2, -1e-7, NaN, 123456789.12345678, -0]
    const text = csvOf(specOf([seriesOf('=1+1', values), seriesOf('Say "hi", x', [1, 2, 3, 4, 5])]))
    expect(text.split('\r\n')).toEqual([
      `Period,From,'=1+1,"Say ""hi"", x"`,
      'M0,,0.30000000000000004,1',
      'M1,2026-01-01,-1e-7,2',
      'M2,2026-02-01,,3',
      'M3,2026-03-01,123456789.12345678,4',
      'M4,2026-04-01,0,5',
      ''
    ])
  })

  test('reads back as the same numbers', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true, noDefaultInfinity: true }), { minLength: 1 }), (values) => {
        const rows = csvOf(specOf([seriesOf('Cash', values)]))
          .trimEnd()
          .split('\r\n')
          .slice(1)
        expect(rows.map((row) => Number(row.split(',')[2]))).toEqual(values.map((value) => (value === 0 ? 0 : value)))
      })
    )
  })

  test('quarters and years begin with their first month', () => {
    expect(placesOf('2026-04-01', 'quarter', 3, 'en-US').map(({ label, date }) => [label, date])).toEqual([
      ['M0', null],
      ['Q2 26', '2026-04-01'],
      ['Q3 26', '2026-07-01']
    ])
    expect(placesOf('2026-04-01', 'year', 3, 'en-US').map(({ label, date }) => [label, date])).toEqual([
      ['M0', null],
      ['Year 1', '2026-04-01'],
      ['Year 2', '2027-04-01']
    ])
  })
})

describe('[G2] a sheet on paper', () => {
  const columns = (years: number, hasOpening: boolean) => [
    { isSunk: false },
    ...(hasOpening ? [{ isSunk: false }] : []),
    ...Array.from({ length: years * 13 }, (_, i) => ({ isSunk: i % 13 === 12 }))
  ]

  test('has a table for each year, with its total at the end', () => {
    const tables = tablesOnPaper({ columns: columns(2, true) as never })
    expect(tables.map((table) => [table[0], table.at(-1)])).toEqual([
      [1, 14],
      [15, 27]
    ])
    expect(tablesOnPaper({ columns: columns(1, false) as never })).toEqual([
      [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13]
    ])
  })

  test('goes on below where a page is full', () => {
    const quarters = Array.from({ length: 21 }, () => ({ isSunk: false }))
    expect(tablesOnPaper({ columns: quarters as never }).map((table) => table.length)).toEqual([14, 6])
  })
})
