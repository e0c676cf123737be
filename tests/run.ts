// `npm test`: every check and every test, whatever failed before, and at the end the two numbers that count.
import { spawn } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fetchBrowser, findBrowser } from './browser.ts'

const root = join(import.meta.dirname, '..')
const reports = join(root, 'test-results')
const mostTime = 1_320_000

interface Count {
  passed: number
  failed: number
}
interface Run {
  ok: boolean
  output: string
}

const total: Count = { passed: 0, failed: 0 }
const say = (line: string) => console.log(line)

rmSync(reports, { recursive: true, force: true })
mkdirSync(reports, { recursive: true })
await npm('prepare')
// Two at a time, for two cores: the linter takes as long as the others together.
await Promise.all([
  check('lint', 'check:lint'),
  checkInTurn([
    ['format', 'check:format'],
    ['types', 'check:types'],
    ['unused code', 'check:unused']
  ])
])
await suite('unit and property tests', vitestCount, (report) =>
  npx('vitest', 'run', '--exclude', 'tests/build/**', ...vitestTo(report))
)
await check('build', 'build')
await suite('tests of the build', vitestCount, (report) => npx('vitest', 'run', 'tests/build', ...vitestTo(report)))
await findOrFetchBrowser()
await suite('browser tests', playwrightCount, (report) => {
  process.env['PLAYWRIGHT_JSON_OUTPUT_FILE'] = report
  return npx('playwright', 'test', '-c', 'tests/playwright.config.ts', '--pass-with-no-tests', '--reporter=dot,json')
})

say(`${total.passed} passed, ${total.failed} failed`)
process.exitCode = total.failed > 0 ? 1 : 0

/** A script of package.json that counts as one test. */
async function check(name: string, script: string): Promise<void> {
  const started = Date.now()
  const { ok, output } = await npm(script)
  tell(name, ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }, started, output)
}

async function checkInTurn(checks: [string, string][]): Promise<void> {
  for (const [name, script] of checks) await check(name, script)
}

/** A runner of tests that leaves a report behind. Its own failure counts as one where the report shows none. */
async function suite(
  name: string,
  countOf: (report: unknown) => Count,
  run: (report: string) => Promise<Run>
): Promise<void> {
  const started = Date.now()
  const report = join(reports, `${name.replaceAll(' ', '-')}.json`)
  const { ok, output } = await run(report)
  const count = readCount(report, countOf) ?? { passed: 0, failed: 0 }
  if (!ok && count.failed === 0) count.failed = 1
  tell(name, count, started, output)
}

function tell(name: string, { passed, failed }: Count, started: number, output: string): void {
  total.passed += passed
  total.failed += failed
  if (failed > 0) say(`\n${output.trim()}\n`)
  const seconds = ((Date.now() - started) / 1000).toFixed(1)
  say(`${failed > 0 ? 'FAILED' : 'ok    '} ${name}: ${passed} passed, ${failed} failed (${seconds} s)`)
}

async function findOrFetchBrowser(): Promise<void> {
  try {
    const path = findBrowser() ?? (await fetchBrowser(say))
    process.env['CHROME_PATH'] = path
    say(`       browser: ${path}`)
  } catch (error) {
    say(`       browser: ${(error as Error).message}`)
  }
}

function readCount(report: string, countOf: (report: unknown) => Count): Count | null {
  try {
    return countOf(JSON.parse(readFileSync(report, 'utf8')))
  } catch {
    return null
  }
}

/** A file that could not even be read counts as one failed test. */
function vitestCount(report: unknown): Count {
  const { numPassedTests, numFailedTests, testResults } = report as {
    numPassedTests: number
    numFailedTests: number
    testResults: { status: string; assertionResults: unknown[] }[]
  }
  const unread = testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0
  )
  return { passed: numPassedTests, failed: numFailedTests + unread.length }
}

function playwrightCount(report: unknown): Count {
  const { stats, errors } = report as {
    stats: { expected: number; unexpected: number; flaky: number }
    errors: unknown[]
  }
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length }
}

function vitestTo(report: string): string[] {
  return ['--passWithNoTests', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`]
}

function npm(script: string): Promise<Run> {
  return run('npm', ['run', '--silent', script])
}

function npx(...args: string[]): Promise<Run> {
  return run('npx', ['--no-install', ...args])
}

function run(command: string, args: string[]): Promise<Run> {
  const env = { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', CI: '1' }
  const shell = process.platform === 'win32'
  const child = spawn(command, args, {
    cwd: root,
    env,
    shell,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: mostTime
  })
  const parts: Buffer[] = []
  child.stdout.on('data', (part: Buffer) => parts.push(part))
  child.stderr.on('data', (part: Buffer) => parts.push(part))
  return new Promise((resolve) => {
    child.on('error', (error) => resolve({ ok: false, output: error.message }))
    child.on('close', (code) => resolve({ ok: code === 0, output: Buffer.concat(parts).toString() }))
  })
}
