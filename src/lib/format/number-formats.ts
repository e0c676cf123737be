// How spreadsheets are told to show a number of a unit.

const formats: Readonly<Record<string, string>> = {
  money: '#,##0.00',
  rate: '0.0#%',
  multiple: '0.0#"x"',
  customers: '#,##0',
  shares: '#,##0'
}

/** The format by which a spreadsheet shows a number in this unit of a column or of a line. */
export const numberFormat = (unit: string | undefined): string => formats[unit?.split(' per ')[0] ?? ''] ?? '#,##0.####'

/** Digits behind the point in a workbook, where it is not two; what goes by something else has two as well. */
const places: Readonly<Record<string, number>> = {
  ...{ money: 0, customer: 0, customers: 0, share: 0, shares: 0, day: 0, days: 0 },
  ...{ rate: 1, multiple: 1, person: 1, people: 1, month: 1, months: 1 }
}
const mostPlaces = 8

/**
 * The format of an investor's workbook: negative in parentheses, zero as a dash, numbers of one width before the point.
 * @param typed what somebody typed, all of whose digits are shown
 */
export function workbookFormat(unit: string | undefined, typed: string | null = null): string {
  const [over = '', under] = (unit ?? '').split(' per ')
  const count = typed === null ? ((under === undefined ? places[over] : undefined) ?? 2) : typedPlaces(over, typed)
  const point = count > 0 ? `.${'0'.repeat(Math.min(count, mostPlaces))}` : ''
  const number = over === 'rate' ? `0${point}%` : over === 'multiple' ? `0${point}"x"` : `#,##0${point}`
  return `${number}_);\\(${number}\\);"–"_);@`
}

function typedPlaces(unit: string, typed: string): number {
  const digits = typed.split('.')[1]?.length ?? 0
  if (unit === 'rate') return Math.max(1, digits - 2)
  if (unit === 'multiple') return Math.max(1, digits)
  return unit === 'money' && digits > 0 ? Math.max(2, digits) : digits
}

/** The number of a month as people write it: M24. */
export const monthFormat = '"M"0'

/** Of days: one that somebody typed, and the last one of a month. */
export const dayFormat = 'd mmm yyyy'
export const monthEndFormat = 'mmm yy'
