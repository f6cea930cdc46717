/** The components that a lab's text may use, by the names that its author writes. CONTRIBUTING.md describes each. */
import type { ElementType } from 'react'
import { LabLink } from './components/lab-link.tsx'
import { LivePolicy } from './components/live-policy.tsx'
import { Me } from './components/me.tsx'
import { Predict } from './components/predict.tsx'
import { Run } from './components/run.tsx'
import { WhatIf } from './components/what-if.tsx'
import { WhoAmI } from './components/who-am-i.tsx'
import { Why } from './components/why.tsx'
import type { componentNames, LabComponents } from './lab.ts'

type ByName = Readonly<Record<(typeof componentNames)[number], ElementType>>

export const labComponents: LabComponents & ByName = {
  Me,
  Policy: LivePolicy,
  Predict,
  Run,
  WhatIf,
  WhoAmI,
  Why,
  a: LabLink,
}
