// What the browser says of itself, where it bears on what is kept.

/** Asks the browser not to clear this site by itself. @returns whether it promises */
export async function askForProtection(): Promise<boolean> {
  return (await navigator.storage?.persist?.()) ?? false
}

/** The app stands on the home screen or in the dock. */
const isInstalled = (): boolean =>
  matchMedia('(display-mode: standalone)').matches || (navigator as { standalone?: boolean }).standalone === true

/** Safari and its like, which remove what a site keeps when it was not visited for seven days. */
export const forgetsAfterSevenDays = (): boolean => 'GestureEvent' in window && !isInstalled()

/** Whether its keyboard has a command key. */
export const isMac = (): boolean => /^(Mac|iP)/.test(navigator.platform)
