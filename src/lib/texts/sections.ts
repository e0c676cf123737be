// What the statements are called, their rows where the line has another name, and the sections of the model beside them.

export const income = 'Income statement'
export const supportPayroll = 'Support payroll'
export const salesPayroll = 'Sales and marketing payroll'
export const cashFlow = 'Cash flow'
export const cashAtEnd = 'Cash at the end'
export const balance = 'Balance sheet'

/** Lines that people write themselves. */
export const ownLines = 'Own lines'
/** Steps that people see when they ask. */
export const workingSteps = 'Working steps'
