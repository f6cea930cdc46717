import { one } from './cycle-one.ts'

export const three = (): number => one()
