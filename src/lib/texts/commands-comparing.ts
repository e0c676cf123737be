// Help of the commands that put scenarios beside each other.

export const compare = 'Puts two to four scenarios beside each other: figures, and assumptions that differ.'
export const compareMetrics = 'The ids of lines, with commas between them; all lines when left out.'
export const compareMonths = 'The months, counted from the earliest start, such as M1-M24; all when left out.'
export const counterpart = 'The scenario to compare it with.'
export const another = 'One more scenario.'
export const attribute = 'Says which assumptions make a figure differ between two scenarios, and by how much each.'
export const attributeLine = 'The id of a line, such as cash or cash_low_point.'
export const attributeMonth = 'The month, counted from the earlier start; not needed for lines with one value.'
