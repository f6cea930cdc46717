/** Whether the player asked for sound, remembered in this browser. Off until asked for. */

const key = 'leading-key:sound'

export interface SoundChoice {
  readonly read: () => boolean
  readonly write: (isOn: boolean) => void
}

/** @param findStorage May throw or find none, where the browser forbids the page to remember anything: then it is off anew each time. */
export function createSoundChoice(
  findStorage: () => Storage | undefined = () => window.localStorage,
): SoundChoice {
  return {
    read() {
      try {
        return findStorage()?.getItem(key) === 'on'
      } catch {
        return false
      }
    },
    write(isOn) {
      try {
        findStorage()?.setItem(key, isOn ? 'on' : 'off')
      } catch {
        // It holds for this visit.
      }
    },
  }
}
