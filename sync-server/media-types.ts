// What each kind of file is called when it is sent, and which kinds are packed before sending.
import { extname } from 'node:path'

const text: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm'
}

const packedAlready: Record<string, string> = {
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
}

export const mediaType = (path: string): string =>
  text[extname(path)] ?? packedAlready[extname(path)] ?? 'application/octet-stream'

export const worthCompressing = (path: string): boolean => extname(path) in text
