// What the page that shows the look says: its chapters, what tokens are for, the states of components, and the small
// company of the examples.

export const title = 'How Sextant looks'
export const intro =
  'Paper and ink: colour means something or is not there. ' +
  'Figures here are made up, and nothing that is done here is kept.'

export const chapters = {
  text: { title: 'Words', says: 'At least 4.5 to 1 on every ground, and 7 with higher contrast.' },
  mark: { title: 'Marks and edges', says: 'At least 3 to 1, and never alone: a word or a shape goes with it.' },
  hairline: { title: 'Lines', says: 'They only divide; with higher contrast they have 3 to 1.' },
  ground: { title: 'Grounds', says: 'What can be read on them is measured with the words.' },
  letters: { title: 'Letters', says: 'One heading size above the text; weight and room say the rest.' },
  room: { title: 'Room', says: 'In steps of four, and mostly these.' },
  corners: {
    title: 'Corners, depth and motion',
    says: 'One soft shadow in the light, none in the dark but under what lies over the page.'
  },
  buttons: { title: 'Buttons', says: 'One main action on a page; all others are plain.' },
  fields: { title: 'Choices and fields' },
  checks: { title: 'Check light', says: 'One word; opened, it says what does not hold and leads there.' },
  saving: {
    title: 'Saving',
    says: 'Its shape says it as well as its colour; pointed at, it says what is where.'
  },
  notices: { title: 'What is said', says: 'One sentence: what it means, then what to do.' },
  wayAround: { title: 'The way around' },
  figures: { title: 'Figures' },
  charts: { title: 'Charts', says: 'They say their own names; arrows read the months.' },
  tables: {
    title: 'Tables',
    says:
      'Blue was typed, black is computed. Click for the selection, type to change; ' +
      'the corner marks what is kept although it is wrong.'
  },
  waiting: {
    title: 'Loading, empty, error',
    says: 'What is on its way, what there is none of, and what went wrong, each in its place.'
  },
  history: { title: 'History' }
}

// What tokens are for
export const colourUses = {
  ink: 'What is read first, and computed figures.',
  'ink-2': 'What goes with it.',
  'ink-3': 'Labels, help, and what has no value yet.',
  typed: 'What somebody typed.',
  good: 'Better, and what holds.',
  bad: 'Worse, and what is wrong.',
  'on-primary': 'Words on the main action.',
  'on-tip': 'Words of what comes and goes.',
  focus: 'The ring around what has the focus.',
  edge: 'Around what can be typed into.',
  brass: 'The brand, and where you are.',
  'bad-tip': 'What is wrong, on a tip.',
  'series-1': 'The first line of a chart.',
  'series-2': 'The second.',
  'series-3': 'The third.',
  'series-4': 'The fourth.',
  'series-5': 'The fifth, and numbers in a formula.',
  'series-6': 'The sixth.',
  line: 'Between one thing and the next.',
  'line-strong': 'Over totals, and around buttons.',
  paper: 'The page.',
  sheet: 'What is worked on.',
  sunk: 'The rail, totals of years, what is pointed at.',
  well: 'Behind a choice of a few.',
  'typed-ground': 'The cell that is typed into, and what is selected.',
  'brass-ground': 'What was found, and the past.',
  'good-ground': 'Behind what holds.',
  'bad-ground': 'Behind what is wrong.',
  primary: 'The main action.',
  tip: 'What comes and goes: notices, and how an entry is read.',
  shade: 'Over the page, behind a dialog.'
}
export const measureUses = {
  shadow: 'Buttons. None in the dark.',
  'shadow-sheet': 'Sheets. None in the dark.',
  'shadow-raised': 'What lies over the page: menus, dialogs, notices.',
  radius: 'Controls.',
  'radius-sheet': 'Sheets and dialogs.',
  row: 'The height of a row: more for fingers.',
  top: 'The height of the top bar.',
  rail: 'The width of the rail.',
  panel: 'The width of what accompanies the work.',
  quick: 'Everything that moves. Nothing does where less motion is asked for.',
  text: 'All words and figures.',
  code: 'Formulas and commands.'
}
export const sizeUses = {
  22: 'The one number that matters on a panel.',
  16: 'The name of the page, and what fingers type into.',
  15: 'Headings.',
  14: 'Text.',
  13: 'Tables, controls and labels of fields.',
  12.5: 'Formulas.',
  12: 'Help and headings of columns.',
  11: 'Names in a chart.',
  9: 'The sign of a fold.'
}

// Contrast
export const onGround = (ground: string): string => `on ${ground}`
export const tooLittle = (needed: number): string => `too little: ${needed} is needed`
export const meets = (ratio: number): string => `meets ${ratio}`
export const onlyDivides = 'only divides'

// Letters and motion
export const letters = 'Cash lasts until M24'
export const digits = '0123456789 Il1 (1,250)'
export const move = 'Move it'

