// The page about the figures that `npm run proof` has kept: what is claimed, what came out, and how it was measured.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a test kept, by the names that it gave. */
export type Figures = Readonly<Record<string, unknown>>

interface Row {
  /** The file of the figures. */
  name: string
  claim: string
  figure: (of: (name: string) => string, figures: Figures) => string
  how: string
}

const handOver = (how: string, words: string): Row => ({
  name: `hand-over-${how}`,
  claim: `When the tab that writes ${words}, another one takes over`,
  figure: (of) => `after ${of('slowest')} ms at most in ${of('rounds')} rounds (goal: ${of('goal')} ms), 0 edits lost`,
  how: 'Three tabs of a real Chromium; the time from then until an edit asked for in another tab is on the device.'
})

const rows: readonly Row[] = [
  {
    name: 'killed-browser',
    claim: 'An edit that is called saved survives a killed browser',
    figure: (of) =>
      `${of('kills')} kills, ${of('acknowledged')} edits called saved, ${of('lost')} lost; ` +
      `the browser wiped its database ${of('database wiped by the browser')} times and lost files ${of('files lost')} times; ` +
      `${of('starts with one copy behind')} starts found one copy behind the other, ${of('starts with something to mend')} something to mend`,
    how: 'Every process of a real Chromium, its profile on the disk, is killed up to 0.6 s after an edit is called saved, mid-write, and started again with the same profile. After each start the edits are there up to the last one called saved, none missing and none twice; after every fifth the whole plan is compared.'
  },
  {
    name: 'torn-database-log-with-scrub',
    claim: 'A torn log of the browser’s database costs nothing',
    figure: (of) =>
      `${of('logs torn')} logs torn, ${of('acknowledged')} edits, ${of('lost')} lost; database wiped ${of('database wiped by the browser')} times`,
    how: 'After a kill the head of a record without its content is put at the end of Chromium’s newest log, as a kill between two of its writes leaves it; then two more runs, killed as well.'
  },
  {
    name: 'torn-database-log-without-scrub',
    claim: 'The same where nothing keeps Chromium from wiping the database: the files bring it back',
    figure: (of) =>
      `${of('logs torn')} logs torn, ${of('acknowledged')} edits, ${of('lost')} lost; database wiped ${of('database wiped by the browser')} times`,
    how: 'As above, with the throw-away writes refused that make Chromium begin another log after a cut.'
  },
  {
    name: 'torn-file-lists',
    claim: 'A torn list of files costs no file',
    figure: (of) =>
      `${of('lists torn')} times, ${of('acknowledged')} edits, ${of('lost')} lost, ${of('files lost')} files lost`,
    how: 'As above, in the logs in which Chromium keeps which files there are; every file is compared by its hash.'
  },
  {
    name: 'full-device',
    claim: 'A full device is told at once, refuses edits, and loses nothing',
    figure: (of) =>
      `told after ${of('milliseconds until it is told')} ms; goes on ${of('milliseconds until it goes on')} ms after there is room, ${of('lost')} edits lost`,
    how: 'Chromium is told that the site may use little more than it does; plans are made until one is refused; then it may use more. What was being typed stays.'
  },
  {
    name: 'full-disk',
    claim: 'The same on a disk without any room left',
    figure: (of) =>
      `told after ${of('milliseconds until it is told')} ms; goes on ${of('milliseconds until it goes on')} ms after there is room, ${of('lost')} edits lost`,
    how: 'The profile on a small disk of its own, which is written full; then room is made, and the browser killed.'
  },
  {
    name: 'simulated-crashes',
    claim: 'After a loss of power at any named place everything saved is there, and nothing half done',
    figure: (of) =>
      `${of('runs')} runs over ${of('points')} places, the power cut ${of('cut at the point itself')} times, ` +
      `${of('acknowledged')} edits called saved, ${of('lost')} lost; one of the two copies lost on the way ${of('copies lost on the way')} times`,
    how: 'Random work on a database and a file system in memory. At the cut, what was written and not flushed is there, gone or torn by the dice; once, and twice in a row. What is found equals what was done up to some edit, rows, history and hash.'
  },
  {
    name: 'torn-journal',
    claim: 'A journal cut or changed at any byte is never followed into a wrong state',
    figure: (of) =>
      `${of('positions tried')} positions in ${of('bytes of journal')} bytes, ${of('wrong states')} wrong states`,
    how: 'The journal in files cut at each byte, and a bit of each byte changed: alone it gives its exact beginning and says that something is missing; beside the other copy everything is there.'
  },
  handOver('closed', 'is closed'),
  handOver('crashed', 'crashes'),
  handOver('frozen', 'is frozen'),
  {
    name: 'size',
    claim: 'A page is small',
    figure: (_, figures) => {
      const sizes = Object.values(figures).filter((size) => typeof size === 'number')
      return `${Math.round(Math.min(...sizes) / 1000)} to ${Math.round(Math.max(...sizes) / 1000)} kB`
    },
    how: 'All that a page needs for its first figures, packed by brotli.'
  }
]

/** The names of the figures that the page tells. */
export const told = rows.map(({ name }) => name)

const words = (value: unknown): string =>
  typeof value === 'number' ? Math.round(value).toLocaleString('en-GB') : typeof value === 'string' ? value : unknown

/** What an earlier form of a test did not measure is no figure of this one. */
const unknown = '?'

function line({ claim, figure, how }: Row, figures: Figures | undefined): string {
  const said = figures ? figure((key) => words(figures[key]), figures) : unknown
  if (!figures || said.includes(unknown)) return `| ${claim} | not measured yet | ${how} | |`
  const when = [figures['measured'], figures['browser'], figures['form']].filter((one) => one !== undefined).map(words)
  return `| ${claim} | ${said} | ${how} | ${when.join(', ')} |`
}

/** @param kept figures by name */
export const page = (kept: Readonly<Record<string, Figures>>): string => `# Figures of trust

    npm run proof    # measures all of it again, and writes this page

Measured on one machine; each figure is beside this page as a JSON file. A test that finds something lost fails, and keeps
no figure.

| claim | figure | how it is measured | when, with what |
|---|---|---|---|
${rows.map((row) => line(row, kept[row.name])).join('\n')}

## What was measured, and what was not

- **Chromium only.** Nothing here says anything about Firefox or Safari.
- **A killed browser is not a loss of power.** After a kill the system still writes what it was given: what is tried there is
  the order of our writes, and what Chromium makes of its own files afterwards. Losses of power are simulated, on a database
  and a file system in memory: no plug was pulled, and a disk that lies about what it has written is not in it.
- **The simulated database never tears**: its transactions are there whole or not at all. What Chromium does with torn files is tried
  in the real one, with the tear that is known; there may be others.
- **A full device is a limit set for one site; the disk without room is a small one in memory**, where it can be mounted.
- **Two copies on one device are one device.** Where it is lost, stolen or cleared, only a file elsewhere helps.
`

/** @returns where it is */
export function writePage(): string {
  const folder = import.meta.dirname
  const kept: Record<string, Figures> = {}
  for (const name of readdirSync(folder).filter((one) => one.endsWith('.json')))
    kept[name.slice(0, -5)] = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Figures
  const path = join(folder, 'README.md')
  writeFileSync(path, page(kept))
  return path
}
