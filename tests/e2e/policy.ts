// Tries the policy from the inside: can this page, or this worker, reach somebody else?
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Somebody else's server on this machine, which lets everybody in and counts the visits. */
export async function startForeignServer(body = '') {
  let visits = 0
  const server = createServer((_, response) => {
    visits += 1
    response.writeHead(200, { 'Content-Type': 'text/html', 'Access-Control-Allow-Origin': '*' }).end(body)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
  return { url, visits: () => visits, stop: () => server.close() }
}

/** A page or a worker. */
interface Place {
  evaluate(run: (url: string) => Promise<string>, url: string): Promise<string>
}

/** Resolves to what became of a request from there: the broken directive, or that it was answered or failed. */
export const tryToReach = (from: Place, url: string): Promise<string> =>
  from.evaluate(async (url) => {
    const broken = new Promise<string>((resolve) => {
      self.addEventListener('securitypolicyviolation', (event) => resolve(`refused by ${event.effectiveDirective}`))
      setTimeout(() => resolve('failed'), 2000)
    })
    return fetch(url).then(
      () => 'answered',
      () => broken
    )
  }, url)
