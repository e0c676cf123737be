// What is said about months and formulas while they are typed. Each sentence ends with what to do.

export const rangeReversed = (start: string, end: string): string =>
  `The period M${start} to M${end} ends before it begins: write the earlier month first, as in M${end}-M${start}.`
export const monthBeyond = (month: number, months: number): string =>
  `M${month} is beyond the plan, which ends with M${months}: choose a month from M0 to M${months}.`
export const formulaTooLong = (length: number): string =>
  `The formula has ${length} characters, and 2,000 are allowed: split it into several lines.`
