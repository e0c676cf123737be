// What a cell is called by its column and its row.

/** "Price / month of team", but not "Starts on of Base". */
export const cellOf = (label: string, row: string): string =>
  /^(?:From|To|Of|At|We|Prepaid)\b|\b(?:on|from|after)$/.test(label)
    ? `${row}: ${label.toLowerCase()}`
    : `${label} of ${row}`
