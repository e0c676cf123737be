// What the drawing of a chart says, and its file of figures: loaded when somebody sees or saves one.

// The drawing, for those who do not see it
export const role = 'chart'
/** What the keys do that it takes. */
export const drawingKeys = (is: { monthly: boolean; ofSeveral: boolean; explained: boolean }): string =>
  [
    is.monthly ? 'Left and Right move by a month, with Shift by a year.' : 'Left and Right move by a period.',
    ...(is.ofSeveral ? ['Up and Down choose a line.'] : []),
    ...(is.explained ? ['Enter explains the figure.'] : []),
    'Escape leaves.'
  ].join(' ')
export const curveKeys = 'Left and Right choose a month, with Shift by a year.'
export const curveKeysToChange =
  'Up and Down change its growth by half a per cent, with Shift by five; a digit types it. ' +
  'Enter keeps it, Escape takes it back.'

// What has no room in it
export const more = (names: number): string => `${names} more`
export const moreInTable = (figures: number): string => `${figures} more in the table`

// The columns of its figures in a file
export const period = 'Period'
export const from = 'From'
