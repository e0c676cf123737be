// The same digits are different numbers in different countries: what could be meant in two ways is not guessed.
import { describe, expect, test } from 'vitest'
import { readTyped } from '#lib/format/typed.ts'
import { openingCash } from './columns.ts'

const read = (text: string, locale: string) => {
  const result = readTyped(text, openingCash, { locale, now: null })
  return result.ok ? result.value.value : result.error.text
}

const twoWays = (digits: string, whole: string, fraction: string) =>
  `"${digits}" can be read in two ways: type ${whole} or ${fraction}.`
const otherwise = (digits: string, reading: string) =>
  `"${digits}" is not separated as numbers are here: type ${reading}.`

describe('a point is the decimal sign', () => {
  test.each([
    ['1.5', '1.5'],
    ['1,234', '1234'],
    ['1.234', '1.234'],
    ['12,345,678', '12345678'],
    ['1,234.5', '1234.5'],
    ['1,5', twoWays('1,5', '15', '1.5')],
    ['1,2345', twoWays('1,2345', '12345', '1.2345')],
    ['0,125', otherwise('0,125', '0.125')],
    ['1.234,50', otherwise('1.234,50', '1234.50')],
    ['1.234.567', otherwise('1.234.567', '1234567')],
    ['1 20', otherwise('1 20', '120')]
  ])('%s', (text, expected) => {
    expect(read(text, 'en-US')).toBe(expected)
    expect(read(text, 'point')).toBe(expected)
  })
})

describe('a comma is the decimal sign', () => {
  test.each([
    ['1,5', '1.5'],
    ['1,2340', '1.234'],
    ['0,125', '0.125'],
    ['1.234,5', '1234.5'],
    ['1.234.567', '1234567'],
    ['1234,567', '1234.567'],
    ['1,234', twoWays('1,234', '1234', '1,2340')],
    ['1.234', '1234'],
    ['1.5', twoWays('1.5', '15', '1,5')],
    ['0.125', otherwise('0.125', '0,125')],
    ['1,234.50', otherwise('1,234.50', '1234,50')],
    ['1,234,567', otherwise('1,234,567', '1234567')]
  ])('%s', (text, expected) => {
    expect(read(text, 'de-DE')).toBe(expected)
  })
})

describe('other countries', () => {
  test.each([
    ['fr-FR', '1 234 567,5', '1234567.5'],
    ['fr-FR', '1.234', twoWays('1.234', '1234', '1,2340')],
    ['de-CH', "1'234.5", '1234.5'],
    ['de-CH', '1.234', '1.234'],
    ['de-CH', '1,234', twoWays('1,234', '1234', '1.234')],
    ['en-IN', '12,34,567.5', '1234567.5'],
    ['en-IN', '1,234,567', '1234567'],
    ['en-IN', '1,23,45', 'Opening cash is "1,23,45", which is not a number: type one such as 500000.'],
    ['en-US', '12,34,567', 'Opening cash is "12,34,567", which is not a number: type one such as 500000.'],
    ['ar-EG', '1,234.5', '1234.5']
  ])('%s: %s', (locale, text, expected) => {
    expect(read(text, locale)).toBe(expected)
  })
})

test('every offer can be typed', () => {
  for (const locale of ['en-US', 'de-DE', 'fr-FR', 'de-CH', 'en-IN', 'point'])
    for (const text of [
      '1,5',
      '1,234',
      '1.234',
      '1.5',
      '0,125',
      '0.125',
      '1.234,50',
      '1,234.50',
      '1.234.567',
      '12,345'
    ])
      for (const offer of /: type (\S+?)(?: or (\S+?))?\.$/.exec(read(text, locale)!)?.slice(1) ?? [])
        if (offer !== undefined) expect(read(offer, locale)).toMatch(/^[\d.]+$/)
})
