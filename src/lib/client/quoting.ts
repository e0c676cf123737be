// What a person typed, as a part of a command line.

export const inQuotes = (text: string): string => JSON.stringify(text)

export const withSecret = (passphrase: string): string => (passphrase ? ` --passphrase ${inQuotes(passphrase)}` : '')
