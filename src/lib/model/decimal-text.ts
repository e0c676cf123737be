// Numbers as the text a person typed: exact, and in one spelling so that equal numbers are equal texts.

const shape = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/

/**
 * A decimal number in its one spelling: no exponent, no leading or trailing zeros, no '-0'.
 * @returns null where the text is no plain decimal number
 */
export function decimalText(text: string): string | null {
  const match = shape.exec(text.trim())
  if (!match) return null
  const [, sign, whole = '', fraction = '', exponent = '0'] = match
  if (whole === '' && fraction === '') return null
  return placePoint(sign === '-', whole + fraction, whole.length + Number(exponent))
}

/** The number times ten to the power of `places`: 12.5 % is 12.5 shifted by -2. Takes and gives the one spelling. */
export function shiftPoint(text: string, places: number): string {
  const negative = text.startsWith('-')
  const [whole = '', fraction = ''] = text.replace('-', '').split('.')
  return placePoint(negative, whole + fraction, whole.length + places)
}

function placePoint(negative: boolean, digits: string, point: number): string {
  const padded = point <= 0 ? '0'.repeat(1 - point) + digits : digits.padEnd(point, '0')
  const at = Math.max(point, 1)
  const whole = padded.slice(0, at).replace(/^0+(?=\d)/, '')
  const fraction = padded.slice(at).replace(/0+$/, '')
  const size = fraction === '' ? whole : `${whole}.${fraction}`
  return negative && size !== '0' ? `-${size}` : size
}

/**
 * The exact text as it is typed here. Where a comma is the decimal sign, three decimals look like thousands: one more
 * zero tells them apart.
 */
export const spelled = (text: string, decimal: '.' | ','): string =>
  decimal === '.' ? text : text.replace('.', ',').replace(/^(-?[1-9]\d{0,2},\d{3})$/, '$10')
