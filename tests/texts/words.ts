// Finds words for people that stand in components and pages instead of the catalogue of texts.
import { readFileSync } from 'node:fs'
import { parse } from 'svelte/compiler'
import typescript from 'typescript'

/** Attributes and properties whose text is read by people, whatever it looks like. */
const spoken =
  /^(aria-(label|description|valuetext|roledescription)|alt|placeholder|title|label|help|says|problem|name)$/

/** Names of keys and their combinations, of kinds of elements and of things in the browser are no words for people. */
const named =
  /^((Alt|Ctrl|Mod|Shift)\+)*(\W|Alt|Array|Arrow\w*|Backspace|Bracket\w+|Control|Delete|End|Enter|Escape|Home|Mac|Meta|Mod|Page\w+|Safari|Shift|Space|Tab|UTC|[A-Z]\d*|[A-Z]\w*Error|[A-Z][A-Z_]+)$/

/** Calls that are given selectors, keys, lines of commands or beginnings; properties that say of what kind something is. */
const askedFor = /^(closest|get|matches|querySelector(All)?|run|startsWith|Symbol)$/
const ofKind = /^(id|kind|of|state|type|unit)$/
/** A list whose elements have a type of their own, and are no texts. */
const listOfKinds = /^readonly [A-Z]\w*\[\]$/

/** A unit of the language of formulas, such as "money per customer", is written so in every language. */
const isUnit = (text: string): boolean => /^(\p{Ll}+ per \p{Ll}+|month number)$/u.test(text)

/** A line with an option is a command, such as "build base --format csv". */
const isCommand = (text: string): boolean => /^\p{Ll}[^.,:;!?]* --\p{Ll}/u.test(text)

/** What the database is asked, or a piece of it. */
const isSql = (text: string): boolean =>
  /\b(CREATE|DELETE|DROP|INSERT|IS \?|NOT NULL|ORDER BY|PRAGMA|REFERENCES|SELECT|TEXT|UPDATE|WHERE)/.test(text)

