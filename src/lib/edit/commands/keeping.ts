// Commands about keeping a workspace: its storage, files of it, how it was at a moment, and the workspaces beside it.
import * as texts from '#lib/texts/commands-keeping.ts'
import { flag, positional, type Command } from './command.ts'

const passphrase = (help: string) => ({ ...flag('passphrase', { as: 'text' }, help), isSecret: true })
const workspace = positional('name', { as: 'text' }, texts.workspaceName)

export const keepingCommands: readonly Command[] = [
  {
    words: 'storage',
    help: texts.storage,
    example: 'storage',
    arguments: []
  },
  {
    words: 'backup',
    help: texts.backup,
    example: 'backup --passphrase "correct horse"',
    arguments: [passphrase(texts.backupPassphrase)]
  },
  {
    words: 'restore',
    help: texts.restore,
    example: 'restore main-2026-11-20.sextant',
    arguments: [
      positional('file', { as: 'file' }, texts.restoreFile),
      passphrase(texts.restorePassphrase),
      flag('only', { as: 'choice', choices: ['plan'] }, texts.restoreOnly)
    ]
  },
  {
    words: 'at',
    help: texts.at,
    example: 'at 2026-11-20T10:15 show base --line cash',
    arguments: [
      positional('time', { as: 'text' }, texts.atTime),
      positional('command', { as: 'text', of: 'looking commands' }, texts.atCommand)
    ]
  },
  {
    words: 'workspace list',
    help: texts.workspaceList,
    example: 'workspace list',
    arguments: []
  },
  {
    words: 'workspace create',
    help: texts.workspaceCreate,
    example: 'workspace create "Fund II"',
    arguments: [workspace, passphrase(texts.createPassphrase)]
  },
  {
    words: 'workspace open',
    help: texts.workspaceOpen,
    example: 'workspace open "Fund II"',
    arguments: [workspace, passphrase(texts.openPassphrase)]
  },
  {
    words: 'workspace delete',
    help: texts.workspaceDelete,
    example: 'workspace delete "Fund II"',
    arguments: [workspace]
  }
]
