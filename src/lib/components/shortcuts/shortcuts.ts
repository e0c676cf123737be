// Every key that does something, said once: the dialog shows this list, and tests press what stands in it.

/** In the order in which they are shown. */
export const groups = {
  everywhere: 'Everywhere',
  moving: 'Moving in a table',
  editing: 'Typing into a table',
  ranges: 'Several cells',
  clipboard: 'Clipboard',
  sheets: 'Statements and metrics',
  why: 'Explanations',
  console: 'Console'
} as const

export interface Shortcut {
  group: keyof typeof groups
  /** Each a way to press it. Mod is Ctrl, and ⌘ on a Mac. */
  keys: readonly string[]
  does: string
}

const of =
  (group: Shortcut['group']) =>
  (does: string, ...keys: readonly string[]): Shortcut => ({ group, keys, does })

const [everywhere, moving, editing, ranges, clipboard, sheets, why, console] = [
  of('everywhere'),
  of('moving'),
  of('editing'),
  of('ranges'),
  of('clipboard'),
  of('sheets'),
  of('why'),
  of('console')
]

export const shortcuts: readonly Shortcut[] = [
  everywhere('Find anything, or run a command', 'Mod+K'),
  everywhere('Find in the tables of the page', 'Mod+F'),
  everywhere('Undo', 'Mod+Z'),
  everywhere('Do again', 'Mod+Shift+Z', 'Mod+Y'),
  everywhere('Show these keys', '?'),
  everywhere('Close what is open', 'Escape'),

  moving('To the next cell', 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'),
  moving('To the edge of what is filled', 'Mod+ArrowUp', 'Mod+ArrowDown', 'Mod+ArrowLeft', 'Mod+ArrowRight'),
  moving('To the first or last cell of the row', 'Home', 'End'),
  moving('To the first or last cell of the table', 'Mod+Home', 'Mod+End'),
  moving('A page up or down', 'PageUp', 'PageDown'),
  moving('Right, or left', 'Tab', 'Shift+Tab'),
  moving('Down, or up, back to where a row of typing began', 'Enter', 'Shift+Enter'),
  moving('Let Tab leave the table', 'Escape'),

  why('Why is it so? Opens what the cell is made from', 'Mod+['),
  why('What is made from it?', 'Mod+]'),
  why('To the next reason', 'ArrowUp', 'ArrowDown'),
  why('Open a reason, or close it', 'ArrowRight', 'ArrowLeft'),
  why('Explain the reason, or go to its cell', 'Enter'),
  why('Back to the figure before', 'Backspace'),

  editing('Type over the cell', 'any character'),
  editing('Change what is in the cell', 'F2', 'Enter'),
  editing('Keep it and go down, or up', 'Enter', 'Shift+Enter'),
  editing('Keep it and go right, or left', 'Tab', 'Shift+Tab'),
  editing('Leave it as it was', 'Escape'),
  editing('Empty the cells', 'Delete', 'Backspace'),
  editing('Remove the rows', 'Mod+-', 'Mod+Backspace'),

  ranges('Extend by a cell', 'Shift+ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowRight'),
  ranges(
    'Extend to the edge of what is filled',
    'Mod+Shift+ArrowUp',
    'Mod+Shift+ArrowDown',
    'Mod+Shift+ArrowLeft',
    'Mod+Shift+ArrowRight'
  ),
  ranges('The whole row, or column', 'Shift+Space', 'Mod+Space'),
  ranges('The whole table', 'Mod+A'),
  ranges('Fill down, or right', 'Mod+D', 'Mod+R'),
  ranges('Grow from the first cell', 'Mod+Shift+D'),

  clipboard('Copy', 'Mod+C'),
  clipboard('Copy with headings', 'Mod+Shift+C'),
  clipboard('Paste', 'Mod+V'),

  sheets('Fold a year, or show its months', 'Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowRight'),
  sheets('Fold a total, or show its parts', 'Alt+Shift+ArrowUp', 'Alt+Shift+ArrowDown'),

  console('What was typed before, or after', 'ArrowUp', 'ArrowDown'),
  console('Complete', 'Tab'),
  console('Clear the answers', 'Ctrl+L')
]

const onMac: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↩',
  Tab: '⇥',
  Escape: 'esc',
  Backspace: '⌫',
  Delete: '⌦'
}

const elsewhere: Readonly<Record<string, string>> = { Mod: 'Ctrl', Escape: 'Esc' }

const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

/** The keys of one way, as they stand on the keyboard. */
export const keysOf = (way: string, isMac: boolean): string[] =>
  way.split(/(?<=.)\+/).map((key) => arrows[key] ?? (isMac ? onMac : elsewhere)[key] ?? key)
