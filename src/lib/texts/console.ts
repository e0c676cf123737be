// What the console says around commands and their answers.

export const title = 'Console'
export const answers = 'Answers'
export const copyAnswer = 'Copy the answer'
export const copyAnswerTo = (line: string): string => `Copy the answer to ${line}`
export const copied = 'Copied.'
export const notCopied = 'The browser did not let the page copy: select the answer, and press Ctrl+C.'
export const download = (file: string): string => `Download ${file}`

/** Around two commands: before the first, after it, and after the second. */
export const firstHint = ['Type a command, such as', '.', 'lists them all.'] as const

// The line
export const command = 'Command'
export const run = 'Run'
export const whatCanCome = 'What can come next'
export const tabCompletes = (option: string): string => `Tab completes: ${option}`

// Files for commands
export const addFile = 'Add a file'
export const addedFiles = 'Added files'
export const removeFile = (file: string): string => `Remove ${file}`
