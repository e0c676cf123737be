// A .sextant file: a whole workspace to keep, to open again here, or to open with any unzip tool and SQLite. It is a zip
// of the database, the same rows as JSON and a manifest; with a passphrase the whole zip is sealed.
import { ok, refused, type Problem, type Result } from '#lib/edit/result.ts'
import type { Bytes } from '../journal/bytes.ts'
import { hex, sha256 } from '../journal/checksums.ts'
import { readJson, readManifest, type Manifest } from './manifest.ts'
import * as problems from './problems.ts'
import { refuse, Refused } from './problems.ts'
import { isSealed, isSealedByNewer, seal, unseal, type Seal } from './sealed-file.ts'
import { megabyte, mostBytes, readZip, writeZip } from './zip.ts'

export { isSealed } from './sealed-file.ts'
export type { KeyFigures, Manifest } from './manifest.ts'

export interface Parts {
  sqlite: Bytes
  json: object
  manifest: Omit<Manifest, 'format' | 'version' | 'files'>
}

export interface Opened {
  manifest: Manifest
  sqlite: Bytes
  json: unknown
}

/** For the manifest, and the headers of the zip and of the seal. */
const room = megabyte
const kept = ['workspace.sqlite', 'workspace.json'] as const

/** What it makes, openContainer takes. */
export const packContainer = (parts: Parts, sealing?: Seal): Promise<Result<Bytes, Problem>> =>
  answered(async () => {
    const contents = { 'workspace.sqlite': parts.sqlite, 'workspace.json': write(parts.json) }
    const size = parts.sqlite.length + contents['workspace.json'].length
    if (size > mostBytes - room) refuse(problems.workspaceTooLarge(Math.ceil(size / megabyte)))
    const described = await Promise.all(kept.map(async (name) => [name, await describe(contents[name])] as const))
    const files = Object.fromEntries(described)
    const manifest = write({ format: 'sextant', version: 1, ...parts.manifest, files })
    // What could not be read again is not written.
    readManifest(manifest)
    const zip = writeZip({ 'manifest.json': manifest, ...contents })
    return sealing ? seal(zip, sealing) : zip
  })

/** @param passphrase not looked at where the file is not sealed */
export const openContainer = (bytes: Bytes, passphrase?: string): Promise<Result<Opened, Problem>> =>
  answered(async () => {
    if (bytes.length > mostBytes) refuse(problems.tooLarge(Math.ceil(bytes.length / megabyte)))
    if (isSealedByNewer(bytes)) refuse(problems.newer)
    const zip = isSealed(bytes) ? await unseal(bytes, passphrase) : bytes
    const parts = readZip(zip, ['manifest.json', ...kept])
    const manifest = readManifest(parts['manifest.json'])
    for (const name of kept) {
      const { bytes: length, sha256: hash } = await describe(parts[name])
      if (length !== manifest.files[name].bytes || hash !== manifest.files[name].sha256)
        refuse(problems.partChanged(name))
    }
    const json = readJson('workspace.json', parts['workspace.json'])
    return { manifest, sqlite: parts['workspace.sqlite'], json }
  })

const describe = async (bytes: Bytes): Promise<{ bytes: number; sha256: string }> => ({
  bytes: bytes.length,
  sha256: hex(await sha256(bytes))
})

/** Indented, because people may read it. */
const write = (json: unknown): Bytes => new TextEncoder().encode(JSON.stringify(json, null, 1))

async function answered<T>(work: () => Promise<T>): Promise<Result<T, Problem>> {
  try {
    return ok(await work())
  } catch (error) {
    if (error instanceof Refused) return refused(error.problem)
    throw error
  }
}
