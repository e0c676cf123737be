// What the main thread of a page does from the beginning of an action until what came of it is on the screen: the
// processor time of its tasks, script, style, layout and paint alike. Workers, compositor and raster threads are not
// counted; waiting for the next frame is not work.
import type { Browser, Page } from '@playwright/test'

interface TraceEvent {
  name: string
  ph: string
  pid: number
  tid: number
  /** Microseconds: begin, length, and processor time within that length. */
  ts: number
  dur?: number
  tdur?: number
}

/** Milliseconds: the work of each action, the first task of it counted whole, and the longest task there was at all. */
export interface Work {
  actions: number[]
  longestTask: number
}

const categories = ['-*', 'blink.user_timing', 'disabled-by-default-devtools.timeline']

/** Traces a page while actions run that mark their beginning and end. */
export async function record(browser: Browser, page: Page, act: () => Promise<void>): Promise<Work> {
  await browser.startTracing(page, { categories, screenshots: false })
  await act()
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as { traceEvents: TraceEvent[] }
  return workIn(traceEvents)
}

function workIn(all: readonly TraceEvent[]): Work {
  const found = all.find(({ name }) => name === 'bench begin')
  if (!found) throw new Error('nothing was marked')
  const events = all.filter(({ pid, tid }) => pid === found.pid && tid === found.tid).sort((a, b) => a.ts - b.ts)
  const tasks = outermost(events.filter(({ name, ph }) => name === 'RunTask' && ph === 'X'))
  const marks = events.filter(({ name }) => name.startsWith('bench '))
  const actions = marks.flatMap(({ name, ts }, i) => {
    const end = marks[i + 1]
    return name === 'bench begin' && end?.name === 'bench shown' ? [sum(tasks.filter(within(ts, end.ts)))] : []
  })
  return { actions, longestTask: Math.max(...tasks.map(processorTime)) }
}

const endOf = ({ ts, dur }: TraceEvent): number => ts + (dur ?? 0)
const within = (from: number, to: number) => (task: TraceEvent) => endOf(task) > from && task.ts < to
const processorTime = ({ tdur, dur }: TraceEvent): number => (tdur ?? dur ?? 0) / 1000
const sum = (tasks: readonly TraceEvent[]): number => tasks.reduce((total, task) => total + processorTime(task), 0)

function outermost(events: readonly TraceEvent[]): TraceEvent[] {
  let end = -Infinity
  return events.filter((event) => {
    if (event.ts < end) return false
    end = endOf(event)
    return true
  })
}
