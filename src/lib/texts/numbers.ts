// How numbers are said beyond their digits: lengths of time, what is not exact, what is usual, and the words that may be
// typed behind a number.

export const days = (digits: string): string => (digits === '1' ? '1 day' : `${digits} days`)
export const months = (digits: string): string => (digits === '1' ? '1 month' : `${digits} months`)
/** Where not every digit can be shown. */
export const about = (number: string): string => `about ${number}`

// What is usual
/** "20 % to 40 %", "20 % to 40 % among small companies". */
export const usualRange = (from: string, to: string, among: string | undefined): string =>
  `${from} to ${to}${among ? ` ${among}` : ''}`
export const usually = (ranges: readonly string[]): string => `Usually ${ranges.join(', ')}.`
const unusual = { lower: 'lower', higher: 'higher' }
export const unusualRemark = (name: string, than: keyof typeof unusual, usually: string): string =>
  `${name} is ${unusual[than]} than is usual, which may be meant. ${usually}`

/** Words behind a number, with a space between those that mean the same. */
export const typedWords = {
  thousands: 'k',
  million: 'm',
  millions: 'mm mn million millions',
  billions: 'b bn billion billions',
  points: 'bp bps',
  multiple: 'x',
  days: 'd day days',
  months: 'mo month months',
  customers: 'customer customers',
  people: 'person people',
  shares: 'share shares'
}
