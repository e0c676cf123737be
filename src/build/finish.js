// Runs once the pages are written. Kit's own list of files leaves out what only a worker imports (the SQLite file
// among them), so the list for offline use is made here, from what is really in the folder.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { headersFor, overTls } from './headers.js'

/** @typedef {import('./headers.js').HeaderRule} HeaderRule */

/** Files that tell a host what to do and are never asked for by a page. */
const forTheHost = ['service-worker.js', 'headers.json', '_headers']

/** @param {string} folder */
export function finishBuild(folder) {
  const served = filesUnder(folder).filter((name) => !forTheHost.includes(name))
  const pages = served.filter((name) => name.endsWith('.html'))
  const headers = headersFor(pages.flatMap((name) => inlineScriptHashes(readFileSync(join(folder, name), 'utf8'))))
  writeFileSync(join(folder, 'headers.json'), JSON.stringify(headers, null, 2) + '\n')
  writeFileSync(join(folder, '_headers'), forStaticHosts(headers).map(asText).join('\n'))

  const files = served.map((name) => ({ url: '/' + name, sha256: sha256(readFileSync(join(folder, name)), 'hex') }))
  const offline = { name: sha256(JSON.stringify([files, headers]), 'hex').slice(0, 12), files, headers }
  fillIn(join(folder, 'service-worker.js'), JSON.stringify(offline))
}

/** @param {string} script @param {string} offline */
function fillIn(script, offline) {
  const source = readFileSync(script, 'utf8')
  const filled = source.replace(/(["'`])__OFFLINE__\1/, () => JSON.stringify(offline))
  if (filled === source) throw new Error('service-worker.js has no place for the list of offline files')
  writeFileSync(script, filled)
}

/** @param {string} html */
const inlineScriptHashes = (html) =>
  [...html.matchAll(/<script>([\s\S]*?)<\/script>/g)].map(([, body]) => `sha256-${sha256(body ?? '', 'base64')}`)

/** @param {string | Buffer} bytes @param {'hex' | 'base64'} encoding */
const sha256 = (bytes, encoding) => createHash('sha256').update(bytes).digest(encoding)

/**
 * Static hosts send the values of all rules that fit, not the last one's, and revalidate pages unasked: so the general
 * Cache-Control is left to them. They speak https.
 * @param {HeaderRule[]} rules
 */
const forStaticHosts = ([everywhere, ...rest]) => {
  const { 'Cache-Control': _, ...headers } = everywhere?.headers ?? {}
  return [{ path: '/*', headers: overTls(headers) }, ...rest]
}

/** @param {HeaderRule} rule */
const asText = ({ path, headers }) =>
  [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`), ''].join('\n')

/** @param {string} folder @returns {string[]} */
const filesUnder = (folder) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(join(folder, sep).length).replaceAll(sep, '/'))
    .sort()
