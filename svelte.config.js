import adapter from '@sveltejs/adapter-static'
import { announcerStyle } from './src/build/announcer.js'
import { finishBuild } from './src/build/finish.js'
import { policy } from './src/build/headers.js'
import { sourceHash } from './src/build/source-hash.js'

const pages = adapter({ pages: 'build', assets: 'build', fallback: '200.html', strict: true })

/** @type {import('@sveltejs/kit').Config} */
export default {
  compilerOptions: { runes: true },
  preprocess: [announcerStyle],
  kit: {
    // The static pages, then what only the finished folder can tell: the offline list and the headers.
    adapter: {
      name: 'sextant-static',
      async adapt(builder) {
        await pages.adapt(builder)
        finishBuild('build')
      }
    },
    // The same sources give the same build: Kit's own default would be the time of day.
    version: { name: sourceHash() },
    csp: { mode: 'hash', directives: policy },
    serviceWorker: { register: false }
  }
}
