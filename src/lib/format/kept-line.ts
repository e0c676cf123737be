// Which command lines may be remembered on the device, and what is shown of the others.
import { commands } from '#lib/edit/commands/index.ts'
import { readCommandLine } from './command-line.ts'
import { splitWords } from './words.ts'

/** Only what was understood, and says no secret: in a line with a mistake, a passphrase may stand where none is expected. */
export function mayBeKept(line: string): boolean {
  const read = readCommandLine(line)
  if (!read.ok) return false
  const { command, given } = read.value
  return !command.arguments.some(({ name, isSecret }) => isSecret && given[name] !== undefined)
}

/** Flags that say no secret. One that nobody knows may be a misspelt passphrase. */
const open = new Set([
  '--json',
  ...commands.flatMap((command) => command.arguments.flatMap(({ name, isSecret }) => (isSecret ? [] : [`--${name}`])))
])

/** Stands for a secret. */
export const hidden = '•••'

/**
 * The line with a sign in the place of each secret, also where the rest of it is a mistake: then a secret goes on to the
 * next flag, since that of several words may lack its quotation marks.
 */
export function withoutSecrets(line: string): string {
  const { words } = splitWords(line)
  const then = readCommandLine(line).ok ? 'over' : 'lasts'
  let secret: 'begins' | 'lasts' | 'over' = 'over'
  return words
    .flatMap(({ text, start }, i) => {
      const [flag = ''] = text.split('=')
      if (secret === 'begins') {
        secret = then
        return hidden
      }
      if (secret === 'lasts' && !text.startsWith('--')) return []
      const isJoined = text.includes('=')
      const isSecret = flag.startsWith('--') && !open.has(flag.toLowerCase())
      secret = !isSecret ? 'over' : isJoined ? then : 'begins'
      return isSecret && isJoined ? `${flag}=${hidden}` : line.slice(start, words[i + 1]?.start).trimEnd()
    })
    .join(' ')
}
