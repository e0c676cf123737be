// How sentences about mistakes end: what may have been meant, and what there is.

export const didYouMean = (near: string): string => `did you mean "${near}"?`
export const thereIs = (names: string, isOne: boolean): string => `there ${isOne ? 'is' : 'are'} ${names}.`
export const andMore = (names: string, more: number): string => `${names} and ${more} more`
