// `npm run proof`: the tests again in their large sizes, which leave their figures in tests/proof, and a page about them.
import { spawnSync } from 'node:child_process'
import { findBrowser, fetchBrowser } from './browser.ts'
import { writePage } from './proof/page.ts'

process.env['PROOF'] = '1'
process.env['CHROME_PATH'] = findBrowser() ?? (await fetchBrowser(console.log))
const commands = ['npm run build', 'npx vitest run', 'npx playwright test -c tests/playwright.config.ts']
const statuses = commands.map((command) => spawnSync(command, { shell: true, stdio: 'inherit' }).status)
console.log(`The figures are in ${writePage()}`)
process.exitCode = statuses.every((status) => status === 0) ? 0 : 1
