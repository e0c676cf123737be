// Every key that does something, said once: the dialog shows this list, and tests press what stands in it.
import * as texts from '#lib/texts/shortcuts.ts'

export interface Shortcut {
  group: keyof typeof texts.groups
  /** Each a way to press it. Mod is Ctrl, and ⌘ on a Mac. */
  keys: readonly string[]
  does: string
}

const of =
  (group: Shortcut['group']) =>
  (does: string, ...keys: readonly string[]): Shortcut => ({ group, keys, does })

const [everywhere, moving, editing, ranges, clipboard, sheets, why, notes, console] = [
  of('everywhere'),
  of('moving'),
  of('editing'),
  of('ranges'),
  of('clipboard'),
  of('sheets'),
  of('why'),
  of('notes'),
  of('console')
]

export const shortcuts: readonly Shortcut[] = [
  everywhere(texts.everywhere.palette, 'Mod+K'),
  everywhere(texts.everywhere.find, 'Mod+F'),
  everywhere(texts.everywhere.undo, 'Mod+Z'),
  everywhere(texts.everywhere.redo, 'Mod+Shift+Z', 'Mod+Y'),
  everywhere(texts.everywhere.keys, '?'),
  everywhere(texts.everywhere.close, 'Escape'),

  moving(texts.moving.next, 'ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'),
  moving(texts.moving.edge, 'Mod+ArrowUp', 'Mod+ArrowDown', 'Mod+ArrowLeft', 'Mod+ArrowRight'),
  moving(texts.moving.endsOfRow, 'Home', 'End'),
  moving(texts.moving.endsOfTable, 'Mod+Home', 'Mod+End'),
  moving(texts.moving.page, 'PageUp', 'PageDown'),
  moving(texts.moving.sideways, 'Tab', 'Shift+Tab'),
  moving(texts.moving.downOrUp, 'Enter', 'Shift+Enter'),
  moving(texts.moving.letTabLeave, 'Escape'),

  why(texts.why.ask, 'Mod+['),
  why(texts.why.uses, 'Mod+]'),
  why(texts.why.next, 'ArrowUp', 'ArrowDown'),
  why(texts.why.unfold, 'ArrowRight', 'ArrowLeft'),
  why(texts.why.explain, 'Enter'),
  why(texts.why.back, 'Backspace'),

  editing(texts.editing.typeOver, texts.anyCharacter),
  editing(texts.editing.change, 'F2', 'Enter'),
  editing(texts.editing.keepAndDown, 'Enter', 'Shift+Enter'),
  editing(texts.editing.keepAndRight, 'Tab', 'Shift+Tab'),
  editing(texts.editing.leave, 'Escape'),
  editing(texts.editing.empty, 'Delete', 'Backspace'),
  editing(texts.editing.putBack, 'Alt+Backspace'),
  editing(texts.editing.removeRows, 'Mod+-', 'Mod+Backspace'),

  notes(texts.notes.open, 'Shift+F2'),
  notes(texts.notes.keep, 'Mod+Enter'),
  notes(texts.notes.back, 'Escape'),

  ranges(texts.ranges.extend, 'Shift+ArrowUp', 'Shift+ArrowDown', 'Shift+ArrowLeft', 'Shift+ArrowRight'),
  ranges(
    texts.ranges.extendToEdge,
    'Mod+Shift+ArrowUp',
    'Mod+Shift+ArrowDown',
    'Mod+Shift+ArrowLeft',
    'Mod+Shift+ArrowRight'
  ),
  ranges(texts.ranges.wholeLine, 'Shift+Space', 'Mod+Space'),
  ranges(texts.ranges.wholeTable, 'Mod+A'),
  ranges(texts.ranges.fill, 'Mod+D', 'Mod+R'),
  ranges(texts.ranges.grow, 'Mod+Shift+D'),

  clipboard(texts.clipboard.copy, 'Mod+C'),
  clipboard(texts.clipboard.copyWithHeadings, 'Mod+Shift+C'),
  clipboard(texts.clipboard.paste, 'Mod+V'),

  sheets(texts.sheets.foldYear, 'Alt+Shift+ArrowLeft', 'Alt+Shift+ArrowRight'),
  sheets(texts.sheets.foldTotal, 'Alt+Shift+ArrowUp', 'Alt+Shift+ArrowDown'),
  sheets(texts.sheets.reading, 'Alt+ArrowDown'),

  console(texts.inConsole.earlier, 'ArrowUp', 'ArrowDown'),
  console(texts.inConsole.complete, 'Tab'),
  console(texts.inConsole.clear, 'Ctrl+L')
]

const onMac: Readonly<Record<string, string>> = {
  Mod: '⌘',
  Ctrl: '⌃',
  Shift: '⇧',
  Alt: '⌥',
  Enter: '↩',
  Tab: '⇥',
  ...texts.keysOnMac,
  Backspace: '⌫',
  Delete: '⌦'
}

const elsewhere: Readonly<Record<string, string>> = texts.keys

const arrows: Readonly<Record<string, string>> = { ArrowUp: '↑', ArrowDown: '↓', ArrowLeft: '←', ArrowRight: '→' }

/** The keys of one way, as they stand on the keyboard. */
export const keysOf = (way: string, isMac: boolean): string[] =>
  way.split(/(?<=.)\+/).map((key) => arrows[key] ?? (isMac ? onMac : elsewhere)[key] ?? key)
