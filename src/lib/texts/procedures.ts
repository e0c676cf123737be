// What is found in the figures of comparable companies.
export const procedures = { low_quartile: 'lower quartile', median: 'median', high_quartile: 'upper quartile' }
