// The page's side of offline use: registers the service worker once the page has settled, says when a newer version
// waits, and changes over to it when asked. Nothing here reloads a page unasked.
import { dev } from '$app/environment'

const anHour = 3_600_000

let registration: ServiceWorkerRegistration | undefined

/**
 * Call it once. Resolves to true when everything needed without a network is on the device, to false where the
 * browser keeps nothing for this page.
 * @param onUpdate is called, perhaps more than once, when a newer version is on the device and waits to be used
 */
export async function keepOffline(onUpdate: () => void): Promise<boolean> {
  if (dev || !('serviceWorker' in navigator)) return false
  await settled()
  try {
    registration = await navigator.serviceWorker.register(serviceWorkerUrl(), { updateViaCache: 'none' })
  } catch {
    return false
  }
  registration.active?.postMessage('loaded')
  tellOfUpdates(registration, onUpdate)
  askForUpdates(registration)
  await navigator.serviceWorker.ready
  return true
}

/** Changes over to the waiting version and reloads. Call it when everything is saved and the person has agreed. */
export function applyUpdate(): void {
  navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true })
  registration?.waiting?.postMessage('activate')
}

function tellOfUpdates(registration: ServiceWorkerRegistration, onUpdate: () => void): void {
  const tellIfWaiting = () => {
    if (registration.waiting && registration.active) onUpdate()
  }
  const watchInstalling = () => registration.installing?.addEventListener('statechange', tellIfWaiting)
  registration.addEventListener('updatefound', watchInstalling)
  watchInstalling()
  tellIfWaiting()
}

/** When the page comes back into view and while it stays there, but never twice within an hour. */
function askForUpdates(registration: ServiceWorkerRegistration): void {
  let asked = Date.now()
  const ask = () => {
    if (document.visibilityState === 'hidden' || Date.now() - asked < anHour) return
    asked = Date.now()
    // Offline there is nothing to find; the next hour asks again.
    registration.update().catch(() => undefined)
  }
  window.addEventListener('focus', ask)
  document.addEventListener('visibilitychange', ask)
  setInterval(ask, anHour)
}

/** Once the page is loaded and has nothing better to do, so that a first visit is not slowed down. */
const settled = () =>
  new Promise<void>((resolve) => {
    const whenIdle = () => {
      if ('requestIdleCallback' in window) requestIdleCallback(() => resolve(), { timeout: 3000 })
      else setTimeout(resolve, 500)
    }
    if (document.readyState === 'complete') whenIdle()
    else window.addEventListener('load', whenIdle, { once: true })
  })

function serviceWorkerUrl(): string {
  const url = '/service-worker.js'
  const policy = window.trustedTypes?.createPolicy('sextant-offline', { createScriptURL: () => url })
  return policy?.createScriptURL(url) ?? url
}
