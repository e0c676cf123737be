// Help of the commands about keeping a workspace.

export const storage = 'Says where the workspace is kept on this device, and how safe that is.'

// Files
export const backup = 'Makes a file of the whole workspace.'
export const backupPassphrase = 'Seals the file. Nobody can recover it.'
export const restore = 'Brings the workspace to what a file holds, as one edit that undo takes back.'
export const restoreFile = 'A file that backup made.'
export const restorePassphrase = 'What the file was sealed with.'
export const restoreOnly = 'plan: says what would change, and changes nothing.'

// A moment of the past
export const at = 'Answers a command that only looks as it would have been answered at a moment.'
export const atTime = 'A day, or a day and time, on the clock of this device.'
export const atCommand = 'A command that only looks, such as show or summary.'

// Workspaces
export const workspaceName = 'The name of the workspace.'
export const workspaceList = 'Lists the workspaces in this browser.'
export const workspaceCreate = 'Makes a workspace with stores of its own.'
export const createPassphrase = 'Locks the workspace. Nobody can recover it.'
export const workspaceOpen = 'Opens another workspace in this tab.'
export const openPassphrase = 'What the workspace is locked with.'
export const workspaceDelete = 'Deletes a workspace with everything in it, for good.'
