// A file sealed with a passphrase: "SEXTANT1", u32 rounds (big-endian), 16 bytes salt, 12 bytes iv, and the file itself
// in AES-256-GCM. The key is PBKDF2 with SHA-256 of the passphrase; all that stands before the cipher text is bound to it.
import { ByteReader, ByteWriter, type Bytes } from '../journal/bytes.ts'
import * as problems from './problems.ts'
import { refuse } from './problems.ts'

export interface Seal {
  passphrase: string
  randomBytes: (count: number) => Uint8Array
}

const magic = 'SEXTANT1'
const headLength = magic.length + 4 + 16 + 12
const tagLength = 16
/** As OWASP advises for PBKDF2 with SHA-256 (Password Storage Cheat Sheet, 2023). */
const usualRounds = 600_000
/** Fewer would protect nobody, more would keep a person waiting for minutes. */
const allowedRounds = { least: 100_000, most: 10_000_000 }

/** Whether a passphrase is needed. */
export const isSealed = (bytes: Bytes): boolean => beginning(bytes) === magic

/** Whether a later version of Sextant sealed it. */
export const isSealedByNewer = (bytes: Bytes): boolean => /^SEXTANT[2-9]$/.test(beginning(bytes))

/** @throws Refused where the passphrase is empty */
export async function seal(bytes: Bytes, { passphrase, randomBytes }: Seal, rounds = usualRounds): Promise<Bytes> {
  if (passphrase === '') refuse(problems.emptyPassphrase)
  const [salt, iv] = [randomBytes(16), randomBytes(12)].map((random) => new Uint8Array(random)) as [Bytes, Bytes]
  const head = new ByteWriter().raw(new TextEncoder().encode(magic)).u32(rounds).raw(salt).raw(iv).done()
  const key = await keyOf(passphrase, salt, rounds)
  const cipher = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: head }, key, bytes)
  return new ByteWriter().raw(head).raw(new Uint8Array(cipher)).done()
}

/**
 * @param bytes a sealed file
 * @throws Refused where it cannot be opened with this passphrase
 */
export async function unseal(bytes: Bytes, passphrase?: string, allowed = allowedRounds): Promise<Bytes> {
  if (bytes.length < headLength + tagLength) refuse(problems.cutShort)
  const reader = new ByteReader(bytes.subarray(magic.length))
  const [rounds, salt, iv] = [reader.u32(), reader.raw(16), reader.raw(12)]
  if (rounds < allowed.least || rounds > allowed.most) refuse(problems.roundsOutOfRange(rounds))
  if (passphrase === undefined) return refuse(problems.needsPassphrase)
  if (passphrase === '') refuse(problems.emptyPassphrase)
  const key = await keyOf(passphrase, salt, rounds)
  const additionalData = bytes.subarray(0, headLength)
  return crypto.subtle.decrypt({ name: 'AES-GCM', iv, additionalData }, key, bytes.subarray(headLength)).then(
    (plain) => new Uint8Array(plain),
    () => refuse(problems.cannotUnseal)
  )
}

/** The same characters typed on another keyboard may be other code points: NFKC makes them one. */
async function keyOf(passphrase: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const raw = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey'])
  const derivation = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(derivation, raw, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}

const beginning = (bytes: Bytes): string => String.fromCharCode(...bytes.subarray(0, magic.length))
