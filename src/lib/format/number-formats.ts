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
