// Commands about keeping a workspace: its storage, files of it, how it was at a moment, and the workspaces beside it.
import { flag, positional, type Command } from './command.ts'

const passphrase = (help: string) => ({ ...flag('passphrase', { as: 'text' }, help), isSecret: true })
const workspace = positional('name', { as: 'text' }, 'The name of the workspace.')
const nobody = 'Nobody can recover it.'

export const keepingCommands: readonly Command[] = [
  {
    words: 'storage',
    help: 'Says where the workspace is kept on this device, and how safe that is.',
    example: 'storage',
    arguments: []
  },
  {
    words: 'backup',
    help: 'Makes a file of the whole workspace.',
    example: 'backup --passphrase "correct horse"',
    arguments: [passphrase(`Seals the file. ${nobody}`)]
  },
  {
    words: 'restore',
    help: 'Brings the workspace to what a file holds, as one edit that undo takes back.',
    example: 'restore main-2026-11-20.sextant',
    arguments: [
      positional('file', { as: 'file' }, 'A file that backup made.'),
      passphrase('What the file was sealed with.'),
      flag('only', { as: 'choice', choices: ['plan'] }, 'plan: says what would change, and changes nothing.')
    ]
  },
  {
    words: 'at',
    help: 'Answers a command that only looks as it would have been answered at a moment.',
    example: 'at 2026-11-20T10:15 show base --line cash',
    arguments: [
      positional('time', { as: 'text' }, 'A day, or a day and time, on the clock of this device.'),
      positional(
        'command',
        { as: 'text', of: 'looking commands' },
        'A command that only looks, such as show or summary.'
      )
    ]
  },
  {
    words: 'workspace list',
    help: 'Lists the workspaces in this browser.',
    example: 'workspace list',
    arguments: []
  },
  {
    words: 'workspace create',
    help: 'Makes a workspace with stores of its own.',
    example: 'workspace create "Fund II"',
    arguments: [workspace, passphrase(`Locks the workspace. ${nobody}`)]
  },
  {
    words: 'workspace open',
    help: 'Opens another workspace in this tab.',
    example: 'workspace open "Fund II"',
    arguments: [workspace, passphrase('What the workspace is locked with.')]
  },
  {
    words: 'workspace delete',
    help: 'Deletes a workspace with everything in it, for good.',
    example: 'workspace delete "Fund II"',
    arguments: [workspace]
  }
]
