// Finds a Chromium for the browser tests, or fetches one: whatever the person has is preferred to a download.
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { delimiter, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { chromium } from '@playwright/test'

const cache = join(import.meta.dirname, '..', '.cache')

/** The newest version of this package that brings a whole browser with it, for machines that reach only npm. */
const packed = { name: '@sparticuz/chromium', version: '147.0.0', folder: join(cache, 'sparticuz') }
const unpacked = join(packed.folder, 'chromium')

/** A browser that is already here, in the order of preference. */
export function findBrowser(): string | undefined {
  const named = process.env['CHROME_PATH']
  if (named && !existsSync(named)) throw new Error(`CHROME_PATH is ${named}, and no file is there.`)
  return [named, chromium.executablePath(), ...systemBrowsers(), unpacked].find((path) => path && existsSync(path))
}

/** Tries each way of getting one, the least intrusive first, saying what it does. */
export async function fetchBrowser(say: (line: string) => void): Promise<string> {
  const isLinux = process.platform === 'linux'
  const ways: { name: string; fits: boolean; get: () => unknown }[] = [
    { name: `npm package ${packed.name} ${packed.version}`, fits: isLinux && process.arch === 'x64', get: unpack },
    { name: 'playwright install chromium', fits: true, get: () => run('npx', ['playwright', 'install', 'chromium']) },
    { name: 'system package chromium', fits: isLinux && process.getuid?.() === 0, get: installSystemPackage }
  ]
  for (const { name, get } of ways.filter(({ fits }) => fits)) {
    say(`       no browser here: trying the ${name}`)
    try {
      await get()
    } catch (error) {
      say(`       it did not work: ${String(error).split('\n')[0]}`)
    }
    const found = findBrowser()
    if (found) return found
  }
  throw new Error('No Chromium can be found or fetched: install Chrome, or name one with CHROME_PATH=/path/to/chrome.')
}

function systemBrowsers(): string[] {
  const names = ['google-chrome', 'google-chrome-stable', 'chromium', 'chromium-browser', 'microsoft-edge']
  const onPath = (process.env['PATH'] ?? '')
    .split(delimiter)
    .flatMap((folder) => names.map((name) => join(folder, name)))
  const programs = [process.env['PROGRAMFILES'], process.env['PROGRAMFILES(X86)'], process.env['LOCALAPPDATA']]
  return [
    ...onPath,
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ...programs.flatMap((folder) => (folder ? [join(folder, 'Google/Chrome/Application/chrome.exe')] : [])),
    ...programs.flatMap((folder) => (folder ? [join(folder, 'Microsoft/Edge/Application/msedge.exe')] : []))
  ]
}

/** The package unpacks its browser into the temporary folder, so that is pointed into the cache first. */
async function unpack(): Promise<void> {
  mkdirSync(packed.folder, { recursive: true })
  run('npm', [
    'install',
    '--no-save',
    '--ignore-scripts',
    '--prefix',
    packed.folder,
    `${packed.name}@${packed.version}`
  ])
  process.env['TMPDIR'] = packed.folder
  const entry = createRequire(join(packed.folder, 'package.json')).resolve(packed.name)
  const brought = (await import(pathToFileURL(entry).href)) as { default: { executablePath(): Promise<string> } }
  await brought.default.executablePath()
  try {
    run(unpacked, ['--version'])
  } catch (error) {
    // It brings no system libraries with it, and some machines have none.
    rmSync(unpacked)
    throw error
  }
}

function installSystemPackage(): void {
  run('apt-get', ['update', '-qq'])
  run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
}

const run = (command: string, args: string[]) =>
  execFileSync(command, args, {
    stdio: ['ignore', 'ignore', 'pipe'],
    timeout: 300_000,
    shell: process.platform === 'win32'
  })
