// Help of the commands that look at a scenario or its history, and of undo, redo and help.

// Figures
export const build = 'Computes the scenario exactly and makes a file of it.'
export const buildFormat =
  'json, csv (by month, and a row for each figure) or xlsx (a workbook of thirteen sheets); json when left out.'
export const show = 'Shows figures by month.'
export const showLine = 'The id of a line, such as cash or mrr[team]; all lines when left out.'
export const showMonths = 'The months, such as M1-M12; all when left out.'
export const explain = 'Says why a figure is what it is.'
export const explainLine = 'The id of a line, such as cash or mrr[team].'
export const explainMonth = 'The month, such as M24; not needed for lines with one value.'
export const summary = 'The scenario in ten figures.'
export const sensitivity =
  'Says what the company would be worth at other discount rates, and with other growth or another multiple.'
export const check = 'Says whether everything holds, and what does not.'

// What was typed
export const exportIt = 'Makes a file of everything that was typed.'
export const exportFormat = 'json.'
export const history = 'Lists what was changed, newest first.'
export const historyLimit = 'How many rows; 100 when left out.'
export const undo = 'Takes the last change back.'
export const redo = 'Makes a change again that was taken back.'

// Help
export const help = 'Lists the commands, or explains one.'
export const helpCommand = 'The words of a command.'
