// Numbers as people type them, by the list of what is accepted; every refusal with its exact sentence.
import { describe, expect, test } from 'vitest'
import type { Column } from '#lib/edit/schema.ts'
import { readTyped, type TypedSetting } from '#lib/format/typed.ts'
import { churn, column, numberOf, openingCash, price } from './columns.ts'

const english: TypedSetting = { locale: 'en-US', now: null }
const german: TypedSetting = { locale: 'de-DE', now: null }

const read = (text: string, of: Column = openingCash, setting = english) => {
  const result = readTyped(text, of, setting)
  return result.ok ? result.value.value : result.error
}

describe('what is accepted', () => {
  test.each([
    ['15k', '15000'],
    ['15 K', '15000'],
    ['2M', '2000000'],
    ['2m', '2000000'],
    ['2mm', '2000000'],
    ['2MN', '2000000'],
    ['2 million', '2000000'],
    ['1.5b', '1500000000'],
    ['1.5bn', '1500000000'],
    ['5.6m', '5600000'],
    ['$2M', '2000000'],
    ['2M$', '2000000'],
    ['€15k', '15000'],
    ['US$ 5', '5'],
    ['USD 1,200', '1200'],
    ['usd 1,200', '1200'],
    ['1,200 CHF', '1200'],
    ['(1,200)', '-1200'],
    ['($1,200)', '-1200'],
    ['$ (1,200.00) ', '-1200'],
    ['-$1,200', '-1200'],
    ['$-1,200', '-1200'],
    ['−1,200', '-1200'],
    ['1 200', '1200'],
    ['1\u00a0200', '1200'],
    ['1\u202f200\u202f300', '1200300'],
    ["1'200", '1200'],
    ['1’200', '1200'],
    ['1_200', '1200'],
    ['1,234', '1234'],
    ['1,234,567.50', '1234567.5'],
    ['1.2e3', '1200'],
    ['1.2E-3', '0.0012'],
    ['.5', '0.5'],
    ['2.', '2'],
    ['007', '7'],
    ['２５０', '250'],
    ['=115.5*38', '4389'],
    ['=2M/12', '166666.6666666666666666666666666667'],
    ['2.5k/10', '250'],
    ['=(1+2)*3', '9'],
    ['=2*(3-(1-4))', '12'],
    ['=-(2+3)', '-5'],
    ['=10–4', '6'],
    ['=200×3÷4', '150'],
    ['=1/3*3', '1'],
    ['=250*90%', '225'],
    ['=100+10%', '100.1'],
    ['=0.1+0.2', '0.3'],
    ['=1,200*2', '2400'],
    ['–', '0'],
    ['-', '0'],
    ['$ -', '0'],
    ['- €', '0'],
    ['-0', '0']
  ])('%s is %s', (text, value) => {
    expect(read(text)).toBe(value)
  })

  test.each([
    ['12.5%', '0.125'],
    ['12.5 %', '0.125'],
    ['50bps', '0.005'],
    ['50 bp', '0.005'],
    ['0.125', '0.125'],
    ['(12.5%)', '-0.125'],
    ['-10%', '-0.1'],
    ['1/3', '0.3333333333333333333333333333333333'],
    ['=10%+50bps', '0.105']
  ])('as a rate, %s is %s', (text, value) => {
    expect(read(text, column('growth_rates', 'rate'))).toBe(value)
  })

  test.each<[string, Column['unit'], string]>([
    ['2.9x', 'multiple', '2.9'],
    ['250%', 'multiple', '2.5'],
    ['0.5x', 'factor', '0.5'],
    ['50%', 'factor', '0.5'],
    ['45 days', 'days', '45'],
    ['45d', 'days', '45'],
    ['6 months', 'months', '6'],
    ['6mo', 'months', '6'],
    ['2k customers', 'customers', '2000'],
    ['1 person', 'people', '1'],
    ['8M shares', 'shares', '8000000']
  ])('%s fits %s', (text, unit, value) => {
    expect(read(text, numberOf(unit))).toBe(value)
  })

  test('an exact result keeps 40 digits, a longer one is rounded to 34', () => {
    expect(read('=1234567890123456789.012345678901234567891*1')).toBe('1234567890123456789.012345678901234567891')
    expect(read('=2/3')).toBe('0.6666666666666666666666666666666667')
    expect(read(`=0.${'1'.repeat(33)}25${'0'.repeat(10)}1+0`)).toBe(`0.${'1'.repeat(33)}3`)
    expect(read(`=0.${'1'.repeat(33)}25*1.0000001`)).toBe('0.1111111222222222222222222222222224')
  })
})

