// `npm run serve`: hands out the built app with its headers on http://localhost:4173, or the port that PORT names.
import { existsSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { join } from 'node:path'
import { servePages } from './pages.ts'

const folder = join(import.meta.dirname, '..', 'build')
const host = process.env['HOST'] ?? '127.0.0.1'

function start(): void {
  const port = Number(process.env['PORT'] || 4173)
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    return stopWith(`PORT is ${process.env['PORT']}. It can be from 1 to 65535: type PORT=4174 npm start.`)
  }
  if (!existsSync(join(folder, 'headers.json'))) {
    return stopWith('There is nothing to serve yet: type npm run build first, or npm start, which does both.')
  }
  const server = createServer(servePages(folder))
  server.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EADDRINUSE') throw error
    stopWith(`Port ${port} is taken: stop what uses it, or type PORT=${port + 1} npm start.`)
  })
  server.listen(port, host, () => console.log(`Sextant is at http://localhost:${portOf(server)}`))
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop(server))
  stopWithNpm(server)
}

/** A signal to npm ends the shell in between and stops there: then the server has lost its parent, and goes too. */
function stopWithNpm(server: Server): void {
  if (!process.env['npm_lifecycle_event']) return
  const parent = process.ppid
  setInterval(() => process.ppid !== parent && stop(server), 500).unref()
}

/** Answers what was asked already, then goes; a connection that lingers is cut after two seconds. */
function stop(server: Server): void {
  server.close()
  server.closeIdleConnections()
  setTimeout(() => server.closeAllConnections(), 2000).unref()
}

function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

function stopWith(sentence: string): void {
  console.error(sentence)
  process.exitCode = 1
}

start()
