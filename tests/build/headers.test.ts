import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const build = join(import.meta.dirname, '..', '..', 'build')
const sections = readFileSync(join(build, '_headers'), 'utf8').trim().split('\n\n')

it('the file for static hosts says the same as the server, and besides it that the site is https for good', () => {
  const [everywhere] = JSON.parse(readFileSync(join(build, 'headers.json'), 'utf8')) as {
    headers: Record<string, string>
  }[]
  const lines = Object.entries(everywhere!.headers).map(([name, value]) => `  ${name}: ${value}`)
  const expected = lines.filter((line) => !line.includes('Cache-Control'))
  const overTls = '  Strict-Transport-Security: max-age=63072000; includeSubDomains; preload'
  const upgraded = expected.map((line) =>
    line.includes('Content-Security-Policy') ? `${line}; upgrade-insecure-requests` : line
  )
  expect(sections[0]!.split('\n')).toEqual(['/*', ...upgraded, overTls])
})

it('a host that adds up the values of two rules gets no second Cache-Control from us', () => {
  expect(sections.slice(1)).toEqual(['/_app/immutable/*\n  Cache-Control: public, max-age=31536000, immutable'])
})