const hasWords = (text: string): boolean => /\p{L}{2}/u.test(text.replace(/\bpx\b|\brepeat\(|--[\w-]+/g, ''))

/** Whether a text in code is meant for people: it has a space between words, or begins like a sentence. */
function isSaid(text: string): boolean {
  const plain = text.trim()
  if (!hasWords(plain) || named.test(plain) || isUnit(plain) || /^([(<&@#']|minmax|var\()/.test(plain)) return false
  if (isCommand(plain) || isSql(plain)) return false
  return /^\p{Lu}\p{Ll}/u.test(plain) || /\p{L}[,.:]? \p{L}/u.test(plain)
}

/** Texts for people in a component or a module, in their order. */
export function wordsIn(path: string, source = readFileSync(path, 'utf8')): string[] {
  if (path.endsWith('.ts')) return wordsInCode(source)
  const { fragment, instance, module } = parse(source, { modern: true })
  const code = [module, instance].flatMap((script) => (script ? [source.slice(script.start, script.end)] : []))
  const scripts = code.map((text) => text.replace(/^<script[^>]*>|<\/script>$/g, ''))
  return [...scripts.flatMap(wordsInCode), ...wordsInMarkup(fragment as unknown as Node, source)]
}

interface Node {
  type: string
  start: number
  end: number
  [part: string]: unknown
}

const isNode = (part: unknown): part is Node => typeof part === 'object' && part !== null && 'type' in part

/** What is code in the markup, what names something, and what is not part of it. */
const code = new Set(['expression', 'test', 'key', 'declaration'])
const silent = new Set(['metadata', 'loc', 'comments', 'parameters', 'context', 'options'])

function wordsInMarkup(node: Node, source: string): string[] {
  const { type, name, start, end } = node
  if (type === 'Text') return hasWords(String(node['data'])) ? [String(node['data']).trim()] : []
  if (type === 'StyleDirective' || (type === 'RegularElement' && name === 'code')) return []
  if (type === 'RegularElement' && name === 'input')
    return listOf(node['attributes']).flatMap((one) => (one['name'] === 'name' ? [] : wordsInMarkup(one, source)))
  if (type === 'Attribute' && /^(class|role|style|id|href|type|autocomplete|aria-keyshortcuts)$/.test(String(name)))
    return []
  if (type === 'Attribute')
    return listOf(node['value']).flatMap((part) => {
      if (part.type !== 'Text') return wordsInMarkup(part, source)
      const text = String(part['data'])
      return hasWords(text) && (spoken.test(String(name)) || isSaid(text)) ? [text] : []
    })
  if (type === 'ExpressionTag') return wordsInCode(`(${source.slice(start + 1, end - 1)})`)
  return Object.entries(node).flatMap(([key, part]) => {
    if (silent.has(key)) return []
    if (code.has(key)) return listOf(part).flatMap((one) => wordsInCode(`(${source.slice(one.start, one.end)})`))
    return listOf(part).flatMap((one) => wordsInMarkup(one, source))
  })
}

const listOf = (part: unknown): Node[] => (Array.isArray(part) ? part : [part]).filter(isNode)

function wordsInCode(text: string): string[] {
  const file = typescript.createSourceFile('words.ts', text, typescript.ScriptTarget.Latest, true)
  const found: string[] = []
  const visit = (node: typescript.Node): void => {
    if (typescript.isImportDeclaration(node) || typescript.isTypeNode(node) || typescript.isInterfaceDeclaration(node))
      return
    if (typescript.isNewExpression(node) && /(Error|Exception|Fenced)$/.test(node.expression.getText())) return
    if (typescript.isPropertyDeclaration(node) && node.name.getText() === 'name') return
    if (typescript.isCaseClause(node)) return node.statements.forEach(visit)
    if (typescript.isBinaryExpression(node) && /^[!=]==$/.test(node.operatorToken.getText())) return
    if (typescript.isBinaryExpression(node) && node.operatorToken.kind === typescript.SyntaxKind.InKeyword) return
    if (typescript.isPropertyAssignment(node)) {
      const name = node.name.getText()
      if (name === 'id' || name === 'code' || (ofKind.test(name) && typescript.isStringLiteral(node.initializer)))
        return
      if (isPartOfCommand(node)) return
      // By its name a property is found, whatever that looks like.
      if (typescript.isStringLiteral(node.name)) return visit(node.initializer)
    }
    if (typescript.isVariableDeclaration(node) && node.initializer && listOfKinds.test(node.type?.getText() ?? ''))
      if (typescript.isArrayLiteralExpression(node.initializer))
        return node.initializer.elements.filter((one) => !typescript.isStringLiteral(one)).forEach(visit)
    if (typescript.isStringLiteralLike(node) && isSaid(node.text) && !isAskedFor(node)) found.push(node.text)
    if (typescript.isTemplateExpression(node) && !isAskedFor(node)) {
      const plain = [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('…')
      const isJoined =
        hasWords(plain) && !isCommand(plain) && !isSql(plain) && /\p{L}[,.:]? …|…[,.:]? \p{L}/u.test(plain)
      if (isSaid(plain) || isJoined) found.push(plain)
    }
    typescript.forEachChild(node, visit)
  }
  visit(file)
  return found
}

/** A command is declared with its words and an example of them, as they are typed. */
function isPartOfCommand({ name, parent }: typescript.PropertyAssignment): boolean {
  const names = parent.properties.map((one) => one.name?.getText())
  const ofCommand = ['words', 'example']
  return ofCommand.includes(name.getText()) && ofCommand.every((one) => names.includes(one))
}

function isAskedFor({ parent }: typescript.Node): boolean {
  if (!typescript.isCallExpression(parent)) return false
  const { expression } = parent
  return askedFor.test((typescript.isPropertyAccessExpression(expression) ? expression.name : expression).getText())
}
