// Which command lines may be remembered on the device.
import { readCommandLine } from './command-line.ts'

const atMoment = /^\s*(?:sextant\s+)?at\s+("[^"]*"|'[^']*'|\S+)\s+(\S.*)$/is

/** Only what was understood, and says no secret: in a line with a mistake, a passphrase may stand where none is expected. */
export function mayBeKept(line: string): boolean {
  const read = readCommandLine(atMoment.exec(line)?.[2] ?? line)
  if (!read.ok) return false
  const { command, given } = read.value
  return !command.arguments.some(({ name, isSecret }) => isSecret && given[name] !== undefined)
}
