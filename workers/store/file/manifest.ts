// The manifest of a .sextant file: what is in it, and what it should come to when it is opened. Read strictly by hand, as
// it may come from anybody.
import * as texts from '#lib/texts/workspace-file.ts'
import type { Bytes } from '../journal/bytes.ts'
import * as problems from './problems.ts'
import { refuse } from './problems.ts'

/** The lines of a scenario's summary, by id. */
export interface KeyFigures {
  scenario: string
  name: string
  figures: Record<string, number | null>
}

export interface Manifest {
  format: 'sextant'
  version: 1
  /** When, in ISO. */
  made: string
  /** Its name. */
  workspace: string
  /** Which version of the app made it. */
  app: string
  schema: number
  /** SHA-256 of what somebody typed, as canonical.ts writes it, in hex. */
  state: string
  /** How many each table has, history too. */
  rows: Record<string, number>
  figures: KeyFigures[]
  files: Record<'workspace.sqlite' | 'workspace.json', { bytes: number; sha256: string }>
}

/** @throws Refused for anything but a manifest of this version */
export function readManifest(bytes: Bytes): Manifest {
  const json = readJson('manifest.json', bytes)
  if (!isObject(json) || json['format'] !== 'sextant') return refuse(problems.notContainer)
  const version = json['version']
  if (Number.isSafeInteger(version) && Number(version) > 1) refuse(problems.newer)
  checkManifest(json, 'manifest.json')
  return json as unknown as Manifest
}

/** @throws Refused for bytes that are no JSON in UTF-8 */
export function readJson(name: string, bytes: Bytes): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    return refuse(problems.notJson(name))
  }
}

type Json = Record<string, unknown>
/** @param where as the sentence names it */
type Check = (value: unknown, where: string) => void

const must =
  (wanted: string, holds: (value: unknown) => boolean): Check =>
  (value, where) => {
    if (!holds(value)) refuse(problems.manifestWrong(where, wanted))
  }

const text = must(texts.wanted.text, (value) => typeof value === 'string')
const count = must(texts.wanted.count, (value) => Number.isSafeInteger(value) && Number(value) >= 0)
const figure = must(texts.wanted.figure, (value) => value === null || Number.isFinite(value))
const hash = must(texts.wanted.hash, (value) => typeof value === 'string' && /^[0-9a-f]{64}$/.test(value))
const time = must(texts.wanted.time, (value) => typeof value === 'string' && isTime(value))
const list = must(texts.wanted.list, Array.isArray)
const object = must(texts.wanted.object, isObject)
const one = must('1', (value) => value === 1)

/** Exactly these keys. JSON makes __proto__ a key like any other, and one that is not known. */
const shape =
  (checks: Record<string, Check>): Check =>
  (value, where) => {
    object(value, where)
    for (const key of Object.keys(value as Json))
      if (!Object.hasOwn(checks, key)) refuse(problems.manifestUnknownKey(where, key))
    for (const [key, check] of Object.entries(checks)) check((value as Json)[key], `${where}, ${key}`)
  }

/** Any keys that can name a table or a line. */
const byName =
  (check: Check): Check =>
  (value, where) => {
    object(value, where)
    for (const [key, each] of Object.entries(value as Json)) {
      if (!/^[a-z][a-z0-9_]*$/.test(key)) refuse(problems.manifestUnknownKey(where, key))
      check(each, `${where}, ${key}`)
    }
  }

const each =
  (check: Check): Check =>
  (value, where) => {
    list(value, where)
    for (const [index, entry] of (value as unknown[]).entries()) check(entry, `${where} ${index + 1}`)
  }

const file = shape({ bytes: count, sha256: hash })

const checkManifest = shape({
  format: text,
  version: one,
  made: time,
  workspace: text,
  app: text,
  schema: count,
  state: hash,
  rows: byName(count),
  figures: each(shape({ scenario: text, name: text, figures: byName(figure) })),
  files: shape({ 'workspace.sqlite': file, 'workspace.json': file })
})

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTime(text: string): boolean {
  const time = new Date(text)
  return !Number.isNaN(time.getTime()) && time.toISOString() === text
}
