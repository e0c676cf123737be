// What the page of settings says.
import { countWords, numberWords } from './counts.ts'

export const title = 'Settings'
export const theLook = 'How Sextant looks'

// Look
export const look = 'Look'
export const theme = 'Theme'
export const themes = { system: 'As the device', light: 'Light', dark: 'Dark' }
export const contrast = 'Contrast'
export const contrasts = { system: themes.system, higher: 'Higher' }

// Numbers
export const numbers = 'Numbers'
export const numbersSaid = 'How figures are written and read on this device. Nothing is converted.'
export const writtenAsIn = 'Written as in'
export const currency = 'Currency'
export const currencyHelp = 'The sign in front of amounts.'

// This workspace
export const workspace = 'This workspace'
/** Before the link to where files are made. */
export const keptHere =
  'Everything you type stays in this browser on this device; nobody else has a copy. Make a file of it under'
export const keptHereLink = 'Storage'
export const opening = 'Opening…'
export const past = 'An earlier state is looked at: nothing is written.'
export const modes = {
  writer: 'This tab writes.',
  follower: 'Another tab writes for this one too.',
  reader: 'This tab only reads.'
}
export const openedIn = (milliseconds: number, replayed: number, locale: string): string => {
  const time = `Opened in ${numberWords(milliseconds, locale)} ms`
  return replayed > 0
    ? `${time}, ${countWords(replayed, 'entry', locale, 'entries')} of the journal read again.`
    : `${time}.`
}