describe('changing what is there', () => {
  const from = (now: string) => ({ ...english, now })

  test.each([
    ['+10%', '219', '240.9'],
    ['+ 10 %', '219', '240.9'],
    ['*1.05', '219', '229.95'],
    ['×1.05', '219', '229.95'],
    ['/2', '219', '109.5'],
    ['÷2', '219', '109.5'],
    ['*1.05+3', '219', '232.95'],
    ['+5', '219', '224'],
    ['+2k', '219', '2219'],
    ['*90%', '219', '197.1'],
    ['/3', '100', '33.33333333333333333333333333333333'],
    ['-5', '219', '-5']
  ])('%s from %s', (text, now, value) => {
    expect(read(text, openingCash, from(now))).toBe(value)
  })

  test('a per cent of a rate is a part of it, basis points are added', () => {
    expect(read('+10%', churn, from('0.2'))).toBe('0.22')
    expect(read('+50bps', churn, from('0.2'))).toBe('0.205')
  })

  test('a leading minus is a negative number, and where none is allowed the sentence says how to lower', () => {
    expect(read('-10%', column('growth_rates', 'rate'), from('0.5'))).toBe('-0.1')
    expect(read('-10%', price, from('219'))).toEqual({
      type: 'negative-percent',
      text: '"-10%" is a negative number, which Price / month cannot be: type *0.9 to lower it by 10 %.'
    })
    expect(read('-12,5%', price, { ...german, now: '219' })).toEqual({
      type: 'negative-percent',
      text: '"-12,5%" is a negative number, which Price / month cannot be: type *0,875 to lower it by 12,5 %.'
    })
  })

  test('an empty cell cannot be changed', () => {
    expect(read('+10%', column('funding_rounds', 'pre_money'))).toEqual({
      type: 'nothing-to-change',
      text: 'Pre-money is empty, so "+10%" has nothing to start from: type a number such as 250.'
    })
  })
})

describe('what is refused', () => {
  test.each<[string, Column, string, string]>([
    ['not-a-number', price, 'abc', 'Price / month is "abc", which is not a number: type one such as 250.'],
    ['not-a-number', price, '1.2.3', 'Price / month is "1.2.3", which is not a number: type one such as 250.'],
    ['not-a-number', price, '0x10', 'Price / month is "0x10", which is not a number: type one such as 250.'],
    ['not-a-number', price, '2M k', 'Price / month is "2M k", which is not a number: type one such as 250.'],
    ['not-a-number', churn, 'M6', 'Churn / year is "M6", which is not a number: type one such as 0.18.'],
    ['unfinished-sum', price, '=2M/', '"=2M/" cannot be worked out: type a sum such as =2M/12 or =(1+2)*3.'],
    ['unfinished-sum', price, '=(1+2', '"=(1+2" cannot be worked out: type a sum such as =2M/12 or =(1+2)*3.'],
    ['unfinished-sum', price, '=A1*2', '"=A1*2" cannot be worked out: type a sum such as =2M/12 or =(1+2)*3.'],
    [
      'unknown-suffix',
      price,
      '15q',
      '"q" after a number says nothing here: type k for thousands, M for millions or B for billions.'
    ],
    ['several-numbers', price, '5 to 10', '"5 to 10" is a range, and a cell holds one number: type a single number.'],
    ['several-numbers', churn, '20% ± 5%', '"20% ± 5%" is a range, and a cell holds one number: type a single number.'],
    [
      'range-or-difference',
      price,
      '5k–10k',
      '"5k–10k" can be a range or a difference: type a single number, or =5k–10k to subtract.'
    ],
    [
      'range-or-difference',
      price,
      '2026-04-01',
      '"2026-04-01" can be a range or a difference: type a single number, or =2026-04-01 to subtract.'
    ],
    ['not-a-number', price, '3/4/2026', 'Price / month is "3/4/2026", which is not a number: type one such as 250.'],
    ['divided-by-zero', price, '=5/(2-2)', '"=5/(2-2)" divides by zero: type another divisor.'],
    ['too-long', price, '1'.repeat(201), '201 characters are too many for a number: type at most 200.'],
    [
      'wrong-unit',
      price,
      '45 days',
      '"days" does not fit Price / month, which is an amount of money: type one such as 250.'
    ],
    ['wrong-unit', churn, '$5', '"$" does not fit Churn / year, which is a rate: type one such as 0.18.'],
    [
      'percent-of-amount',
      price,
      '12.5%',
      'Price / month is an amount of money and not a per cent: type one such as 250, or +10% to raise it by a tenth.'
    ],
    [
      'million-months',
      column('assumptions', 'value', 'tranche_interval'),
      '6M',
      '"6M" is 6 million: type 6 for 6 months.'
    ],
    ['out-of-range', churn, '12.5', 'Churn / year is 12.5. It can be from 0 to 1: type 12.5% or 0.125.'],
    ['out-of-range', churn, '150%', 'Churn / year is 150 %. It can be from 0 % to 100 %: type one such as 18%.'],
    [
      'too-many-digits',
      price,
      `1.${'3'.repeat(40)}`,
      'Price / month has 41 digits, and 40 are kept: type fewer digits.'
    ],
    ['too-large', price, '=1e23*10', 'Price / month is too large: type a number below 1e24, a 1 with 24 zeros.']
  ])('%s %#', (type, of, text, sentence) => {
    expect(read(text, of)).toEqual({ type, text: sentence })
  })

  test('offers are written as the language writes numbers', () => {
    expect(read('12,5', churn, german)).toEqual({
      type: 'out-of-range',
      text: 'Churn / year is 12,5. It can be from 0 to 1: type 12,5% or 0,125.'
    })
    expect(read('abc', churn, german)).toEqual({
      type: 'not-a-number',
      text: 'Churn / year is "abc", which is not a number: type one such as 0,18.'
    })
  })
})
