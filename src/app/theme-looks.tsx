/** Each theme's word and icon. */
import type { ReactNode } from 'react'
import { MoonIcon } from '../ui/icons/moon-icon.tsx'
import { SunIcon } from '../ui/icons/sun-icon.tsx'
import { SystemIcon } from '../ui/icons/system-icon.tsx'
import type { ThemeChoice } from './theme-choice.ts'

export const themeWords: Record<ThemeChoice, string> = {
  system: 'System',
  light: 'Light',
  dark: 'Dark',
}

export function themeIcon(choice: ThemeChoice): ReactNode {
  switch (choice) {
    case 'system':
      return <SystemIcon size={18} />
    case 'light':
      return <SunIcon size={18} />
    case 'dark':
      return <MoonIcon size={18} />
  }
}
