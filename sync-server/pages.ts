// Answers for the built app from memory: whatever is not one of its files cannot be reached, whatever the address says.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { join, relative, sep } from 'node:path'
import { mediaType, worthCompressing } from './media-types.ts'
import { Packed } from './packed.ts'

export interface HeaderRule {
  path: string
  headers: Record<string, string>
}

/** Files of the build that tell a host what to do and are nobody else's business. */
const forTheHost = new Set(['/headers.json', '/_headers'])

/** @param rules the headers to send, by path; without them, those that the build wrote down */
export function servePages(folder: string, rules = readRules(folder)): RequestListener {
  const site = readSite(folder)
  void packAll(site)
  return (request, response) => void answer(request, response, site, rules)
}

const readRules = (folder: string) => JSON.parse(readFileSync(join(folder, 'headers.json'), 'utf8')) as HeaderRule[]

type Site = Map<string, { file: Packed; type: string; etag: string }>

function readSite(folder: string): Site {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const site: Site = new Map()
  for (const entry of entries) {
    const path = join(entry.parentPath, entry.name)
    const url = '/' + relative(folder, path).replaceAll(sep, '/')
    if (forTheHost.has(url)) continue
    const bytes = readFileSync(path)
    const etag = `W/"${createHash('sha256').update(bytes).digest('hex').slice(0, 32)}"`
    site.set(url, { file: new Packed(bytes, worthCompressing(url)), type: mediaType(url), etag })
  }
  return site
}

/** One after the other, so that the first visitor need not wait. */
async function packAll(site: Site): Promise<void> {
  for (const { file } of site.values()) await file.as('br')
}

async function answer(request: IncomingMessage, response: ServerResponse, site: Site, rules: HeaderRule[]) {
  const path = pathOf(request.url ?? '/')
  for (const rule of rules) if (fits(path ?? '/', rule.path)) setAll(response, rule.headers)
  if (path === null) return refuse(response, 400, 'That address is not one a browser would ask for.')
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.setHeader('Allow', 'GET, HEAD')
    return refuse(response, 405, 'This server only hands out files: ask with GET or HEAD.')
  }
  const found = site.get(fileFor(path, site))
  if (!found) {
    response.setHeader('Cache-Control', 'no-cache')
    return refuse(response, 404, `There is no ${path} here.`)
  }

  setAll(response, { 'Content-Type': found.type, ETag: found.etag, Vary: 'Accept-Encoding' })
  if (wasSentBefore(request, found.etag)) return response.writeHead(304).end()
  const { encoding, bytes } = await found.file.as(request.headers['accept-encoding'] ?? '')
  if (encoding) response.setHeader('Content-Encoding', encoding)
  response.writeHead(200, { 'Content-Length': bytes.length })
  response.end(request.method === 'HEAD' ? undefined : bytes)
}

/** The path that was asked for, or null for one that tries to leave the site. */
function pathOf(url: string): string | null {
  try {
    const path = decodeURIComponent(url.replace(/[?#].*$/s, ''))
    const leaves = path.split(/[/\\]/).includes('..') || /[\\\0]/.test(path)
    return path.startsWith('/') && !leaves ? path : null
  } catch {
    return null
  }
}

/** A page of the app is answered by the file of its own name, or by the page that finds its way by itself. */
function fileFor(path: string, site: Site): string {
  const folder = path.replace(/\/$/, '')
  const own = [path, `${folder}/index.html`, `${folder}.html`].find((url) => site.has(url))
  const isFile = path.startsWith('/_app/') || /\.[a-z]\w*$/i.test(path)
  return own ?? (isFile ? path : '/200.html')
}

const fits = (path: string, pattern: string): boolean =>
  pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern

const wasSentBefore = (request: IncomingMessage, etag: string): boolean =>
  (request.headers['if-none-match'] ?? '').split(',').some((each) => each.trim() === etag || each.trim() === '*')

function setAll(response: ServerResponse, headers: Record<string, string>): void {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value)
}

function refuse(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${sentence}\n`)
}
