// Help of what many commands are given.

export const scenario = 'The id or name of a scenario.'
