// The lock of a workspace: a key made by dice, wrapped in one that is derived from a passphrase. It lies in every copy as a
// backup of its own kind, so that any of them can be opened alone; whoever has no passphrase can do nothing with it.
// u8 version | u32 iterations | 16 B salt | 12 B iv | the key, sealed: 32 B and 16 B that prove it
import { describeBackup } from '../backups.ts'
import { ByteReader, ByteWriter, type Bytes } from './bytes.ts'
import { sameBytes } from './checksums.ts'
import type { Copy } from './copy.ts'
import { isLock } from './find-lock.ts'

export type RandomBytes = (count: number) => Uint8Array

const version = 1
/** Source: OWASP Password Storage Cheat Sheet, PBKDF2 with HMAC-SHA-256. */
const usualIterations = 600_000
const saltLength = 16
const ivLength = 12
const keyLength = 32

/** A new key, and the lock that gives it to whoever knows the passphrase. */
export async function makeLock(passphrase: string, randomBytes: RandomBytes): Promise<{ key: CryptoKey; lock: Bytes }> {
  const bytes = new Uint8Array(randomBytes(keyLength))
  const salt = new Uint8Array(randomBytes(saltLength))
  const head = new ByteWriter().u8(version).u32(usualIterations).raw(salt).done()
  const wrapping = await derive(passphrase, salt, usualIterations)
  const wrapped = await seal(wrapping, head, bytes, randomBytes)
  return { key: await keyOf(bytes), lock: new ByteWriter().raw(head).raw(wrapped).done() }
}

/** Null for another passphrase, and for a lock that has been changed. */
export async function openLock(lock: Bytes, passphrase: string): Promise<CryptoKey | null> {
  const headLength = 1 + 4 + saltLength
  if (lock.length !== headLength + ivLength + keyLength + 16 || lock[0] !== version) return null
  const reader = new ByteReader(lock.subarray(1))
  const iterations = reader.u32()
  // A changed number must not keep anybody waiting for hours.
  if (iterations === 0 || iterations > 10 * usualIterations) return null
  const wrapping = await derive(passphrase, reader.raw(saltLength), iterations)
  const bytes = await unseal(wrapping, lock.subarray(0, headLength), lock.subarray(headLength))
  return bytes && keyOf(bytes)
}

/** Writes the lock into a copy that has not got it whole, in one's turn. */
export async function keepLock(
  copy: Copy,
  lock: Bytes,
  options: { clock: () => number; randomBytes: RandomBytes }
): Promise<void> {
  for (const { id } of (await copy.listBackups()).filter(isLock)) if (sameBytes(await copy.readBackup(id), lock)) return
  await copy.writeBackup(await describeBackup({ ...options, copy }, 'lock', 'passphrase', 0, lock), lock)
}

/** 12 B iv | ciphertext. @param about what the bytes are: nothing else opens them */
export async function seal(key: CryptoKey, about: Bytes, bytes: Bytes, randomBytes: RandomBytes): Promise<Bytes> {
  const iv = new Uint8Array(randomBytes(ivLength))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv, additionalData: about }, key, bytes)
  const whole = new Uint8Array(ivLength + sealed.byteLength)
  whole.set(iv)
  whole.set(new Uint8Array(sealed), ivLength)
  return whole
}

/** Null where it was sealed with another key, is about something else, or has been changed. */
export async function unseal(key: CryptoKey, about: Bytes, sealed: Bytes): Promise<Bytes | null> {
  const iv = sealed.subarray(0, ivLength)
  try {
    const options = { name: 'AES-GCM', iv, additionalData: about }
    return new Uint8Array(await crypto.subtle.decrypt(options, key, sealed.subarray(ivLength)))
  } catch {
    return null
  }
}

const keyOf = (bytes: Bytes): Promise<CryptoKey> =>
  crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])

/** Letters that look the same are the same, however a keyboard makes them. */
async function derive(passphrase: string, salt: Bytes, iterations: number): Promise<CryptoKey> {
  const typed = new TextEncoder().encode(passphrase.normalize('NFKC'))
  const base = await crypto.subtle.importKey('raw', typed, 'PBKDF2', false, ['deriveKey'])
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations }
  return crypto.subtle.deriveKey(how, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt', 'decrypt'])
}
