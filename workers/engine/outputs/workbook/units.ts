// Units as a workbook says them: "USD per customer".
import * as texts from '#lib/texts/workbook.ts'

export function unitWords(unit: string | undefined, currency: string): string {
  const [over = '', under] = (unit ?? '').split(' per ')
  const name = over === 'money' ? currency : (texts.units[over] ?? over)
  return under === undefined ? name : texts.per(name, texts.each[under] ?? under)
}
