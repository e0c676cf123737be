// What is said of a command that was run from the palette.

export const longAnswer = (command: string, lines: number): string => `${command} answered with ${lines} lines.`
export const showInConsole = 'Show in the console'
