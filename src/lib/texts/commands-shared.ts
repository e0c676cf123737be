// Help of what many commands are given.

export const scenario = 'The id or name of a scenario.'
export const column = (label: string, help: string): string => [`${label}.`, help].join(' ').trim()
