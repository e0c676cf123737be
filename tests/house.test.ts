import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { ESLint } from 'eslint'
import typescript from 'typescript'
import { configs } from 'typescript-eslint'
import { afterAll, describe, expect, it } from 'vitest'
import { brokenArrows } from './arrows.ts'

const root = join(import.meta.dirname, '..')
const planted = join(root, '.cache', 'planted')
afterAll(() => rmSync(planted, { recursive: true, force: true }))

const filesIn = (...folders: string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && /\.(ts|js|svelte|lines|css|html)$/.test(entry.name))
      .map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
  )
const read = (name: string) => readFileSync(join(root, name), 'utf8')
const lines = (name: string) => read(name).split('\n').length

const product = filesIn('src', 'workers', 'sync-server')
const tests = filesIn('tests')

describe('the arrows between the rooms', { timeout: 60_000 }, () => {
  it('all point down', async () => {
    expect(await brokenArrows(root)).toEqual([])
  })

  // One file for each way to break the rules, and one that keeps them.
  const violations: Record<string, string> = {
    'src/lib/model/upward.ts': `import '#lib/format/good.ts'`,
    'src/lib/edit/upward.ts': `import type { Good } from '#lib/format/good.ts'\nexport type Same = Good`,
    'src/lib/format/sideways.ts': `import '../client/good.ts'`,
    'src/lib/components/sideways.svelte': `<script lang="ts">import '#lib/client/good.ts'</script>`,
    'src/lib/client/across.ts': `import '#workers/engine/good.ts'`,
    'src/routes/across.ts': `import '#workers/engine/good.ts'`,
    'src/routes/charting.ts': `export const chart = () => import('chart.js')`,
    'src/routes/talking.ts': `import 'comlink'`,
    'src/lib/model/circle-too.ts': `import './circle.ts'`,
    'src/lib/model/nowhere.ts': `import '#lib/model/no-such-file.ts'`,
    'workers/store/upward.ts': `import '#workers/engine/good.ts'`,
    'workers/store/sideways.ts': `import '#lib/format/good.ts'`,
    'workers/sync/sideways.ts': `import '#workers/store/good.ts'`,
    'workers/engine/writing.ts': `import 'hucre/xlsx'`,
    'sync-server/reading.ts': `import '../src/lib/edit/good.ts'`
  }
  const allowed: Record<string, string> = {
    'package.json': `{ "type": "module", "imports": { "#lib/*": "./src/lib/*", "#workers/*": "./workers/*" } }`,
    // A circle is told once, for the file in which it closes.
    'src/lib/model/circle.ts': `import './circle-too.ts'`,
    'src/lib/model/good.ts': 'export type Good = string',
    'src/lib/edit/good.ts': `export type { Good } from '#lib/model/good.ts'`,
    'src/lib/format/good.ts': `export type { Good } from '#lib/edit/good.ts'`,
    'src/lib/client/good.ts': `import '#workers/engine/entry.ts?worker&url'\nimport '#lib/edit/good.ts'\nimport 'comlink'`,
    'src/lib/components/chart/good.ts': `import 'chart.js'\nimport '#lib/format/good.ts'`,
    'src/routes/good.ts': `import '#lib/components/chart/good.ts'\nimport '#lib/client/good.ts'`,
    'workers/store/good.ts': `import 'sql.js'\nimport '#lib/edit/good.ts'`,
    'workers/engine/good.ts': `import '#workers/store/good.ts'\nimport '#lib/format/good.ts'`,
    'workers/engine/entry.ts': `import 'comlink'\nimport './good.ts'`,
    'sync-server/good.ts': ''
  }

  it('and a planted import that points up, sideways or past a door is found, each of them and no other', async () => {
    for (const [name, text] of Object.entries({ ...allowed, ...violations })) {
      mkdirSync(dirname(join(planted, name)), { recursive: true })
      writeFileSync(join(planted, name), text)
    }
    const found = (await brokenArrows(planted)).map((line) => / ([^ ]+) -> [^ ]*$/.exec(line)![1])
    expect([...new Set(found)].sort()).toEqual(Object.keys(violations).sort())
  })
})

