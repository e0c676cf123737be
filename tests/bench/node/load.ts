// Loads modules that read the model's files, which only the project's Vite plugin can.
import { join } from 'node:path'
import { createServer } from 'vite'
import { linesPlugin } from '#lib/model/language/plugin.ts'
import type * as growth from './growth.ts'
import type * as passes from './passes.ts'

/** The benches that compute, and what ends the loader. */
export async function openModel() {
  const server = await createServer({
    configFile: false,
    root: join(import.meta.dirname, '../../..'),
    plugins: [linesPlugin()],
    appType: 'custom',
    logLevel: 'error',
    optimizeDeps: { noDiscovery: true },
    server: { middlewareMode: true, hmr: false, ws: false, watch: null }
  })
  const load = <T>(name: string) => server.ssrLoadModule(join(import.meta.dirname, name)) as Promise<T>
  return {
    passes: () => load<typeof passes>('passes.ts'),
    growth: () => load<typeof growth>('growth.ts'),
    close: () => server.close()
  }
}
