/** All labs: every MDX file in the folder `labs`, in their order. In one file with the page that shows them, loaded with it. */
import { labComponents } from './lab-components.ts'
import { readLab, type Lab, type LabModule } from './lab.ts'

const modules = import.meta.glob<LabModule>('./labs/*.mdx', { eager: true })

export const labs: readonly Lab[] = Object.entries(modules)
  .map(([path, module]) => readLab(path.replace(/^.*\/|\.mdx$/g, ''), module, labComponents))
  .toSorted((one, other) => one.order - other.order)