/** The states in which components stand there. */
export const states = {
  plain: 'plain',
  primary: 'primary',
  quiet: 'quiet',
  danger: 'danger',
  wrapping: 'wrapping',
  link: 'a link',
  segmented: 'segmented',
  fieldWithHelp: 'field with help',
  fieldWithProblem: 'field with a problem',
  fieldDisabled: 'field, disabled',
  dialog: 'dialog with a form',
  holding: 'holding',
  failing: 'failing',
  open: 'open',
  opening: 'opening',
  saving: 'saving',
  saved: 'saved',
  oneCopy: 'one copy',
  readingOnly: 'reading only',
  notice: 'notice',
  noticeWithWayBack: 'notice with a way back',
  noticeOfProblem: 'notice of a problem',
  reminder: 'reminder',
  earlier: 'an earlier state',
  rail: 'rail, where the page is marked',
  sparkline: 'sparkline',
  sparklineWhole: 'sparkline, whole, with its zero line and low point',
  sparklineEmpty: 'sparkline, empty',
  keyFigures: 'key figures',
  explanation: 'explanation',
  lines: 'lines, with a mark',
  bars: 'bars',
  steps: 'steps',
  grid: 'typed, computed, flagged, total, empty',
  readOnly: 'read only',
  withoutRows: 'without rows',
  loading: 'loading',
  empty: 'empty',
  error: 'error',
  found: 'what was found',
  filters: 'what is looked for',
  history: 'edits, and a moment with a name',
  revert: 'a revert, before it is made'
}
export const menuState = (chosen: string): string => `menu, chosen: ${chosen}`

// Buttons, choices and fields
export const rest = 'Rest'
export const focus = 'Focus'
export const disabled = 'Disabled'
export const icon = 'Icon'
export const restorePlan = 'Restore the plan of 12 March, and leave what came after it'
export const open = 'Open'
export const period = 'Period'
export const periods = { month: 'Months', quarter: 'Quarters', year: 'Years' }
export const nothingYet = 'nothing yet'
export const scenario = 'Scenario'
export const moreOfScenario = 'More of the scenario'
export const more = 'More'
export const rename = 'Rename'
export const clone = 'Clone'
export const undo = 'Undo'
export const remove = 'Delete'
export const price = 'Price a month'
export const priceHelp = 'Before discounts.'
export const churn = 'Churn'
export const churnProblem = 'Churn is 1.8. It can be from 0 to 1: type 0.18 for 18 %.'
export const start = 'Start of the plan'
export const startHelp = 'It is set when a scenario is made.'
export const newName = 'New name…'
export const newNameTitle = 'New name'
export const otherName = 'Slower growth'
export const takenName = 'Base'
export const takenHelp = (name: string): string => `${name} is taken.`
export const taken = (name: string): string => `There is already a scenario called "${name}": choose another name.`

// Around the page
export const workspace = 'Workspace'
export const scenarios = 'Scenarios'
export const settings = 'Settings'
export const copied = 'Copied 12 cells.'
export const deleted = 'Deleted Slower growth.'
export const notCopied = 'The browser did not let it be copied. Press Ctrl+C.'
export const backToNow = 'Back to now'
export const moment = '12 March, 9:15'
export const balances = 'Assets equal liabilities and equity in every month.'
export const mixIsWrong = 'The mix of tiers adds up to 110 %: change one of them, so that it is 100 %.'
export const deviceIsFull = 'The device is full: free some room, then type on.'

// Figures and charts
export const arr = 'ARR'
export const cash = 'Cash'
export const lowPoint = 'Low point'
export const arrAndCash = 'ARR and cash over two years.'
export const won = 'Won'
export const lost = 'Lost'
export const wonAndLost = 'What was won and lost in each month.'
export const growth = 'Growth by month'
export const mrr = 'MRR'
export const mrrWords = 'customers × price'
export const customers = 'Customers'
export const customersWords = 'customers of last month + won − lost'
export const customersWon = 'Customers won'
export const customersLost = 'Customers lost'
export const priceNote = 'What customers pay a month.'
export const newListPrice = 'New list price'
export const thisDevice = 'this device'

// Tables
export const toTry = 'Prices to try'
export const toRead = 'Prices to read'
export const tiers = ['Team', 'Business', 'Enterprise'] as const
export const allTiers = 'All tiers'
export const tier = 'Tier'
export const typed = 'Typed'
export const computed = 'Computed'
export const costsNothing = 'Enterprise costs nothing: type a price, or leave the tier out.'
export const noTiers = 'There are no tiers yet: add one.'

// The history
export const dearer = 'Dearer team tier'
export const leftOut = 'Left the partner tier out'
export const partner = 'Partner'
export const budget = 'Budget 2026'
export const teamPrice = 'Team, price a month'
export const revert = 'Revert…'
export const noScenario = 'The scenario is not there any more: open another.'
export const counted = '2 of 12 entries'
export const day = '12 March 2026'