describe('the words of the house', () => {
  it('the top level holds what it is meant to hold', () => {
    const ignored = [
      ...read('.gitignore')
        .trim()
        .split('\n')
        .map((name) => name.replace('/', '')),
      '.git'
    ]
    const folders = ['src', 'static', 'workers', 'sync-server', 'tests', '.ci']
    const papers = ['README', 'ARCHITECTURE', 'CONTRIBUTING', 'DECISIONS', 'CHANGELOG'].map((name) => `${name}.md`)
    const configuration = [
      ...['package.json', 'package-lock.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'],
      ...['eslint.config.js', 'knip.jsonc', '.prettierrc', '.prettierignore', '.gitignore', '.npmrc', 'LICENSE']
    ]
    const known = new Set([...folders, ...papers, ...configuration, ...ignored])
    expect(readdirSync(root).filter((name) => !known.has(name))).toEqual([])
  })

  it('a file of the product has at most 400 lines', () => {
    expect(product.filter((name) => lines(name) > 400).map((name) => `${name}: ${lines(name)}`)).toEqual([])
  })

  it('nothing is left for later: a known gap is written down as one', () => {
    const later = new RegExp(
      ['TO' + 'DO', 'FIX' + 'ME', 'XX' + 'X', 'HA' + 'CK'].map((word) => `\\b${word}\\b`).join('|')
    )
    expect([...product, ...tests].filter((name) => later.test(read(name)))).toEqual([])
  })

  it('no test is skipped, and none is run alone', () => {
    const left = /\b(it|test|describe|suite)\.(skip|only|todo|skipIf|runIf|fixme|fails|fail)\b|\bx(it|test|describe)\(/
    expect(tests.filter((name) => left.test(read(name))).filter((name) => name !== 'tests/house.test.ts')).toEqual([])
  })

  it('every test says what it expects', () => {
    const silent = tests.filter((name) => /\.(test|spec)\.ts$/.test(name)).flatMap(testsWithoutExpectation)
    expect(silent).toEqual([])
  })
})

/** Tests of a file in which neither the test itself nor a function of the file that it names expects anything. */
function testsWithoutExpectation(name: string): string[] {
  const file = typescript.createSourceFile(name, read(name), typescript.ScriptTarget.Latest, true)
  const tests: typescript.CallExpression[] = []
  const functions: { name: string; text: string }[] = []
  const visit = (node: typescript.Node): void => {
    if (typescript.isCallExpression(node) && /^(it|test)(\.each\b[^]*|\.for\b[^]*)?$/.test(node.expression.getText()))
      if (node.arguments.some((argument) => typescript.isFunctionLike(argument))) tests.push(node)
    const named = typescript.isFunctionDeclaration(node) || typescript.isVariableDeclaration(node)
    if (named && node.name) functions.push({ name: node.name.getText(), text: node.getText() })
    typescript.forEachChild(node, visit)
  }
  visit(file)
  const expects = new Set(['expect', 'assert', 'expectTypeOf', 'assertType'])
  const mentions = (text: string) =>
    [...text.matchAll(/\b\w+\b/g)].some(([word]) => expects.has(word) || /^(expect|assert)[A-Z]/.test(word))
  for (let before = 0; before < expects.size;) {
    before = expects.size
    for (const { name, text } of functions) if (mentions(text)) expects.add(name)
  }
  return tests
    .filter((test) => !mentions(test.arguments.find((argument) => typescript.isFunctionLike(argument))!.getText()))
    .map((test) => `${name}: ${test.arguments[0]!.getText()}`)
}

describe('the linter', { timeout: 60_000 }, () => {
  const eslint = new ESLint({
    cwd: root,
    overrideConfig: [configs.disableTypeChecked, { languageOptions: { parserOptions: { projectService: false } } }]
  })
  const refusals = async (text: string, filePath: string) =>
    (await eslint.lintText(`${text}\n`, { filePath: join(root, filePath) })).flatMap(({ messages }) =>
      messages.map(({ ruleId }) => ruleId)
    )

  it.each([
    ['Date.now()', 'no-restricted-properties'],
    ['new Date()', 'no-restricted-syntax'],
    ['Math.random()', 'no-restricted-properties'],
    ['document.title', 'no-restricted-globals'],
    ['window.name', 'no-restricted-globals'],
    [`fetch('/')`, 'no-restricted-globals'],
    [`indexedDB.open('x')`, 'no-restricted-globals'],
    ['crypto.randomUUID()', 'no-restricted-globals'],
    ['performance.now()', 'no-restricted-globals']
  ])('refuses %s in the rooms that know no clock, dice, page or network', async (text, rule) => {
    for (const room of ['model', 'edit', 'format'])
      expect(await refusals(`export const x = ${text}`, `src/lib/${room}/planted.ts`)).toEqual([rule])
  })

  it('lets those rooms read a date, and call something of their own a window', async () => {
    const text = `export const rows = (window: number[]) => window.map((day) => new Date(day).getUTCDate())`
    expect(await refusals(text, 'src/lib/model/planted.ts')).toEqual([])
  })

  it('refuses any, the console, and an export of the database outside its one place', async () => {
    const exporting = `export const bytes = (database: { export(): number }) => database.export()`
    expect(await refusals('export const x: any = 1', 'src/lib/client/planted.ts')).toEqual([
      '@typescript-eslint/no-explicit-any'
    ])
    expect(await refusals('console.log(1)', 'src/lib/client/planted.ts')).toEqual(['no-console'])
    expect(await refusals(exporting, 'workers/store/planted.ts')).toEqual(['no-restricted-syntax'])
    expect(await refusals(exporting, 'src/lib/model/planted.ts')).toEqual(['no-restricted-syntax'])
    expect(await refusals(exporting, 'workers/store/sqlite.ts')).toEqual([])
  })

  it('refuses raw HTML and fixed style attributes in components', async () => {
    expect(await refusals(`{@html '<b>bold</b>'}`, 'src/lib/components/Planted.svelte')).toEqual([
      'svelte/no-at-html-tags'
    ])
    expect(await refusals(`<p style="color: red">red</p>`, 'src/lib/components/Planted.svelte')).toEqual([
      'no-restricted-syntax'
    ])
    const changing = `<script lang="ts">let { wide }: { wide: number } = $props()</script><p style:width={wide}>wide</p>`
    expect(await refusals(changing, 'src/lib/components/Planted.svelte')).toEqual([])
  })
})
