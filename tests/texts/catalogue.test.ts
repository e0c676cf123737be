// What is said to people stands in the catalogue, src/lib/texts, and nowhere else.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { wordsIn } from './words.ts'

const source = join(import.meta.dirname, '..', '..', 'src')

const files = readdirSync(source, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.(svelte|ts|lines)$/.test(name))
  .sort()
const workers = join(import.meta.dirname, '..', '..', 'workers')
const workerFiles = readdirSync(workers, { recursive: true, encoding: 'utf8' })
  .filter((name) => name.endsWith('.ts'))
  .sort()
const pages = files.filter((name) => /^(lib\/(client|components)|routes)\//.test(name))

test('[W9] the words of pages stand in the catalogue', () => {
  const found = pages.flatMap((name) => wordsIn(join(source, name)).map((text) => `${name}: ${text}`))
  expect(pages.length).toBeGreaterThan(100)
  expect(found).toEqual([])
})

test('[W9] the words of commands, of the schema and of what can be wrong with them stand in the catalogue', () => {
  const edit = files.filter((name) => name.startsWith('lib/edit/'))
  const found = edit.flatMap((name) => wordsIn(join(source, name)).map((text) => `${name}: ${text}`))
  expect(edit.length).toBeGreaterThan(30)
  expect(found).toEqual([])
})

/** Texts that are names, kept as they are in files and messages or written in the language of formulas. */
const names: Readonly<Record<string, string>> = {
  'this device': 'an author in the history; texts/history.ts has what is shown',
  'as it was': 'a reason of a state; texts/keeping.ts has what is shown, as for the next two',
  'made into a file': 'kept with the state',
  'newest state': 'a reason that no state is kept for',
  'snapshot removed': 'where an entry of the history comes from',
  'put back': 'a choice in a message',
  'one copy': 'how far something is saved, in a message',
  'snapshot head': 'binds sealed bytes to their place',
  'backup head': 'binds sealed bytes to their place',
  Calibri: 'the typeface of spreadsheets',
  'd mmm yyyy': 'how a spreadsheet shows a day',
  'mmm yy': 'how it shows a month',
  'month of lowest': 'the language of formulas',
  'sum over … of …': 'the language of formulas'
}

test('[W9] the words of formats, the model and the workers stand in the catalogue', () => {
  const model = files.filter((name) => name.endsWith('.lines')).map((name) => readFileSync(join(source, name), 'utf8'))
  const chapters = model.flatMap((text) => [...text.matchAll(/^## (.+)$/gm)].map(([, chapter]) => chapter!.trim()))
  const known = new Set([...Object.keys(names), ...chapters])
  const all = [
    ...files.filter((name) => /^lib\/(format|model)\/.*\.ts$/.test(name)).map((name) => join(source, name)),
    ...workerFiles.map((name) => join(workers, name))
  ]
  const texts = all.flatMap((path) => wordsIn(path).map((text) => ({ path, text })))
  expect(all.length).toBeGreaterThan(100)
  expect(texts.filter(({ text }) => !known.has(text))).toEqual([])
  expect(Object.keys(names).filter((name) => !texts.some(({ text }) => text === name))).toEqual([])
})

test('every text is used', () => {
  const codes = [
    ...files.map((name) => readFileSync(join(source, name), 'utf8')),
    ...workerFiles.map((name) => readFileSync(join(workers, name), 'utf8'))
  ]
  const unused = files.flatMap((name) => {
    const [, module] = /^lib\/texts\/([\w-]+)\.ts$/.exec(name) ?? []
    if (!module) return []
    const users = codes.filter((code) => new RegExp(`(texts|\\.)/${module}\\.ts'`).test(code))
    const own = readFileSync(join(source, name), 'utf8')
    const names = [...own.matchAll(/^export (?:const|function) (\w+)/gm)].map(([, text]) => text!)
    return names
      .filter((text) => !users.some((code) => new RegExp(`\\b${text}\\b`).test(code)))
      .map((text) => `${module}: ${text}`)
  })
  expect(unused).toEqual([])
})

describe('words for people are found', () => {
  test.each([
    ['<p>Nothing found</p>', ['Nothing found']],
    ['<p>{count} of them</p>', ['of them']],
    ['<b aria-label="close">×</b>', ['close']],
    ['<Field help="Before discounts." kind="quiet" />', ['Before discounts.']],
    [`{#if a}{b === 'Enter' ? 'Not yet' : ''}{/if}`, ['Not yet']],
    ['{#each rows as row}{`${row} rows`}{:else}None{/each}', ['… rows', 'None']],
    [`<script>const a = 'No name'; const b = 'month'</script><i title={b}></i>`, ['No name']],
    [`{#snippet go(label)}<u>{label}</u>{/snippet}{@render go('Back')}`, ['Back']],
    ['<p>Type <code>summary base</code></p>', ['Type']],
    ['<input type="radio" name="template" aria-label="none" />', ['none']],
    ['<a aria-keyshortcuts="Control+K Meta+K" title="Find it"></a>', ['Find it']]
  ])('in %s', (markup, found) => {
    expect(wordsIn('a.svelte', markup)).toEqual(found)
  })

  test.each([
    [`const a = { label: 'Sum', kind: 'sum' }`, ['Sum']],
    ['say(`${n} cells of ${m}`)', ['… cells of …']],
    [`throw new Error('no such row')`, []],
    [`import a from './Big Name.ts'; type B = 'Quite so'; if (key === 'Enter') go('Escape', 'M12')`, []],
    [`matchMedia('(pointer: coarse)'); const b = 'minmax(0, 1fr) auto'`, []],
    [`if ('GestureEvent' in window && node.matches('input, select')) node.closest('a, button')`, []],
    ['run(`scenario rename ${id}${` --company ${at}`}`); say(`rename ${id} now`)', ['rename … now']],
    ['save(`export ${id} --format json`); save(`export ${id} as json`)', ['export … as json']],
    [`const a = { unit: 'month number', state: 'one copy', label: 'one copy' }`, ['one copy']],
    [`const a = { 'People and taxes': { note: 'What rises' }, 'Own lines': [] }`, ['What rises']],
    [`go('Mod+Shift+ArrowUp', 'Mod+[', 'Ctrl+L', 'Shift+F2', 'Shift+Space', 'Mod+Undo')`, ['Mod+Undo']],
    ["const a = key.startsWith('Page') ? `${row}, column` : ''", ['…, column']],
    ['const a = { id: `run ${line}`, label: `run ${line} now` }', ['run … now']],
    [`const units = ['money', 'money per customer', 'month number']`, []],
    [`const a = { words: 'note list', example: 'note list base', help: 'Lists notes.' }`, ['Lists notes.']],
    [`const a = { words: 'no row covers it', of: 'own lines' }`, ['no row covers it']],
    [
      `const a: readonly Origin[] = ['snapshot removed']; const b: readonly string[] = ['snapshot removed']`,
      ['snapshot removed']
    ],
    [`const a: readonly Command[] = [{ help: 'Takes it back.' }]`, ['Takes it back.']],
    [
      'run(`SELECT ${names} FROM rows`); const a = `${name} TEXT`; say(`select ${names} from it`)',
      ['select … from it']
    ],
    [`class A extends Error { override name = 'Damaged'; label = 'Damaged' }`, ['Damaged']],
    [`switch (kind) { case 'own lines': say('No lines') }`, ['No lines']],
    [`new DOMException('no answer'); new Fenced('turn over'); new Damaged('bytes missing')`, ['bytes missing']],
    ["rows.get(`monthly ${line}`); const a = Symbol('not our turn'); b(`monthly ${line}`)", ['monthly …']],
    ["const a = { code: `import { b } from '${c}'`, label: `import ${c}` }", ['import …']]
  ])('in code: %s', (code, found) => {
    expect(wordsIn('a.ts', code)).toEqual(found)
  })
})
