// A file on its way to the person's disk.
import type { CommandFile } from '#lib/edit/messages.ts'

export function download({ name, type, bytes }: CommandFile): void {
  const url = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  // The browser has taken the file over by the next turn.
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
