// What the page of the history says around its list, and what can be done with an edit or a named moment.

export const intro = 'What was changed in this scenario, and the moments you gave a name.'
export const reading = 'Reading…'
export const noneFound = 'Nothing in the history fits these filters. Try fewer words, another table or a longer period.'
export const showEverything = 'Show everything'
export const noneYet = 'Nothing was changed yet. Change a value under Assumptions, and it stands here.'
export const showOlder = 'Show older changes'

// What can be done with an edit
export const revertOne = 'Revert this edit…'
export const revertSince = 'Revert everything since…'
export const revertOneTitle = 'Revert this edit'
export const revertSinceTitle = 'Revert everything since this edit'
export const reverted = 'Reverted.'
export const nameIt = 'Name this moment…'
export const lookAtIt = 'Look at this moment'

// What can be done with a named moment
export const since = 'What has changed since…'
export const sinceTitle = (name: string): string => `What has changed since “${name}”`
export const restore = 'Restore…'
export const restoreTitle = (name: string): string => `Restore “${name}”`
export const rename = 'Rename…'
export const remove = 'Remove'

// Its name
export const namePresent = 'Name the present…'
export const nameTitle = 'Name this moment'
export const renameTitle = 'Rename the snapshot'
export const named = (name: string): string => `This moment is called “${name}”.`
export const renamed = (name: string): string => `It is called “${name}” now.`
export const removed = (name: string): string => `Removed “${name}”.`
export const nameIsBack = (name: string): string => `“${name}” is back.`
