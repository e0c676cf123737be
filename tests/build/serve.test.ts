import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const running: ChildProcess[] = []

afterEach(() => {
  for (const process of running.splice(0)) process.kill('SIGKILL')
})

it('says where it is, serves, and stops when asked', async () => {
  const server = serve('0')
  const [, port] = /^Sextant is at http:\/\/localhost:(\d+)$/.exec(await server.firstLine)!
  const answer = await fetch(`http://localhost:${port}/`)
  expect([answer.status, answer.headers.get('x-frame-options')]).toEqual([200, 'DENY'])
  server.process.kill('SIGTERM')
  expect(await server.end).toBe(0)
})

it('stops when npm is stopped, though npm tells only the shell between them', async () => {
  const shell = serve('0', root, 'sh', ['-c', 'node --import tsx sync-server/serve.ts; true'])
  const url = (await shell.firstLine).split(' ').at(-1)!
  expect((await fetch(url)).status).toBe(200)
  shell.process.kill('SIGTERM')
  await expect
    .poll(
      () =>
        fetch(url).then(
          () => 'answers',
          () => 'gone'
        ),
      { timeout: 5000 }
    )
    .toBe('gone')
})

it('says what to type when the port is taken', async () => {
  const port = Number((await serve('0').firstLine).split(':').at(-1))
  const second = serve(String(port))
  expect(await second.firstLine).toBe(`Port ${port} is taken: stop what uses it, or type PORT=${port + 1} npm start.`)
  expect(await second.end).toBe(1)
})

it('says what to type when PORT is not a port', async () => {
  const server = serve('99999')
  expect(await server.firstLine).toBe('PORT is 99999. It can be from 1 to 65535: type PORT=4174 npm start.')
  expect(await server.end).toBe(1)
})

it('says what to type when there is no build', async () => {
  const folder = join(root, '.cache', 'unbuilt')
  mkdirSync(folder, { recursive: true })
  cpSync(join(root, 'sync-server'), join(folder, 'sync-server'), { recursive: true })
  const server = serve('0', folder)
  expect(await server.firstLine).toBe(
    'There is nothing to serve yet: type npm run build first, or npm start, which does both.'
  )
  expect(await server.end).toBe(1)
  rmSync(folder, { recursive: true })
})

function serve(
  port: string,
  cwd = root,
  command = process.execPath,
  args = ['--import', 'tsx', 'sync-server/serve.ts']
) {
  const env = { ...process.env, PORT: port, npm_lifecycle_event: 'start' }
  const started = spawn(command, args, { cwd, env, stdio: 'pipe' })
  running.push(started)
  const firstLine = new Promise<string>((resolve) => {
    for (const stream of [started.stdout, started.stderr])
      stream.once('data', (text: Buffer) => resolve(text.toString().trim()))
  })
  const end = new Promise<number | null>((resolve) => started.once('exit', resolve))
  return { process: started, firstLine, end }
}
