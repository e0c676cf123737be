// How a line of the console is taken apart into words, as far as the commands themselves do not show it.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readCommandLine } from '#lib/format/command-line.ts'

const given = (line: string) => {
  const read = readCommandLine(line)
  if (!read.ok) throw new Error(read.error.text)
  return read.value.given
}

const anything = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({ unit: fc.constantFrom(...'ab \\"\'\t\n\u0001\u007f\u2028\ud83d-u0041') })
)

test('[K8] a text that is written as JSON is read as it was, whatever stands in it', () => {
  fc.assert(
    fc.property(anything, (text) => {
      expect(given(`workspace create x --passphrase ${JSON.stringify(text)}`)).toEqual({ name: 'x', passphrase: text })
    }),
    { numRuns: 2000 }
  )
})

test.each([
  ['"tab\\tline\\nend"', 'tab\tline\nend'],
  ['"\\u00fc\\u0001\\/\\\\t"', 'ü\u0001/\\t'],
  // Elsewhere the next character is meant as it is; and so is what JSON does not know.
  ["'\\t\\u0041'", 'tu0041'],
  ['a\\tb\\ c', 'atb c'],
  ['"\\x \\u12 \\U0041"', 'x u12 U0041'],
  ['"--x"', '--x']
])('%s', (typed, text) => {
  expect(given(`workspace create x --passphrase ${typed}`)['passphrase']).toBe(text)
})
