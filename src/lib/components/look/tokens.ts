// Every token of the look: what it is for, and what a colour stands on. The values are in theme.css and contrast.css.

/** What a colour has to be told from: words by 4.5 to 1, a mark or an edge by 3; a hairline only divides. */
export type Part = 'text' | 'mark' | 'hairline' | 'ground'

export interface Colour {
  name: string
  part: Part
  use: string
  /** The grounds it stands on; what is a ground is shown under the ink. */
  on: readonly string[]
}

const grounds = ['sheet', 'paper', 'sunk']
const colour = (part: Part, name: string, use: string, on: readonly string[] = grounds): Colour => ({
  ...{ name, part, use, on }
})

export const colours: readonly Colour[] = [
  colour('text', 'ink', 'What is read first, and computed figures.', [
    ...grounds,
    'well',
    'typed-ground',
    'brass-ground'
  ]),
  colour('text', 'ink-2', 'What goes with it.', [...grounds, 'well', 'brass-ground']),
  colour('text', 'ink-3', 'Labels, help, and what has no value yet.', [...grounds, 'typed-ground', 'brass-ground']),
  colour('text', 'typed', 'What somebody typed.', [...grounds, 'typed-ground']),
  colour('text', 'good', 'Better, and what holds.', [...grounds, 'good-ground']),
  colour('text', 'bad', 'Worse, and what is wrong.', [...grounds, 'bad-ground', 'typed-ground']),
  colour('text', 'on-primary', 'Words on the main action.', ['primary']),
  colour('text', 'on-tip', 'Words of what comes and goes.', ['tip']),
  colour('mark', 'focus', 'The ring around what has the focus.', [...grounds, 'typed-ground', 'well']),
  colour('mark', 'edge', 'Around what can be typed into.', [...grounds, 'well']),
  colour('mark', 'brass', 'The brand, and where you are.', [...grounds, 'brass-ground']),
  colour('mark', 'bad-tip', 'What is wrong, on a tip.', ['tip']),
  colour('mark', 'series-1', 'The first line of a chart.', ['sheet']),
  colour('mark', 'series-2', 'The second.', ['sheet']),
  colour('mark', 'series-3', 'The third.', ['sheet']),
  colour('mark', 'series-4', 'The fourth.', ['sheet']),
  colour('mark', 'series-5', 'The fifth, and numbers in a formula.', ['sheet']),
  colour('mark', 'series-6', 'The sixth.', ['sheet']),
  colour('hairline', 'line', 'Between one thing and the next.'),
  colour('hairline', 'line-strong', 'Over totals, and around buttons.'),
  colour('ground', 'paper', 'The page.', []),
  colour('ground', 'sheet', 'What is worked on.', []),
  colour('ground', 'sunk', 'The rail, totals of years, what is pointed at.', []),
  colour('ground', 'well', 'Behind a choice of a few.', []),
  colour('ground', 'typed-ground', 'The cell that is typed into, and what is selected.', []),
  colour('ground', 'brass-ground', 'What was found, and the past.', []),
  colour('ground', 'good-ground', 'Behind what holds.', []),
  colour('ground', 'bad-ground', 'Behind what is wrong.', []),
  colour('ground', 'primary', 'The main action.', []),
  colour('ground', 'tip', 'What comes and goes: notices, and how an entry is read.', []),
  colour('ground', 'shade', 'Over the page, behind a dialog.', [])
]

export interface Measure {
  name: string
  use: string
}

export const shadows: readonly Measure[] = [
  { name: 'shadow', use: 'Buttons. None in the dark.' },
  { name: 'shadow-sheet', use: 'Sheets. None in the dark.' },
  { name: 'shadow-raised', use: 'What lies over the page: menus, dialogs, notices.' }
]

export const radii: readonly Measure[] = [
  { name: 'radius', use: 'Controls.' },
  { name: 'radius-sheet', use: 'Sheets and dialogs.' }
]

export const lengths: readonly Measure[] = [
  { name: 'row', use: 'The height of a row: more for fingers.' },
  { name: 'top', use: 'The height of the top bar.' },
  { name: 'rail', use: 'The width of the rail.' },
  { name: 'panel', use: 'The width of what accompanies the work.' }
]

export const motions: readonly Measure[] = [
  { name: 'quick', use: 'Everything that moves. Nothing does where less motion is asked for.' }
]

export const families: readonly Measure[] = [
  { name: 'text', use: 'All words and figures.' },
  { name: 'code', use: 'Formulas and commands.' }
]

/** Sizes of letters in pixels, as the style sheets write them. */
export const sizes: readonly { size: number; use: string }[] = [
  { size: 22, use: 'The one number that matters on a panel.' },
  { size: 16, use: 'The name of the page, and what fingers type into.' },
  { size: 15, use: 'Headings.' },
  { size: 14, use: 'Text.' },
  { size: 13, use: 'Tables, controls and labels of fields.' },
  { size: 12.5, use: 'Formulas.' },
  { size: 12, use: 'Help and headings of columns.' },
  { size: 11, use: 'Names in a chart.' },
  { size: 9, use: 'The sign of a fold.' }
]

/** What lies between things, in pixels. Most room is one of these. */
export const spaces: readonly number[] = [4, 8, 12, 16, 24, 32]
